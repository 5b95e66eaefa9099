import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { listFlowKeys } from '../../definition/flow-keys.ts';
import { findOperation } from '../../definition/operations.ts';
import { emitDefinition } from '../../emit/definition.ts';
import { emitReference } from '../../emit/reference.ts';
import { extendedFields } from '../connector/extended-fields.ts';
import { withFifthAction } from '../connector/fifth-action.ts';
import { fixedDescription } from '../connector/fixed-description.ts';
import { publishedRows } from '../reference/published-rows.ts';

const page = emitReference(sendmode);

/** The rows of the table under a heading of an action, each cell by the head of its column. */
const rowsOf = (text: string, summary: string, heading: 'Parameters' | 'Returns'): Record<string, string>[] => {
  const [, section = ''] = text.split(`\n### ${summary}\n`);
  const [, below = ''] = section.split(`\n#### ${heading}\n\n`);
  const [table = ''] = below.split('\n\n');
  const [head = [], , ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.slice(2, -2).split(' | '));
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, (cells[index] ?? '').trim()])));
};

const lettersAndDigits = (name = '') => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

describe('the reference page', () => {
  const extended = extendedFields(sendmode);
  const rowsAsPublished = publishedRows
    .map((row) => [`${row.operationId} ${row.direction} ${row.path}`, row] as const)
    .filter(([address]) => !extended.has(address));

  test.each(rowsAsPublished)(
    'has the row of the published page: %s',
    (_, { operationId, direction, name, path, required, type }) => {
      const action = sendmode.actions.find((one) => one.operationId === operationId);
      const rows = rowsOf(page, action?.summary ?? '', direction === 'in' ? 'Parameters' : 'Returns');
      const row = rows.find((one) => (one.Key ?? one.Path) === path);
      expect(row).toMatchObject({ Type: type, ...(direction === 'in' ? { Required: required ? 'True' : '' } : {}) });
      expect(lettersAndDigits(row?.Name)).toBe(lettersAndDigits(name));
    },
  );

  test.each(withFifthAction.actions.map(({ operationId, summary }) => [operationId, summary] as const))(
    'has the flow keys of %s, as flows store them',
    (operationId, summary) => {
      const definition = emitDefinition(withFifthAction);
      const wanted = listFlowKeys(definition, findOperation(definition, operationId)).filter(({ group }) => !group);
      const found = rowsOf(emitReference(withFifthAction), summary, 'Parameters').map((row) => row['Flow key'] ?? '');
      expect(found.sort()).toEqual(wanted.map(({ key }) => key).sort());
    },
  );

  test('names the objects around the fields', () => {
    const page = emitReference(fixedDescription);
    expect(page).toContain('| Message Text | messagetext | body/message/messagetext | True |');
    expect(page).toContain('give the object `importdata` with `mobilenumber`, `firstname`');
    expect(page).toContain('`dateofbirth`; `group` beside it.');
  });

  test('has what the published page has beside its rows', () => {
    const page = emitReference(fixedDescription);
    expect(page).toMatch(/^# Sendmode \(Preview\)\n/);
    expect(page).toContain('| Service | Class | Regions |');
    expect(page).toContain('| Power Automate | Premium | All Power Automate regions except US Government');
    expect(page).toContain('| Logic Apps | Standard | All Logic Apps regions except');
    expect(page).toContain('| Contact |  |\n| --- | --- |\n| Name | Sendmode |\n| URL | https://www.sendmode.com |');
    expect(page).toContain('| Default | Parameters for creating connection. | All regions | Not shareable |');
    expect(page).toContain('| API calls per connection | 100 | 60 seconds |');
  });

  test('links from the table of actions to each of them', () => {
    for (const { summary } of sendmode.actions) {
      expect(page).toContain(`| [${summary}](#${summary.toLowerCase().replaceAll(' ', '-')}) |`);
      expect(page).toContain(`\n### ${summary}\n`);
    }
  });

  test('names every status that the script or the platform answers', () => {
    for (const { status } of sendmode.errors) expect(page).toContain(`| ${status} | `);
  });
});
