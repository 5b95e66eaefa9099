import { inferred } from '../connector/assumptions.ts';
import type { Connector } from '../connector/model.ts';
import type { JsonObject } from '../emit/documents/workflow.ts';
import { input, operation } from './operation.ts';
import { itemProperty, objectSchema, property } from './steps.ts';

/** What the samples are started with, as JSON schemas. The texts of the connector's fields are the description's own. */

/** Who has an appointment, and when. */
export const appointmentRequest = (connector: Connector): JsonObject => {
  const send = operation(connector, 'Send_SMS');
  return objectSchema(
    {
      mobilenumber: itemProperty(input(send, 'recipients')),
      appointment: {
        type: 'string',
        description: 'When the appointment is, in UTC, such as 2030-01-31T09:30:00Z.',
        pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$',
      },
      customerid: property(input(send, 'customerid')),
    },
    ['mobilenumber', 'appointment', 'customerid'],
  );
};

/** A text and who receives it. */
export const alertRequest = (connector: Connector): JsonObject => {
  const send = operation(connector, 'Send_SMS');
  return objectSchema(
    { messagetext: property(input(send, 'messagetext')), recipients: property(input(send, 'recipients')) },
    ['messagetext', 'recipients'],
  );
};

/** The fields of the form that a customer fills in. */
export const formFields = ['mobilenumber', 'firstname', 'surname', 'email'] as const;

/** What a customer filled in. */
export const formRequest = (connector: Connector): JsonObject => {
  const importCustomer = operation(connector, 'Import_Customer');
  const properties = formFields.map((name) => [name, property(input(importCustomer, name))]);
  return objectSchema(Object.fromEntries(properties), ['mobilenumber']);
};

/** Whom to opt out, and what the person answered. */
export const optOutRequest = (connector: Connector): JsonObject => {
  const optOut = operation(connector, 'Optout_Customer');
  return objectSchema(
    {
      mobilenumber: property(input(optOut, 'mobilenumber')),
      optoutresponse: {
        ...property(input(optOut, 'optoutresponse')),
        maxLength: inferred.optoutResponseLength.value,
      },
    },
    ['mobilenumber', 'optoutresponse'],
  );
};

/** Messages, few enough that the answer comes within the two minutes that a caller waits. */
export const messagesRequest = (connector: Connector): JsonObject => {
  const send = operation(connector, 'Send_SMS');
  const fields = ['messagetext', 'recipients', 'customerid'];
  const message = objectSchema(Object.fromEntries(fields.map((name) => [name, property(input(send, name))])), fields);
  return objectSchema({ messages: { type: 'array', minItems: 1, maxItems: 20, items: message } }, ['messages']);
};

/** A text, everybody who is to receive it, and everybody who must not. */
export const campaignRequest = (connector: Connector): JsonObject => {
  const send = operation(connector, 'Send_SMS');
  const recipients = property(input(send, 'recipients'));
  return objectSchema(
    {
      messagetext: property(input(send, 'messagetext')),
      recipients,
      suppressed: {
        type: 'array',
        description: 'Mobile numbers that must not receive the message, in any of the usual spellings.',
        items: { type: 'string' },
      },
      campaign: {
        type: 'string',
        minLength: 1,
        description: 'Your name for the campaign. Each batch is sent with it and a number as its Customer ID.',
      },
    },
    ['messagetext', 'recipients', 'suppressed', 'campaign'],
  );
};
