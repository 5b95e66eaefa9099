import { inferred } from '../assumptions.ts';
import { extensions } from '../extensions.ts';
import { acceptedDateTime, mobileNumberForm, outcomeFields } from '../fields.ts';
import type { Action } from '../model.ts';
import { wrapperOf } from '../unknown.ts';

/** Sends a text message. Source: https://developers.sendmode.com/restdocs/send */
export const sendSms: Action = {
  operationId: 'Send_SMS',
  summary: 'Send SMS',
  description: 'Send an SMS to one or more recipients, at once or at a scheduled time.',
  modelDescription:
    'Use this when someone asks to send a text message (SMS) to one or more mobile numbers. Send only when the text and every recipient are known.',
  method: 'post',
  path: '/send',
  visibility: 'important',
  contentTypeRequired: false,
  repetition: {
    safe: false,
    reason: 'Every accepted call is a message to a person, and Sendmode documents no protection against duplicates.',
  },
  body: {
    description: 'The message to send.',
    wrapper: wrapperOf(inferred.sendWrapper.value, 'The message and its recipients.'),
    fields: [
      {
        name: 'messagetext',
        label: 'Message Text',
        type: 'string',
        required: true,
        visibility: 'important',
        description:
          'The text of the message. A long text is sent in several parts, and sooner so when it holds emoji or letters outside the basic SMS alphabet.',
        example: 'Your appointment is tomorrow at 09:30.',
      },
      {
        name: 'recipients',
        label: 'Recipients',
        type: 'array',
        required: true,
        visibility: 'important',
        description: `The mobile numbers that receive the message, one in each item. A number is ${mobileNumberForm}.`,
        itemDescription: 'A mobile number, such as 0870000000 or 353870000000.',
        example: ['0870000000'],
      },
      {
        name: 'senderid',
        label: 'Sender ID',
        type: 'string',
        visibility: 'normal',
        description:
          'The name or number that the recipient sees as the sender. Use one that is registered for your account: some countries, Ireland among them, mark or drop texts under names that are not. A connection to Engage needs one.',
        example: 'Clinic',
      },
      {
        name: 'customerid',
        label: 'Customer ID',
        type: 'string',
        visibility: 'normal',
        description:
          'Your own reference for the message, which Sendmode repeats in its delivery reports. It does not prevent duplicates.',
        example: 'order-1042',
      },
      {
        name: 'scheduledate',
        label: 'Schedule Date',
        type: 'string',
        visibility: 'advanced',
        description:
          'When to send the message, as a date and time such as 2030-01-31T09:30:00. Sendmode sends at the nearest quarter hour and names no time zone. Leave it empty to send at once.',
        example: '2030-01-31T09:30:00',
        dateForm: 'yyyy-mm-ddThh:mm:ss',
        extension: extensions.scheduledate,
      },
    ],
  },
  resultDescription: 'Sendmode accepted the message. Accepted does not mean delivered.',
  results: [
    ...outcomeFields,
    acceptedDateTime('message'),
    {
      type: 'object',
      name: 'message',
      description: 'The message as Sendmode accepted it.',
      fields: [
        {
          name: 'senderid',
          label: 'Sender ID',
          type: 'string',
          description: 'The name or number that the recipient sees as the sender.',
          example: 'Clinic',
        },
        {
          name: 'messagetext',
          label: 'Message Text',
          type: 'string',
          description: 'The text of the message.',
          example: 'Your appointment is tomorrow at 09:30.',
        },
        {
          name: 'customerid',
          label: 'Customer ID',
          type: 'string',
          description: 'Your own reference for the message.',
          example: 'order-1042',
        },
        {
          name: 'scheduledate',
          label: 'Schedule Date',
          type: 'string',
          description: 'When the message will be sent, if it was scheduled.',
          example: '2030-01-31T09:30:00',
        },
        {
          name: 'recipients',
          label: 'Recipients',
          type: 'array',
          description: 'The mobile numbers that receive the message.',
          itemDescription: 'A mobile number.',
          example: ['0870000000'],
        },
      ],
    },
  ],
};
