import type { From } from '../broken-documents.ts';
import type { Case } from './case.ts';

const send = '/actions/Send_SMS';
const senderid = `${send}/body/fields/senderid`;

export const descriptionCases: readonly Case[] = [
  {
    breaks: 'description ConnectorNameNotLowerCase',
    text: 'error ConnectorNameNotLowerCase at connector/sendmode.ts#/name: The name of the connector must consist of lower-case letters. Received "SendMode". The name is part of addresses and of file names. Write it as in "sendmode".',
    change: { description: { '/name': 'SendMode' } },
  },
  { breaks: 'description ActionsMissing', also: ['OperationIdNotFound'], change: { description: { '/actions': [] } } },
  { breaks: 'description OperationIdRequired', change: { description: { [`${send}/operationId`]: '' } } },
  {
    breaks: 'description OperationIdNotUnique',
    text: 'error OperationIdNotUnique at connector/sendmode.ts#/actions/1/operationId: The operation id "Send_SMS" is used more than once. Received "Send_SMS". Flows find an action by its id, and the two would share one request and one result. Give the action an operation id of its own.',
    change: { description: { '/actions/Import_Customer/operationId': 'Send_SMS' } },
  },
  {
    breaks: 'description ActionOverwritten',
    text: 'error ActionOverwritten at connector/sendmode.ts#/actions/Import_Customer/path: The action has the method and the path of Send_SMS. Received "/send". A definition holds one operation for each; the earlier action would be lost. Change the method or the path of one of them.',
    change: { description: { '/actions/Import_Customer/path': '/send' } },
  },
  { breaks: 'description MethodNotKnown', change: { description: { [`${send}/method`]: 'put' } } },
  {
    breaks: 'description OperationPathMustStartWithSlash',
    text: 'error OperationPathMustStartWithSlash at connector/sendmode.ts#/actions/Send_SMS/path: A path must begin with a slash. Received "send". The call would go to another address than the one meant. Put a slash before it.',
    change: { description: { [`${send}/path`]: 'send' } },
  },
  {
    breaks: 'description OperationIdNotFound',
    text: 'error OperationIdNotFound at connector/sendmode.ts#/testConnection: The operation that tests a connection must exist. Received "Check_Balance". No connection can be tested. Name the operation id of an action.',
    change: { description: { '/testConnection': 'Check_Balance' } },
  },
  {
    breaks: 'description ErrorStatusNotUnique',
    text: 'error ErrorStatusNotUnique at connector/sendmode.ts#/errors/1/status: Every error status must be described once. Received 400. An operation holds one response for each status; the earlier one would be lost. Put both cases into one description.',
    change: { description: { '/errors/401/status': 400 } },
  },
  {
    breaks: 'description ErrorStatusNotValid',
    text: 'error ErrorStatusNotValid at connector/sendmode.ts#/errors/200/status: An error status must be a whole number from 400 to 599. Received 200. A status of the 200s would replace the result of every action. Use the status that the answer has.',
    change: { description: { '/errors/500/status': 200 } },
  },
  {
    breaks: 'description InvalidConnectorCategory',
    text: 'error InvalidConnectorCategory at connector/sendmode.ts#/categories/1: Every category must be one of Microsoft\'s list. Received "Messaging". Certification refuses the connector. Choose from: AI; Business Management; Business Intelligence; Collaboration; Commerce; Communication; Content and Files; Finance; Data; Human Resources; Internet of Things; IT Operations; Lifestyle and Entertainment; Marketing; Productivity; Sales and CRM; Security; Social Media; Website.',
    change: { description: { '/categories/1': 'Messaging' } },
  },
  {
    breaks: 'description TooManyConnectorCategories',
    text: 'error TooManyConnectorCategories at connector/sendmode.ts#/categories: The connector may have at most two categories. Received ["Communication","Marketing","Commerce"]. Certification refuses the connector. Keep the two that fit best.',
    change: { description: { '/categories/2': 'Commerce' } },
  },
  {
    breaks: 'description BrandColorNotValid',
    text: 'error BrandColorNotValid at connector/sendmode.ts#/brandColor: The brand colour must be # and six hexadecimal digits. Received "teal". The solution checker refuses the connector, and its icon has no background to match. Write it as in "#14506e".',
    change: { description: { '/brandColor': 'teal' } },
  },
  {
    breaks: 'description BrandColorRefused',
    text: 'error BrandColorRefused at connector/sendmode.ts#/brandColor: The brand colour must be neither white (#ffffff) nor the platform\'s default (#007ee5). Received "#ffffff". Certification refuses the connector. Choose a colour of the brand, and draw the icon on it.',
    change: { description: { '/brandColor': '#ffffff' } },
  },
  {
    breaks: 'description RequiredPropertyMissing',
    when: 'action',
    text: 'error RequiredPropertyMissing at connector/sendmode.ts#/actions/Send_SMS/description: The description is missing. Received nothing. Certification refuses the connector, and makers see no text at this place. Write the description as a text.',
    change: { description: { [`${send}/description`]: undefined } },
  },
  {
    breaks: 'description RequiredPropertyMissing',
    when: 'field',
    text: 'error RequiredPropertyMissing at connector/sendmode.ts#/actions/Send_SMS/body/fields/senderid/description: The description is missing. Received nothing. Certification refuses the connector, and makers see no text at this place. Write the description as a text.',
    change: { description: { [`${senderid}/description`]: undefined } },
  },
  {
    breaks: 'description RequiredValueEmpty',
    text: 'error RequiredValueEmpty at connector/sendmode.ts#/actions/Send_SMS/body/fields/senderid/label: The label is empty. Received "". Certification refuses the connector, and makers see no text at this place. Write the label.',
    change: { description: { [`${senderid}/label`]: '' } },
  },
  {
    breaks: 'description FieldLengthExceeded',
    text: 'error FieldLengthExceeded at connector/sendmode.ts#/actions/Send_SMS/body/fields/senderid/label: The label has 83 characters; 80 are allowed. Received "Sender Sender Sender Sender Sender Sender Sender Sender Sender Sender Sender Sender". Certification refuses the connector; a card has no room for more. Shorten it to at most 80 characters.',
    change: { description: { [`${senderid}/label`]: 'Sender '.repeat(12).trim() } },
  },
  {
    breaks: 'description OperationSummaryTooLong',
    change: { description: { [`${send}/summary`]: 'Send SMS '.repeat(9).trim().padEnd(81, 's') } },
  },
  {
    breaks: 'description FieldNameNotUnique',
    when: 'request',
    text: 'error FieldNameNotUnique at connector/sendmode.ts#/actions/Send_SMS/body/fields/2/name: The name "messagetext" is used more than once in "message". Received "messagetext". An object holds one value for each name; the earlier field would be lost. Rename or remove one of them.',
    change: { description: { [`${senderid}/name`]: 'messagetext' } },
  },
  {
    breaks: 'description FieldNameNotUnique',
    when: 'result',
    text: 'error FieldNameNotUnique at connector/sendmode.ts#/actions/Send_SMS/results/3/name: The name "status" is used more than once in the result. Received "status". An object holds one value for each name; the earlier field would be lost. Rename or remove one of them.',
    change: { description: { [`${send}/results/acceptedDateTime/name`]: 'status' } },
  },
  {
    breaks: 'description WrapperNameTaken',
    text: 'error WrapperNameTaken at connector/sendmode.ts#/actions/Import_Customer/body/wrapper/name: The wrapper must not have the name of a field beside it. Received "importdata". The field would be lost. Rename the field or the wrapper.',
    change: { description: { '/actions/Import_Customer/body/besideWrapper/group/name': 'importdata' } },
  },
  {
    breaks: 'description ConnectionIdParameterNotAllowed',
    text: 'error ConnectionIdParameterNotAllowed at connector/sendmode.ts#/actions/Send_SMS/body/fields/connectionId/name: No field of a request may be named \'connectionId\'. Received "connectionId". The platform puts a parameter of that name into every call; certification refuses the connector. Rename it.',
    change: { description: { [`${senderid}/name`]: 'connectionId' } },
  },
  {
    breaks: 'description FieldTypeNotKnown',
    text: 'error FieldTypeNotKnown at connector/sendmode.ts#/actions/Send_SMS/body/fields/senderid/type: A field must be of type string, integer, number, array; a field of a result may be an object of such fields. Received "boolean". The emitters know no other, and the field would be lost. Use one of these types.',
    change: { description: { [`${senderid}/type`]: 'boolean' } },
  },
  {
    breaks: 'description DefinitionNameNotUnique',
    when: 'error body',
    text: 'error DefinitionNameNotUnique at connector/sendmode.ts#/errors/400/body/definition: Another object is emitted as "Send_SMSResponse" already. Received "Send_SMSResponse". One of the two objects would be lost, and both would have the fields of the other. Rename the action, the object or the definition of the error body.',
    change: { description: { '/errors/400/body/definition': 'Send_SMSResponse' } },
  },
  {
    breaks: 'description DefinitionNameNotUnique',
    when: 'two groups',
    text: 'error DefinitionNameNotUnique at connector/sendmode.ts#/actions/Send_SMS/results/5/name: Another object is emitted as "Send_SMSResponseMessage" already. Received "Message". One of the two objects would be lost, and both would have the fields of the other. Rename the action, the object or the definition of the error body.',
    change: {
      description: {
        [`${send}/results/5`]: (from: From) => ({ ...(from(`${send}/results/message`) as object), name: 'Message' }),
      },
    },
  },
];
