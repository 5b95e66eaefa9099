import type { From } from '../broken-documents.ts';
import type { Case } from './case.ts';

const metadata = '/x-ms-connector-metadata';

export const infoCases: readonly Case[] = [
  {
    breaks: 'definition FieldLengthExceeded',
    when: 'title',
    text: 'error FieldLengthExceeded at apiDefinition.swagger.json#/info/title: The title has 31 characters; 30 are allowed. Received "SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS". Certification refuses the connector. Shorten it to at most 30 characters.',
    change: { definition: { '/info/title': 'S'.repeat(31) } },
  },
  {
    breaks: 'definition FieldLengthNotInRange',
    when: 'short',
    text: 'error FieldLengthNotInRange at apiDefinition.swagger.json#/info/description: The description of the connector must have 30 to 500 characters. Received "Sends text messages.". Certification refuses the connector. Say in one or two sentences what a maker can do with the connector.',
    change: { definition: { '/info/description': 'Sends text messages.' } },
  },
  {
    breaks: 'definition FieldLengthNotInRange',
    when: 'long',
    text: 'error FieldLengthNotInRange at apiDefinition.swagger.json#/info/description: The description of the connector must have 30 to 500 characters. Received "word word word word word word word word word word word word word word word word word word ..." (504 characters). Certification refuses the connector. Say in one or two sentences what a maker can do with the connector.',
    change: { definition: { '/info/description': `${'word '.repeat(100)}more` } },
  },
  {
    breaks: 'definition ValueContainsRestrictedWords',
    when: 'title',
    text: 'error ValueContainsRestrictedWords at apiDefinition.swagger.json#/info/title: The title of the connector contains the restricted words "api" and "connector". Received "Sendmode API Connector". Certification refuses the connector. Say it without that word: the product shows by itself that this is a connector, and in which product it runs.',
    change: { definition: { '/info/title': 'Sendmode API Connector' } },
  },
  {
    breaks: 'definition ValueContainsRestrictedWords',
    when: 'description',
    text: 'error ValueContainsRestrictedWords at apiDefinition.swagger.json#/info/description: The description of the connector contains the restricted word "power automate". Received "Send text messages from Power Automate to any country.". Certification refuses the connector. Say it without that word: the product shows by itself that this is a connector, and in which product it runs.',
    change: { definition: { '/info/description': 'Send text messages from Power Automate to any country.' } },
  },
  {
    breaks: 'definition ValueMustEndWithAlphanumeric',
    when: 'title',
    text: 'warning ValueMustEndWithAlphanumeric at apiDefinition.swagger.json#/info/title: The title should end with a letter or a digit. Received "Sendmode!". Reviewers may ask for another text. Remove what follows the last letter or digit.',
    change: { definition: { '/info/title': 'Sendmode!' } },
  },
  {
    breaks: 'definition ValueMustEndWithAlphanumeric',
    when: 'summary',
    also: ['LabelHasOtherCharacters'],
    text: 'warning ValueMustEndWithAlphanumeric at apiDefinition.swagger.json#/paths/~1send/post/summary: The summary should end with a letter or a digit. Received "Send SMS.". Reviewers may ask for another text. Remove what follows the last letter or digit.',
    change: { definition: { '/paths/~1send/post/summary': 'Send SMS.' } },
  },
  { breaks: 'definition ValueMustBeInEnglish', change: { definition: { '/info/title': 'Сендмоуд' } } },
  {
    breaks: 'definition HostNameNotValid',
    text: 'error HostNameNotValid at apiDefinition.swagger.json#/host: The host must be a host name alone, without scheme and path. Received "https://rest.sendmode.com/v2". The platform cannot form the address of the service, so no call arrives. Write only the name, as in "rest.example.com"; the path belongs into the base path.',
    change: { definition: { '/host': 'https://rest.sendmode.com/v2' } },
  },
  {
    breaks: 'definition HostNotInProduction',
    when: 'staging',
    change: { definition: { '/host': 'rest-staging.sendmode.com' } },
  },
  { breaks: 'definition HostNotInProduction', when: 'local', change: { definition: { '/host': '127.0.0.1:4281' } } },
  { breaks: 'definition BasePathNotValid', when: 'no slash', change: { definition: { '/basePath': 'v2' } } },
  { breaks: 'definition BasePathNotValid', when: 'slash at the end', change: { definition: { '/basePath': '/v2/' } } },
  { breaks: 'definition SchemesArrayEmpty', change: { definition: { '/schemes': [] } } },
  { breaks: 'definition SchemeNotEncrypted', change: { definition: { '/schemes': ['http', 'https'] } } },
  { breaks: 'definition ContactIncomplete', change: { definition: { '/info/contact/name': undefined } } },
  {
    breaks: 'definition ContactEmailNotValid',
    change: { definition: { '/info/contact/email': 'support at sendmode' } },
  },
  {
    breaks: 'definition RequiredPropertyMissing',
    when: 'contact',
    text: 'error RequiredPropertyMissing at apiDefinition.swagger.json#/info/contact: The contact is missing. Received nothing. Certification refuses the connector, and makers see no text at this place. Add the contact.',
    change: { definition: { '/info/contact': undefined } },
  },
  {
    breaks: 'definition JsonTypeIncorrect',
    when: 'contact',
    text: 'error JsonTypeIncorrect at apiDefinition.swagger.json#/info/contact: The contact must be an object. Received "Sendmode". Certification refuses the connector. Write an object.',
    change: { definition: { '/info/contact': 'Sendmode' } },
  },
  {
    breaks: 'definition RequiredPropertyMissing',
    when: 'metadata',
    text: 'error RequiredPropertyMissing at apiDefinition.swagger.json#/x-ms-connector-metadata: The metadata (x-ms-connector-metadata) is missing. Received nothing. Certification refuses the connector, and makers see no text at this place. Add the metadata (x-ms-connector-metadata).',
    change: { definition: { [metadata]: undefined } },
  },
  {
    breaks: 'definition ConnectorMetadataPropertiesMissing',
    text: 'error ConnectorMetadataPropertiesMissing at apiDefinition.swagger.json#/x-ms-connector-metadata: The metadata have no value for "Website". Received a list of 3. Certification refuses the connector. Add an entry with that propertyName and a propertyValue.',
    change: { definition: { [`${metadata}/Website/propertyName`]: 'Web site' } },
  },
  {
    breaks: 'definition ConnectorMetadataNotValid',
    when: 'twice',
    change: { definition: { [`${metadata}/3`]: { propertyName: 'Website', propertyValue: 'https://example.com' } } },
  },
  {
    breaks: 'definition ConnectorMetadataNotValid',
    when: 'no text',
    change: { definition: { [`${metadata}/3`]: { propertyName: 'Support', propertyValue: 1 } } },
  },
  {
    breaks: 'definition InvalidConnectorCategory',
    change: { definition: { [`${metadata}/Categories/propertyValue`]: 'Communication;Messaging' } },
  },
  {
    breaks: 'definition TooManyConnectorCategories',
    change: { definition: { [`${metadata}/Categories/propertyValue`]: 'Communication;Marketing;Commerce' } },
  },
  {
    breaks: 'definition UrlNotValid',
    when: 'contact',
    change: { definition: { '/info/contact/url': 'www.sendmode.com' } },
  },
  {
    breaks: 'definition UrlNotValid',
    when: 'website',
    change: { definition: { [`${metadata}/Website/propertyValue`]: 'sendmode' } },
  },
  {
    breaks: 'definition KeyOrder',
    change: {
      definition: {
        '': (from: From) => {
          const { info, ...rest } = from('') as Record<string, unknown>;
          return { ...rest, info };
        },
      },
    },
  },
];
