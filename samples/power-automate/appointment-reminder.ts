import type { Connector } from '../../connector/model.ts';
import type { If } from '../../emit/documents/workflow.ts';
import { describeSample } from '../catalogue.ts';
import { member, reference, requested, value } from '../expressions.ts';
import { appointmentRequest } from '../requests.ts';
import { holds, refuseIncomplete, requestTrigger } from '../steps.ts';
import { forAnybody } from './actions.ts';
import { flow, type PowerAutomateFlow } from './definition.ts';
import { orReview, sendSms } from './sending.ts';

const setting = (name: 'hoursBefore' | 'timeZone' | 'longestWaitInDays'): string => member("outputs('Settings')", name);
const remindAt = "outputs('Remind_at')";
const local = (time: string, format: string): string => `convertFromUtc(${time}, ${setting('timeZone')}, '${format}')`;

const reminder = {
  messagetext: value("outputs('Text')"),
  recipients: [`@{${requested('mobilenumber')}}`],
  customerid: reference(requested('customerid')),
};

/** Waits and sends, or has Sendmode schedule what is too far away to wait for. */
const waitOrSchedule = (connector: Connector): If => ({
  type: 'If',
  expression: holds(`lessOrEquals(ticks(${remindAt}), ticks(addDays(utcNow(), ${setting('longestWaitInDays')})))`),
  actions: {
    Wait_for_the_hour: {
      type: 'Wait',
      description: 'Cancel the waiting run when the appointment is cancelled.',
      inputs: { until: { timestamp: value(remindAt) } },
    },
    Send_SMS: sendSms(connector, reminder),
    ...orReview(connector, 'Send_SMS', reminder),
  },
  else: {
    actions: {
      Schedule_SMS: sendSms(connector, {
        ...reminder,
        scheduledate: value(local(remindAt, 'yyyy-MM-ddTHH:mm:ss')),
      }),
      ...orReview(connector, 'Schedule_SMS', reminder),
    },
  },
});

export const appointmentReminder = (connector: Connector): PowerAutomateFlow => ({
  ...describeSample('AppointmentReminder'),
  definition: flow(
    forAnybody(
      requestTrigger('Your booking system calls this address for each appointment.', appointmentRequest(connector)),
    ),
    {
      Settings: {
        type: 'Compose',
        description: 'Change these. A flow may wait for 30 days at most, so keep the longest wait below that.',
        inputs: { hoursBefore: 24, timeZone: 'GMT Standard Time', longestWaitInDays: 28 },
      },
      ...refuseIncomplete(['mobilenumber', 'appointment']),
      Remind_at: {
        type: 'Compose',
        inputs: value(`addHours(${requested('appointment')}, sub(0, ${setting('hoursBefore')}))`),
      },
      Text: {
        type: 'Compose',
        inputs: `Your appointment is on @{${local(requested('appointment'), 'dd/MM/yyyy')}} at @{${local(requested('appointment'), 'HH:mm')}}.`,
      },
      Appointment_is_over: {
        type: 'If',
        description: 'Nobody is reminded of an appointment that has passed.',
        expression: holds(`lessOrEquals(ticks(${requested('appointment')}), ticks(utcNow()))`),
        actions: { Nothing_to_remind_of: { type: 'Terminate', inputs: { runStatus: 'Cancelled' } } },
      },
      Near_enough_to_wait: waitOrSchedule(connector),
    },
  ),
});
