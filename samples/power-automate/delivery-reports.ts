import { describeSample } from '../catalogue.ts';
import { postedReportSteps, reportSteps, reportTrigger } from '../delivery-reports.ts';
import { forAnybody } from './actions.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';

export const deliveryReports = (): PowerAutomateFlow[] => [
  { ...describeSample('DeliveryReports'), definition: flow(forAnybody(reportTrigger('GET')), reportSteps) },
  {
    ...describeSample('DeliveryReportsByPost'),
    definition: flow(forAnybody(reportTrigger('POST')), postedReportSteps),
  },
];
