import { type Case, message, ping } from './case.ts';

const long = (length: number): string => 'Word '.repeat(length).slice(0, length).trimEnd().padEnd(length, 'x');

const deprecated = (replacement: object) =>
  ping({
    deprecated: true,
    summary: 'Ping service (deprecated)',
    description: 'Ask whether the service answers (deprecated).',
    'x-ms-api-annotation': { replacement },
  });

export const textCases: readonly Case[] = [
  {
    breaks: 'definition RequiredPropertyMissing',
    when: 'summary',
    text: 'error RequiredPropertyMissing at apiDefinition.swagger.json#/paths/~1send/post/summary: The summary is missing. Received nothing. Certification refuses the connector, and makers see no text at this place. Add the summary.',
    change: { definition: { '/paths/~1send/post/summary': undefined } },
  },
  {
    breaks: 'definition RequiredPropertyMissing',
    when: 'label of a parameter',
    text: 'error RequiredPropertyMissing at apiDefinition.swagger.json#/paths/~1send/post/parameters/1/x-ms-summary: The label (x-ms-summary) is missing. Received nothing. Certification refuses the connector, and makers see no text at this place. Add the label (x-ms-summary).',
    change: { definition: { '/paths/~1send/post/parameters/Content-Type/x-ms-summary': undefined } },
  },
  {
    breaks: 'definition TextMissing',
    when: 'description of a field',
    text: 'warning TextMissing at apiDefinition.swagger.json#/definitions/Send_SMSRequestMessage/properties/senderid/description: The description is missing. Received nothing. Makers see no text at this place, and reviewers may ask for it. Add the description.',
    change: { definition: { [`${message}/properties/senderid/description`]: undefined } },
  },
  {
    breaks: 'definition TextMissing',
    when: 'description of a definition',
    text: 'warning TextMissing at apiDefinition.swagger.json#/definitions/Send_SMSRequestMessage/description: The description is missing. Received nothing. Makers see no text at this place, and reviewers may ask for it. Add the description.',
    change: { definition: { [`${message}/description`]: undefined } },
  },
  {
    breaks: 'definition RequiredValueEmpty',
    when: 'description',
    text: 'error RequiredValueEmpty at apiDefinition.swagger.json#/paths/~1send/post/description: The description is empty. Received " ". Certification refuses the connector, and makers see no text at this place. Write the description.',
    change: { definition: { '/paths/~1send/post/description': ' ' } },
  },
  {
    breaks: 'definition RequiredValueEmpty',
    when: 'response',
    text: 'error RequiredValueEmpty at apiDefinition.swagger.json#/paths/~1send/post/responses/429/description: The description is empty. Received "". Certification refuses the connector, and makers see no text at this place. Write the description.',
    change: { definition: { '/paths/~1send/post/responses/429/description': '' } },
  },
  {
    breaks: 'definition JsonTypeIncorrect',
    when: 'label',
    text: 'error JsonTypeIncorrect at apiDefinition.swagger.json#/definitions/Send_SMSRequestMessage/properties/senderid/x-ms-summary: The label (x-ms-summary) must be a text. Received 5. Certification refuses the connector. Write a text.',
    change: { definition: { [`${message}/properties/senderid/x-ms-summary`]: 5 } },
  },
  {
    breaks: 'definition LabelTooLong',
    text: 'warning LabelTooLong at apiDefinition.swagger.json#/definitions/Send_SMSRequestMessage/properties/senderid/x-ms-summary: The label has 81 characters; 80 are allowed. Received "Word Word Word Word Word Word Word Word Word Word Word Word Word Word Word Word W". A card has no room for more. Shorten it to at most 80 characters.',
    change: { definition: { [`${message}/properties/senderid/x-ms-summary`]: long(81) } },
  },
  { breaks: 'definition OperationSummaryTooLong', change: { definition: { '/paths/~1send/post/summary': long(81) } } },
  {
    breaks: 'definition RestrictedCharactersInSummary',
    text: 'error RestrictedCharactersInSummary at apiDefinition.swagger.json#/paths/~1send/post/summary: The summary of an action must not contain / \\ < > * % & or ?. Received "Send SMS & MMS". Certification refuses the connector. Say it in words.',
    change: { definition: { '/paths/~1send/post/summary': 'Send SMS & MMS' } },
  },
  {
    breaks: 'definition TextsRepeatEachOther',
    change: { definition: { '/paths/~1send/post/description': 'Send SMS.' } },
  },
  {
    breaks: 'definition SummaryRepeatsOperationId',
    change: { definition: { '/paths/~1ping': ping({ summary: 'PingService' }) } },
  },
  {
    breaks: 'definition DescriptionNotASentence',
    change: { definition: { [`${message}/properties/senderid/description`]: 'the sender' } },
  },
  {
    breaks: 'definition SpaceMissingAfterFullStop',
    change: { definition: { '/paths/~1send/post/description': 'Send an SMS.It costs credits.' } },
  },
  {
    breaks: 'definition LabelNotInTitleCase',
    change: { definition: { [`${message}/properties/senderid/x-ms-summary`]: 'Sender id' } },
  },
  {
    breaks: 'definition LabelHasOtherCharacters',
    change: { definition: { [`${message}/properties/senderid/x-ms-summary`]: 'Sender/ID' } },
  },
  {
    breaks: 'definition ProductNameInText',
    change: { definition: { '/paths/~1send/post/description': 'Send an SMS from Copilot Studio.' } },
  },
  {
    breaks: 'definition ResponseDescriptionSaysNothing',
    when: 'status',
    change: { definition: { '/paths/~1send/post/responses/429/description': '429' } },
  },
  {
    breaks: 'definition ResponseDescriptionSaysNothing',
    when: 'default',
    change: { definition: { '/paths/~1send/post/responses/default/description': 'default' } },
  },
  {
    breaks: 'definition DeprecationNotSaid',
    change: { definition: { '/paths/~1ping': ping({ deprecated: true, summary: 'Ping service (deprecated)' }) } },
  },
  {
    breaks: 'definition OperationStatusAheadOfConnector',
    change: { definition: { '/paths/~1ping': ping({ 'x-ms-api-annotation': { status: 'Production' } }) } },
  },
  {
    breaks: 'definition OperationIdShouldEndWithRevision',
    change: {
      definition: { '/paths/~1ping': ping({ 'x-ms-api-annotation': { family: 'PingService', revision: 2 } }) },
    },
  },
  {
    breaks: 'definition ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
    change: {
      definition: {
        '/paths/~1ping': ping({
          'x-ms-api-annotation': { replacement: { api: 'sendmode', operationId: 'Check_Credits' } },
        }),
      },
    },
  },
  {
    breaks: 'definition ApiAnnotationExtensionReplacementInfoMissingApiProperty',
    change: { definition: { '/paths/~1ping': deprecated({ operationId: 'Check_Credits' }) } },
  },
  {
    breaks: 'definition ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
    change: { definition: { '/paths/~1ping': deprecated({ api: 'sendmode' }) } },
  },
  {
    breaks: 'definition JsonValueNotInEnum',
    when: 'visibility',
    text: 'error JsonValueNotInEnum at apiDefinition.swagger.json#/definitions/Send_SMSRequestMessage/properties/senderid/x-ms-visibility: The value must be one of: important, advanced, internal. Received "". Certification refuses the connector. Use one of these values, or leave the key out.',
    change: { definition: { [`${message}/properties/senderid/x-ms-visibility`]: '' } },
  },
  {
    breaks: 'definition JsonValueNotInEnum',
    when: 'status',
    text: 'error JsonValueNotInEnum at apiDefinition.swagger.json#/info/x-ms-api-annotation/status: The value must be one of: Production, Preview. Received "Beta". Certification refuses the connector. Use one of these values, or leave the key out.',
    change: { definition: { '/info/x-ms-api-annotation/status': 'Beta' } },
  },
];
