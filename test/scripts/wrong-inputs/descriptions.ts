import type { Connector } from '../../../connector/model.ts';
import { sendmode } from '../../../connector/sendmode.ts';

const changedAction = (change: Readonly<Record<string, unknown>>): Connector =>
  ({
    ...sendmode,
    actions: sendmode.actions.map((each, index) => (index === 0 ? { ...each, ...change } : each)),
  }) as Connector;

const changedField = (change: object): Connector => {
  const body = sendmode.actions[0]?.body;
  const fields = body?.fields.map((each, index) => (index === 0 ? { ...each, ...change } : each));
  return changedAction({ body: { ...body, fields } });
};

const changed = (change: object): Connector => ({ ...sendmode, ...change }) as Connector;

const lost = 'No emitter reads the key, so what it says would be lost.';
const otherAddress = 'The call would go to another address than the one meant.';
const noText = 'Certification refuses the connector, and makers see no text at this place.';
const refused = 'Certification refuses the connector.';
const noIcon = 'The solution checker refuses the connector';
const sendSms = 'connector/actions/send-sms.ts';
const text = `${sendSms}#/body/fields/messagetext`;
const root = 'connector/sendmode.ts';

/** What is changed, and the place, value, consequence and fix that the message says. */
export type WrongDescription = readonly [
  given: string,
  connector: Connector,
  ...told: [string, string, string, string],
];

export const wrongDescriptions: readonly WrongDescription[] = [
  [
    'an operation id twice',
    changedAction({ operationId: 'Check_Credits' }),
    `${root}#/actions/2`,
    '"Check_Credits"',
    'Flows find an action by its id',
    'Give the action an operation id of its own.',
  ],
  [
    'a misspelt member of an action',
    changedAction({ sumary: 'Send' }),
    `${sendSms}#/sumary`,
    '"Send"',
    lost,
    'Did you mean "summary"?',
  ],
  [
    'no operation id',
    changedAction({ operationId: '' }),
    `${root}#/actions`,
    '""',
    'No host can offer',
    'Add an operation id',
  ],
  [
    'no summary of an action',
    changedAction({ summary: '' }),
    `${sendSms}#/summary`,
    '""',
    noText,
    'Write the summary.',
  ],
  ['a misspelt list of actions', changed({ acctions: [] }), `${root}#/acctions`, '[]', lost, 'Did you mean "actions"?'],
  [
    'a path without a slash',
    changedAction({ path: 'send' }),
    sendSms,
    '"send"',
    otherAddress,
    'Put a slash before it.',
  ],
  ['no path', changedAction({ path: '' }), sendSms, '""', otherAddress, 'Put a slash before it.'],
  [
    'a colour of two words',
    changed({ brandColor: 'dark teal' }),
    `${root}#/brandColor`,
    '"dark teal"',
    noIcon,
    'Write it as in',
  ],
  ['a colour by its name', changed({ brandColor: 'teal' }), `${root}#/brandColor`, '"teal"', noIcon, 'Write it as in'],
  [
    'a misspelt mark of a field',
    changedField({ requird: true }),
    `${text}/requird`,
    'true',
    lost,
    'Did you mean "required"?',
  ],
  [
    'a misspelt member',
    changedField({ visibilty: 'advanced' }),
    `${text}/visibilty`,
    '"advanced"',
    lost,
    'Did you mean "visibility"?',
  ],
  ['a misspelt label', changedField({ lable: 'Text' }), `${text}/lable`, '"Text"', lost, 'It has: name, label'],
  ['an empty title', changed({ title: '' }), `${root}#/title`, '""', noText, 'Write the title.'],
  [
    'a short description',
    changed({ description: 'Short.' }),
    `${root}#/description`,
    '"Short."',
    refused,
    'Say in one or two',
  ],
  [
    'a misspelt member of the connector',
    changed({ brandColour: '#14506e' }),
    `${root}#/brandColour`,
    '"#14506e"',
    lost,
    'Did you mean "brandColor"?',
  ],
];
