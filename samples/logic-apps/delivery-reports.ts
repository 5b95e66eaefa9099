import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { describeSample } from '../catalogue.ts';
import { reportSteps, reportTrigger } from '../delivery-reports.ts';
import { logicApp } from './definition.ts';

export const deliveryReports = (): SampleWorkflow => ({
  ...describeSample('DeliveryReports'),
  definition: logicApp(reportTrigger, reportSteps),
});
