import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { describeSample } from '../catalogue.ts';
import { postedReportSteps, reportSteps, reportTrigger } from '../delivery-reports.ts';
import { logicApp } from './definition.ts';

export const deliveryReports = (): SampleWorkflow[] => [
  { ...describeSample('DeliveryReports'), definition: logicApp(reportTrigger('GET'), reportSteps) },
  { ...describeSample('DeliveryReportsByPost'), definition: logicApp(reportTrigger('POST'), postedReportSteps) },
];
