import type { Connector } from '../../connector/model.ts';
import type { Compose } from '../../emit/documents/workflow.ts';
import type { SampleWorkflow } from '../../emit/logic-apps/sample-workflow.ts';
import { describeSample } from '../catalogue.ts';
import { literal, reference, requested, value } from '../expressions.ts';
import { fieldsOf, operation, requestBodyAround } from '../operation.ts';
import { answerVariable } from '../outcome.ts';
import { appointmentRequest } from '../requests.ts';
import { holds, refuseIncomplete, requestTrigger } from '../steps.ts';
import { request, wholeRequest } from './actions.ts';
import { logicApp, numberParameter, textParameter } from './definition.ts';
import { sendOneMessage } from './one-message.ts';

const remindAt = "outputs('Remind_at')";
const isNear = "outputs('Near_enough_to_wait')";
const local = (time: string, format: string): string =>
  `convertFromUtc(${time}, parameters('timeZone'), ${literal(format)})`;

const parameters = {
  reminderHoursBefore: numberParameter(24, 'How many hours before the appointment the reminder is sent.'),
  longestWaitInDays: numberParameter(
    80,
    'A run may last 90 days at most. A reminder further away is scheduled at Sendmode, which sends at the nearest quarter hour.',
  ),
  timeZone: textParameter('GMT Standard Time', 'The time zone of the appointments, by its Windows name.'),
};

const message = (connector: Connector): Compose => ({
  type: 'Compose',
  inputs: fieldsOf(operation(connector, 'Send_SMS'), {
    messagetext: `Your appointment is on @{${local(requested('appointment'), 'dd/MM/yyyy')}} at @{${local(requested('appointment'), 'HH:mm')}}.`,
    recipients: [`@{${requested('mobilenumber')}}`],
    customerid: reference(requested('customerid')),
    scheduledate: value(local(remindAt, 'yyyy-MM-ddTHH:mm:ss')),
  }),
});

const withoutDateIfNear = value(`removeProperty(outputs('Message'), if(${isNear}, 'scheduledate', 'nothing'))`);

export const appointmentReminder = (connector: Connector): SampleWorkflow => ({
  ...describeSample('AppointmentReminder'),
  definition: logicApp(
    requestTrigger('Your booking system calls this address for each appointment.', appointmentRequest(connector)),
    {
      Answer_of_the_message: answerVariable,
      ...refuseIncomplete(['mobilenumber', 'appointment']),
      Remind_at: {
        type: 'Compose',
        inputs: value(`addHours(${requested('appointment')}, sub(0, parameters('reminderHoursBefore')))`),
      },
      Appointment_is_over: {
        type: 'If',
        description: 'Nobody is reminded of an appointment that has passed.',
        expression: holds(`lessOrEquals(ticks(${requested('appointment')}), ticks(utcNow()))`),
        actions: { Nothing_to_remind_of: { type: 'Terminate', inputs: { runStatus: 'Cancelled' } } },
      },
      Near_enough_to_wait: {
        type: 'Compose',
        inputs: value(`lessOrEquals(ticks(${remindAt}), ticks(addDays(utcNow(), parameters('longestWaitInDays'))))`),
      },
      Message: message(connector),
      Wait_if_near: {
        type: 'If',
        description: 'Cancel the waiting run when the appointment is cancelled.',
        expression: holds(isNear),
        actions: { Wait_for_the_hour: { type: 'Wait', inputs: { until: { timestamp: value(remindAt) } } } },
      },
      ...request(requestBodyAround(operation(connector, 'Send_SMS'), withoutDateIfNear)),
      ...sendOneMessage(connector, wholeRequest),
    },
    parameters,
  ),
});
