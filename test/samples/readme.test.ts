import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { logicAppsWorkflows } from '../../samples/logic-apps/index.ts';
import { powerAutomateFlows } from '../../samples/power-automate/index.ts';

const page = readFileSync(new URL('../../samples/README.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| `(\w+)` \|.*\| ([^|]+) \| ([^|]+) \|$/gm)];
const listed = (column: 2 | 3): (string | undefined)[] =>
  rows.filter((row) => row[column] !== '–').map(([, name]) => name);

test('the page lists every sample on the hosts that have it, and no other', () => {
  const names = (samples: readonly { readonly name: string }[]): string[] => samples.map(({ name }) => name).toSorted();
  expect(listed(2).toSorted()).toEqual(names(powerAutomateFlows(sendmode)));
  expect(listed(3).toSorted()).toEqual(names(logicAppsWorkflows(sendmode)));
});

test('a sample is called the same and does the same on both hosts', () => {
  const flows = powerAutomateFlows(sendmode);
  for (const { name, displayName, description } of logicAppsWorkflows(sendmode)) {
    const flow = flows.find((each) => each.name === name);
    if (flow) expect(flow).toMatchObject({ displayName, description });
  }
});
