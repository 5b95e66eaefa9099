import type { From } from '../broken-documents.ts';
import type { Case } from './case.ts';

const send = '/actions/Send_SMS';
const senderid = `${send}/body/fields/senderid`;

export const descriptionCases: readonly Case[] = [
  {
    breaks: 'description ConnectorNameNotLowerCase',
    text: 'error ConnectorNameNotLowerCase at connector/sendmode.ts#/name: The name of the connector must consist of lower-case letters. Received "SendMode". The name is part of addresses and of file names. Write it as in "contoso".',
    change: { description: { '/name': 'SendMode' } },
  },
  { breaks: 'description ActionsMissing', change: { description: { '/actions': [] } } },
  {
    breaks: 'description ActionOverwritten',
    text: 'error ActionOverwritten at connector/actions/import-customer.ts#/path: The action has the method and the path of Send_SMS. Received "/send". A definition holds one operation for each; the earlier action would be lost. Change the method or the path of one of them.',
    change: { description: { '/actions/Import_Customer/path': '/send' } },
  },
  {
    breaks: 'description ErrorStatusNotUnique',
    text: 'error ErrorStatusNotUnique at connector/errors.ts#/1/status: Every error status must be described once. Received 400. An operation holds one response for each status; the earlier one would be lost. Put both cases into one description.',
    change: { description: { '/errors/401/status': 400 } },
  },
  {
    breaks: 'description ErrorStatusNotValid',
    text: 'error ErrorStatusNotValid at connector/errors.ts#/200/status: An error status must be a whole number from 400 to 599. Received 200. A status of the 200s would replace the result of every action. Use the status that the answer has.',
    change: { description: { '/errors/500/status': 200 } },
  },
  {
    breaks: 'description FieldNameNotUnique',
    when: 'request',
    text: 'error FieldNameNotUnique at connector/actions/send-sms.ts#/body/fields/2/name: The name "messagetext" is used more than once in "message". Received "messagetext". An object holds one value for each name; the earlier field would be lost. Rename or remove one of them.',
    change: { description: { [`${senderid}/name`]: 'messagetext' } },
  },
  {
    breaks: 'description FieldNameNotUnique',
    when: 'result',
    text: 'error FieldNameNotUnique at connector/actions/send-sms.ts#/results/3/name: The name "status" is used more than once in the result. Received "status". An object holds one value for each name; the earlier field would be lost. Rename or remove one of them.',
    change: { description: { [`${send}/results/acceptedDateTime/name`]: 'status' } },
  },
  {
    breaks: 'description WrapperNameTaken',
    text: 'error WrapperNameTaken at connector/actions/import-customer.ts#/body/wrapper/name: The wrapper must not have the name of a field beside it. Received "importdata". The field would be lost. Rename the field or the wrapper.',
    change: { description: { '/actions/Import_Customer/body/besideWrapper/group/name': 'importdata' } },
  },
  {
    breaks: 'description DefinitionNameNotUnique',
    when: 'error body',
    text: 'error DefinitionNameNotUnique at connector/errors.ts#/400/body/definition: Another object is emitted as "Send_SMSResponse" already. Received "Send_SMSResponse". One of the two objects would be lost, and both would have the fields of the other. Rename the action, the object or the definition of the error body.',
    change: { description: { '/errors/400/body/definition': 'Send_SMSResponse' } },
  },
  {
    breaks: 'description DefinitionNameNotUnique',
    when: 'two groups',
    text: 'error DefinitionNameNotUnique at connector/actions/send-sms.ts#/results/Message/name: Another object is emitted as "Send_SMSResponseMessage" already. Received "Message". One of the two objects would be lost, and both would have the fields of the other. Rename the action, the object or the definition of the error body.',
    change: {
      description: {
        [`${send}/results/5`]: (from: From) => ({ ...(from(`${send}/results/message`) as object), name: 'Message' }),
      },
    },
  },
  {
    breaks: 'description DescriptionKeyNotKnown',
    text: 'error DescriptionKeyNotKnown at connector/actions/send-sms.ts#/body/fields/senderid/visibilty: The key "visibilty" is none that the description has at this place. Received "advanced". No emitter reads the key, so what it says would be lost. Did you mean "visibility"?',
    change: { description: { [`${senderid}/visibilty`]: 'advanced' } },
  },
  {
    breaks: 'description DescriptionKeyNotKnown',
    when: 'nothing is near',
    text: 'error DescriptionKeyNotKnown at connector/actions/send-sms.ts#/body/wrapper/xyz: The key "xyz" is none that the description has at this place. Received 1. No emitter reads the key, so what it says would be lost. It has: name, description.',
    change: { description: { [`${send}/body/wrapper/xyz`]: 1 } },
  },
];
