import { inferred } from '../connector/assumptions.ts';
import type { Connector } from '../connector/model.ts';
import type { JsonObject } from '../emit/documents/workflow.ts';
import { input, operation } from './operation.ts';
import { itemProperty, objectSchema, ofAnyType, ofAnyTypeButNull, property } from './steps.ts';

/**
 * What the samples are started with, as JSON schemas. The texts of the connector's fields are the description's own. Other
 * systems send null for what they do not have, numbers for references, and members of their own; only what a sample cannot do
 * without is required.
 */

/** A list whose entries may be anything: a damaged one is set aside by the run and does not cost the others. */
const anyList = (description: string): JsonObject => ({ type: 'array', description, items: {} });

/** An ISO 8601 time with or without seconds and a fraction of them, in UTC or with an offset. */
const isoTime = '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})$';

/** Who has an appointment, and when. */
export const appointmentRequest = (connector: Connector): JsonObject => {
  const send = operation(connector, 'Send_SMS');
  return objectSchema(
    {
      mobilenumber: ofAnyTypeButNull(itemProperty(input(send, 'recipients'))),
      appointment: {
        type: 'string',
        description: 'When the appointment is, such as 2030-01-31T09:30:00Z or 2030-01-31T10:30:00+01:00.',
        pattern: isoTime,
      },
      customerid: ofAnyType(property(input(send, 'customerid'))),
    },
    ['mobilenumber', 'appointment'],
  );
};

/** A text and who receives it. */
export const alertRequest = (connector: Connector): JsonObject => {
  const send = operation(connector, 'Send_SMS');
  return objectSchema(
    {
      messagetext: property(input(send, 'messagetext')),
      recipients: anyList(input(send, 'recipients').description),
    },
    ['messagetext', 'recipients'],
  );
};

/** The fields of the form that a customer fills in. */
export const formFields = ['mobilenumber', 'firstname', 'surname', 'email'] as const;
/** Those that may stay empty, which are then left out. */
export const optionalFormFields = formFields.slice(1);

/** What a customer filled in. */
export const formRequest = (connector: Connector): JsonObject => {
  const importCustomer = operation(connector, 'Import_Customer');
  const field = (name: string): JsonObject => ofAnyType(property(input(importCustomer, name)));
  const optional = optionalFormFields.map((name) => [name, field(name)]);
  return objectSchema(
    {
      mobilenumber: ofAnyTypeButNull(property(input(importCustomer, 'mobilenumber'))),
      ...Object.fromEntries(optional),
    },
    ['mobilenumber'],
  );
};

/** The most characters that Sendmode keeps of what a person answered when opting out. */
export const longestOptOutResponse: number = inferred.optoutResponseLength.value;

/** Whom to opt out, and what the person answered, however long. The number alone is needed. */
export const optOutRequest = (connector: Connector): JsonObject => {
  const optOut = operation(connector, 'Optout_Customer');
  return objectSchema(
    {
      mobilenumber: ofAnyTypeButNull(property(input(optOut, 'mobilenumber'))),
      optoutresponse: { description: `What the person answered. ${longestOptOutResponse} characters of it are kept.` },
    },
    ['mobilenumber'],
  );
};

/** Messages; a reference that is missing is the run's own. */
export const messagesRequest = (connector: Connector): JsonObject => {
  const send = operation(connector, 'Send_SMS');
  const message = objectSchema(
    {
      messagetext: property(input(send, 'messagetext')),
      recipients: anyList(input(send, 'recipients').description),
      customerid: ofAnyType(property(input(send, 'customerid'))),
    },
    ['messagetext', 'recipients'],
  );
  return objectSchema({ messages: { type: 'array', minItems: 1, items: message } }, ['messages']);
};

/**
 * A text, everybody who is to receive it, and everybody who must not. The schema is for the designer: the caller does not see
 * what it refuses, so the run looks for itself.
 */
export const campaignRequest = (connector: Connector): JsonObject => {
  const send = operation(connector, 'Send_SMS');
  return objectSchema(
    {
      messagetext: property(input(send, 'messagetext')),
      recipients: anyList(input(send, 'recipients').description),
      suppressed: anyList(
        'Mobile numbers that must not receive the message, in any of the usual spellings. One that cannot be read stops the campaign.',
      ),
      campaign: {
        type: 'string',
        minLength: 1,
        description: 'Your name for the campaign. Each batch is sent with it and a number as its Customer ID.',
      },
    },
    ['messagetext', 'recipients', 'suppressed', 'campaign'],
  );
};
