import { beforeAll, expect, test } from 'vitest';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { type DeliveryFigures, keptPromise, runDelivery } from './delivery/delivery.ts';

const total = ({ ends }: DeliveryFigures): number =>
  Object.values(ends).reduce((sum, { messages }) => sum + messages, 0);

describeWithDotnet('500 messages, more than half of which meet a fault, with the hosts repeating as they do', () => {
  let withScript: DeliveryFigures;
  let without: DeliveryFigures;
  beforeAll(async () => {
    // The newer of the two documented limits of a script, so that a busy machine does not decide what comes first.
    const run = (script: boolean) => runDelivery({ messages: 500, script, lanes: 24, seed: 7, scriptLimit: 120 });
    [withScript, without] = [await run(true), await run(false)];
  });

  test('with the script none is doubled, none lost in silence, and none reported as failed although it was sent', () => {
    expect(withScript).toMatchObject({ messages: 500, doubled: 0, extraTexts: 0, silentLosses: 0 });
    expect([withScript.ends['given up'].sent, withScript.ends.refused.sent]).toEqual([0, 0]);
    expect(withScript.ends.accepted.sent).toBe(withScript.ends.accepted.messages);
    expect(total(withScript)).toBe(500);
  });

  test('an unknown outcome names its message and its call, may be a text that went out, and is not repeated', () => {
    const { unknown } = withScript.ends;
    expect(withScript.unknownWithoutReference).toBe(0);
    expect(unknown.sent).toBeGreaterThan(50);
    expect(unknown.sent).toBeLessThan(unknown.messages);
    expect(withScript.calls).toBeGreaterThan(500);
  });

  test('without the script the same faults double texts and lose some in silence, so the count can see both', () => {
    expect(without.faults).toBe(withScript.faults);
    expect(without.doubled).toBeGreaterThan(20);
    expect(without.silentLosses).toBeGreaterThan(10);
    expect([keptPromise(without), keptPromise(withScript)]).toEqual([false, true]);
  });
});
