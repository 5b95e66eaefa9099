import { describe, expect, it } from 'vitest';
import { registry } from '../../rules/registry.ts';
import { publicationFindings } from '../../scripts/published-reference.ts';
import { changedDescription } from './broken-documents.ts';

const send = '/actions/Send_SMS';
const campaign = { name: 'campaign', label: 'Campaign', type: 'string', description: 'A campaign.', example: 'May' };
const file = 'connector/actions/send-sms.ts#';

const cases = [
  {
    given: 'another label',
    change: { [`${send}/body/fields/senderid/label`]: 'Sender Name' },
    want: `FieldUnlikePublished at ${file}/body/fields/senderid/label: The published reference has Send_SMS senderid as "senderid", string, optional. Received "Sender Name", string, optional.`,
  },
  {
    given: 'the published label with blanks and capitals',
    change: { [`${send}/body/fields/messagetext/label`]: 'MessageText' },
    want: undefined,
  },
  {
    given: 'another label with a reason',
    change: {
      [`${send}/body/fields/senderid/label`]: 'Sender Name',
      [`${send}/body/fields/senderid/extension`]: 'Makers call it that.',
    },
    want: undefined,
  },
  {
    given: 'another type',
    change: { [`${send}/results/statusCode/type`]: 'number' },
    want: `FieldUnlikePublished at ${file}/results/statusCode/label: `,
  },
  {
    given: 'an optional field that was required',
    change: { [`${send}/body/fields/messagetext/required`]: false },
    want: `FieldUnlikePublished at ${file}/body/fields/messagetext/label: The published reference has Send_SMS messagetext as "messagetext", string, required. Received "Message Text", string, optional.`,
  },
  {
    given: 'a new field without a reason',
    change: { [`${send}/body/fields/5`]: campaign },
    want: `FieldNotPublished at ${file}/body/fields/campaign/name: A field that the published reference does not list must say why it exists. Received "campaign".`,
  },
  {
    given: 'a new field with a reason',
    change: { [`${send}/body/fields/5`]: { ...campaign, extension: 'It is documented.' } },
    want: undefined,
  },
  {
    given: 'a new field with a reason that callers must fill in',
    change: { [`${send}/body/fields/5`]: { ...campaign, required: true, extension: 'It is documented.' } },
    want: `NewFieldRequired at ${file}/body/fields/campaign/required: A field that the published reference does not list must be optional. Received true.`,
  },
  {
    given: 'another name',
    change: { [`${send}/body/fields/customerid/name`]: 'reference' },
    want: 'PublishedRowMissing at connector/actions/send-sms.ts: ',
  },
  {
    given: 'a reason where nothing differs',
    change: { [`${send}/body/fields/customerid/extension`]: 'No reason.' },
    want: `ExtensionNeedless at ${file}/body/fields/customerid/extension: Only what differs from the published reference may give a reason for it. Received "No reason.".`,
  },
  {
    given: 'a new action without a reason',
    change: { '/actions/Send_SMS/operationId': 'SendText' },
    want: 'ActionNotPublished at ',
  },
];

describe('a description beside the published reference', () => {
  it.each(cases)('$given', async ({ change, want }) => {
    const findings = await publicationFindings(changedDescription(change));
    const texts = findings.map((each) => `${each.code} at ${each.pointer}: ${each.message} Received ${each.value}.`);
    if (want === undefined) expect(texts).toEqual([]);
    else expect(texts.filter((text) => text.startsWith(want))).toHaveLength(1);
  });

  it('has a case for every rule', () => {
    const covered = new Set(cases.map(({ want }) => want?.split(' ')[0]));
    expect(registry.published.filter(({ code }) => !covered.has(code)).map(({ code }) => code)).toEqual([]);
  });
});
