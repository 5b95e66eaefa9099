import { beforeAll, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { faultKinds } from '../../sendmode/faults.ts';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { matrixText, misleads, observeFaults, type Seen } from './fault-matrix.ts';
import { faults } from './faults.ts';
import { measuredIn, readPage, updatePage } from './page.ts';

test('the matrix has every kind of fault that the simulated Sendmode offers', () => {
  expect([...new Set(faults.map(({ order }) => order.kind))].sort()).toEqual([...faultKinds].sort());
});

describeWithDotnet('every fault on every action, with the script and without', () => {
  let withScript: readonly Seen[] = [];
  let without: readonly Seen[] = [];
  beforeAll(async () => {
    withScript = await observeFaults(true);
    without = await observeFaults(false);
  });

  test('does what docs/reliability.md says (UPDATE_RELIABILITY=1 writes what was seen)', () => {
    const seen = matrixText(withScript, without);
    updatePage('fault matrix', seen);
    expect(measuredIn(readPage(), 'fault matrix')).toBe(seen);
  });

  test('the script lets no text out twice and hides no loss, but where Sendmode refuses what it has taken', () => {
    const misled = withScript.filter((seen) => !seen.action.repetition.safe && misleads(seen));
    const refusals = misled.filter(
      ({ when, statuses: [first = 0] }) => when === 'after' && first >= 400 && first < 500,
    );
    expect(misled).toEqual(refusals);
  });

  test('the matrix can see what the script prevents', () => {
    const unprotected = without.filter(({ action }) => !action.repetition.safe);
    expect(unprotected.filter(({ carriedOut }) => carriedOut > 1).length).toBeGreaterThan(5);
    expect(unprotected.filter(({ statuses, carriedOut }) => statuses.at(-1) === 200 && carriedOut === 0)).not.toEqual(
      [],
    );
    expect(sendmode.actions.some(({ repetition }) => !repetition.safe)).toBe(true);
  });
});
