import { encode } from 'fast-png';
import { soundDocuments } from '../broken-documents.ts';
import type { Case } from './case.ts';

const key = '/properties/connectionParameters/api_key';
const policy = '/properties/policyTemplateInstances/0';

const background = [0x14, 0x50, 0x6e, 255] as const;
type Pixel = readonly [number, number, number, number];

/** A square of the brand colour with a white mark in its middle; `paint` may change single pixels. */
const icon = (
  size = 160,
  mark = 60,
  paint: (x: number, y: number) => Pixel | undefined = () => undefined,
  width = size,
) => {
  const isMark = (at: number): boolean => at >= (size - mark) / 2 && at < (size + mark) / 2;
  const pixels = Array.from({ length: width * size }, (_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    return paint(x, y) ?? (isMark(x) && isMark(y) ? [255, 255, 255, 255] : background);
  });
  return encode({ width, height: size, data: new Uint8Array(pixels.flat()), channels: 4, depth: 8 });
};

const padded = (bytes: Uint8Array, length: number): Uint8Array => {
  const all = new Uint8Array(length);
  all.set(bytes);
  return all;
};

const { texts } = soundDocuments();

export const fileCases: readonly Case[] = [
  {
    breaks: 'properties BrandColorNotValid',
    also: ['IconBackgroundDiffersFromBrandColor'],
    change: { properties: { '/properties/iconBrandColor': 'navy' } },
  },
  {
    breaks: 'properties BrandColorRefused',
    change: {
      properties: { '/properties/iconBrandColor': '#007EE5' },
      icon: icon(160, 60, (x, y) => (x + y < 0 ? background : undefined)),
    },
    also: ['IconBackgroundDiffersFromBrandColor'],
  },
  { breaks: 'properties PropertiesKeyNotKnown', when: 'root', change: { properties: { '/name': 'sendmode' } } },
  {
    breaks: 'properties PropertiesKeyNotKnown',
    when: 'properties',
    change: { properties: { '/properties/icon': 'icon.png' } },
  },
  {
    breaks: 'properties PropertiesKeyNotKnown',
    when: 'constraints',
    change: { properties: { [`${key}/uiDefinition/constraints/pattern`]: '.*' } },
  },
  { breaks: 'properties PublisherNotValid', change: { properties: { '/properties/publisher': 'Sendmode, Ltd.' } } },
  {
    breaks: 'properties StackOwnerRefusedAtDeployment',
    text: 'error StackOwnerRefusedAtDeployment at apiProperties.json#/properties/stackOwner: The file that deploys must not have a \'stackOwner\'. Received "SendMode". The deployment service answers "Could not find member \'stackOwner\'" and stops. Remove it; the certification package gets it in a copy of its own.',
    change: { properties: { '/properties/stackOwner': 'SendMode' } },
  },
  {
    breaks: 'properties ApiDefinitionCapabilitiesInvalid',
    change: { properties: { '/properties/capabilities': { actions: true } } },
  },
  {
    breaks: 'properties TabularCapability',
    change: { properties: { '/properties/capabilities': ['actions', 'tabular'] } },
  },
  {
    breaks: 'properties ConnectionParameterNameNotValid',
    change: {
      properties: {
        '/properties/connectionParameters/api-key': {
          type: 'string',
          uiDefinition: { displayName: 'Key', description: 'A key.', tooltip: 'A key.' },
        },
      },
    },
  },
  {
    breaks: 'properties ConnectionParameterTypeNotValid',
    change: {
      properties: {
        '/properties/connectionParameters/region': {
          type: 'text',
          uiDefinition: { displayName: 'Region', description: 'A region.', tooltip: 'A region.' },
        },
      },
    },
  },
  {
    breaks: 'properties ConnectionParameterTextMissing',
    change: { properties: { [`${key}/uiDefinition/tooltip`]: '' } },
  },
  {
    breaks: 'properties ConnectionParameterValueNotValid',
    change: { properties: { [`${key}/uiDefinition/constraints/required`]: true } },
  },
  {
    breaks: 'properties ConnectionParameterNameDiffers',
    text: 'warning ConnectionParameterNameDiffers at apiProperties.json#/properties/connectionParameters: No connection parameter has the name of the security definition "api_key". Received ["token"]. The platform may not find the key for the call. Give both the same name.',
    change: {
      properties: {
        '/properties/connectionParameters': (from: (pointer: string) => unknown) => ({ token: from(key) }),
      },
    },
  },
  {
    breaks: 'properties ConnectionParameterMissing',
    text: 'error ConnectionParameterMissing at apiProperties.json#/properties/connectionParameters: No connection parameter asks for the key of the security definition "api_key". Received []. Nobody can give the key, and the service refuses every call. Add a connection parameter of type securestring with the name of the security definition.',
    change: { properties: { '/properties/connectionParameters': {} } },
  },
  {
    breaks: 'icon IconMissing',
    text: 'error IconMissing at icon.png: The connector must have an icon. Received nothing. The platform shows a picture of its own, and certification has none to judge. Put icon.png beside the definition: a PNG of 100 to 230 pixels on the brand colour.',
    change: { icon: null },
  },
  {
    breaks: 'properties SecretNotSecure',
    text: 'error SecretNotSecure at apiProperties.json#/properties/connectionParameters/api_key/type: A key must be a securestring. Received "string". The platform stores and shows the key in plain text. Write "type": "securestring".',
    change: { properties: { [`${key}/type`]: 'string' } },
  },
  { breaks: 'properties SecretShown', change: { properties: { [`${key}/uiDefinition/constraints/clearText`]: true } } },
  {
    breaks: 'properties SecretHasDefault',
    text: 'error SecretHasDefault at apiProperties.json#/properties/connectionParameters/api_key/defaultValue: A key must not have a default. Received a value that is not shown here. Everyone who receives the file could use the key. Remove the defaultValue, and have the key replaced if it was a real one.',
    change: { properties: { [`${key}/defaultValue`]: 'abc' } },
  },
  { breaks: 'properties PolicyTemplateNotKnown', change: { properties: { [`${policy}/templateId`]: 'ratelimit' } } },
  {
    breaks: 'properties PolicyParameterMissing',
    change: { properties: { [`${policy}/parameters/x-ms-apimTemplateParameter.value`]: undefined } },
  },
  {
    breaks: 'properties PolicyParameterNotKnown',
    text: 'error PolicyParameterNotKnown at apiProperties.json#/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.header: A policy must have only parameters that its template knows. Received "x-ms-apimTemplateParameter.header". Microsoft\'s schema refuses the file. Correct or remove the parameter.',
    change: { properties: { [`${policy}/parameters/x-ms-apimTemplateParameter.header`]: 'Accept' } },
  },
  {
    breaks: 'properties PolicyValueNotValid',
    change: { properties: { [`${policy}/parameters/x-ms-apimTemplate-policySection`]: 'Inbound' } },
  },
  {
    breaks: 'properties PolicyOperationNotFound',
    text: 'warning PolicyOperationNotFound at apiProperties.json#/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName/1: Every operation that a policy names should exist. Received "Import_Contact". The policy does not run for the action that was meant. Name one of: Send_SMS, Import_Customer, Check_Credits, Optout_Customer.',
    change: { properties: { [`${policy}/parameters/x-ms-apimTemplate-operationName/1`]: 'Import_Contact' } },
  },
  {
    breaks: 'properties ScriptOperationNotFound',
    change: { properties: { '/properties/scriptOperations/0': 'SendSMS' } },
  },
  {
    breaks: 'properties InvalidScriptDefinitionUrlWithNonNullOperations',
    text: 'error InvalidScriptDefinitionUrlWithNonNullOperations at apiProperties.json#/properties/scriptOperations: A connector that names scriptOperations must have a script. Received ["Send_SMS","Import_Customer","Check_Credits","Optout_Customer"]. The deployment service refuses the connector. Add script.csx, or remove scriptOperations.',
    change: { script: null },
  },
  {
    breaks: 'text ByteOrderMark',
    text: 'error ByteOrderMark at apiDefinition.swagger.json: The file must not begin with a byte order mark. Received a byte order mark. The deployment tool paconn stops with JSONDecodeError. Save the file as UTF-8 without a byte order mark.',
    change: { texts: { definition: `\uFEFF${texts.definition}` } },
  },
  {
    breaks: 'text NotAscii',
    text: 'warning NotAscii at apiProperties.json, line 98: The file must consist of ASCII characters. Received "\\"publisher\\": \\"SendModé\\"". The deployment tool paconn reads it in the computer\'s own encoding, and the text arrives changed. Write the character as an escape such as \\u00e9, or do without it.',
    change: { texts: { properties: texts.properties.replace('SendMode', 'SendModé') } },
  },
  { breaks: 'text FileTooLarge', change: { texts: { definition: texts.definition.padEnd(1_000_000, '\n') } } },
  {
    breaks: 'text TabOrTrailingBlank',
    change: { texts: { definition: texts.definition.replace('"2.0",', '"2.0", ') } },
  },
  {
    breaks: 'icon IconNotPng',
    when: 'other file',
    text: 'error IconNotPng at icon.png: The icon must be a whole PNG file. Received 41 bytes. The platform shows no icon, and certification refuses the connector. Save the picture as a PNG of 8 bits a colour.',
    change: { icon: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>') },
  },
  {
    breaks: 'icon IconNotPng',
    when: 'cut off',
    text: 'error IconNotPng at icon.png: The icon must be a whole PNG file. Received 100 bytes. The platform shows no icon, and certification refuses the connector. Save the picture as a PNG of 8 bits a colour.',
    change: { icon: icon().slice(0, 100) },
  },
  { breaks: 'icon IconNotSquare', change: { icon: icon(160, 60, undefined, 180) } },
  {
    breaks: 'icon IconSizeNotValid',
    text: 'error IconSizeNotValid at icon.png: The icon must be 100 to 230 pixels wide and high. Received 231 x 231 pixels. The solution checker refuses the connector. Draw it at 160 x 160.',
    change: { icon: icon(231) },
  },
  { breaks: 'icon IconFileTooLarge', change: { icon: padded(icon(), 1_000_000) } },
  {
    breaks: 'icon IconTransparent',
    text: 'error IconTransparent at icon.png: Every pixel of the icon must be opaque. Received 1 of 25600 pixels transparent. Certification refuses the connector. Fill the background with the brand colour.',
    change: { icon: icon(160, 60, (x, y) => (x === 5 && y === 5 ? [0x14, 0x50, 0x6e, 0] : undefined)) },
  },
  {
    breaks: 'icon IconBackgroundNotUniform',
    text: 'error IconBackgroundNotUniform at icon.png: The background of the icon must be one colour all along the edge. Received 2 colours: #14506e, #15506e. Certification refuses the connector; the tile around the icon shows a seam. Fill the background with the brand colour, and keep the mark away from the edge.',
    change: { icon: icon(160, 60, (x) => (x > 80 ? [0x15, 0x50, 0x6e, 255] : undefined)) },
  },
  {
    breaks: 'icon IconBackgroundDiffersFromBrandColor',
    text: 'error IconBackgroundDiffersFromBrandColor at icon.png: The background of the icon must be the iconBrandColor of the properties. Received #000000. Certification answers "Icon background color is invalid". Give both the same colour.',
    change: {
      icon: icon(160, 60, (x, y) => (Math.max(Math.abs(x - 80), Math.abs(y - 80)) > 40 ? [0, 0, 0, 255] : undefined)),
    },
  },
  {
    breaks: 'icon IconMarkTooLarge',
    text: 'error IconMarkTooLarge at icon.png: The mark must be less than 70 % of the width and of the height of the icon. Received a mark of 112 x 112 on 160 x 160. Certification refuses the connector. Draw the mark smaller.',
    change: { icon: icon(160, 112) },
  },
];
