import { describe, expect, test } from 'vitest';
import { unknownParts } from '../../connector/assumptions.ts';
import { choiceValues, defaultChoices } from '../../sendmode/choices.ts';
import { hello, noon, operationIds, sendmodeAtNoon } from './client.ts';

const kinds = '"status", "html", "mislabelled", "truncated", "reset", "delay"';
const operations = [...operationIds, '*'].map((each) => JSON.stringify(each)).join(', ');
const date = 'a date and time with its zone, like "2026-03-01T09:00:00Z" (or "advance" with seconds)';

describe('a control request that cannot be understood', () => {
  test.each([
    [
      'faults',
      '',
      `The body is not a JSON object: received nothing. Send an object with "operation", "kind", "status", "code", "delay", "when", "times".`,
    ],
    [
      'faults',
      '{kind}',
      `The body is not a JSON object: received {kind}. Send an object with "operation", "kind", "status", "code", "delay", "when", "times".`,
    ],
    [
      'faults',
      '[]',
      `The body is not a JSON object: received []. Send an object with "operation", "kind", "status", "code", "delay", "when", "times".`,
    ],
    ['faults', '{}', `The field "kind" is missing. Allowed: one of ${kinds}.`],
    [
      'faults',
      { kind: 'status', code: 2 },
      'The field "code" received 2. Allowed: a code of Sendmode\'s: 0, 1, 8, 10, 11, 14, 16, 18, 97, 195.',
    ],
    ['faults', { kind: 'boom' }, `The field "kind" received "boom". Allowed: one of ${kinds}.`],
    [
      'faults',
      { kind: 'reset', operation: 'send' },
      `The field "operation" received "send". Allowed: one of ${operations}.`,
    ],
    [
      'faults',
      { kind: 'status', status: 199 },
      `The field "status" received 199. Allowed: an HTTP status, a whole number from 200 to 599.`,
    ],
    [
      'faults',
      { kind: 'status', status: '503' },
      `The field "status" received "503". Allowed: an HTTP status, a whole number from 200 to 599.`,
    ],
    [
      'faults',
      { kind: 'delay', delay: -1 },
      `The field "delay" received -1. Allowed: milliseconds, a whole number from 0 to 600000.`,
    ],
    [
      'faults',
      { kind: 'delay', delay: 1.5 },
      `The field "delay" received 1.5. Allowed: milliseconds, a whole number from 0 to 600000.`,
    ],
    [
      'faults',
      { kind: 'reset', when: 'later' },
      `The field "when" received "later". Allowed: one of "before", "after".`,
    ],
    [
      'faults',
      { kind: 'mislabelled', when: 'before' },
      `The field "when" received "before". Allowed: "after" for "mislabelled", whose good answer means that the request was carried out.`,
    ],
    [
      'faults',
      { kind: 'reset', times: 0 },
      `The field "times" received 0. Allowed: a number of requests, a whole number from 1 to 1000.`,
    ],
    [
      'faults',
      { kind: 'reset', time: 1 },
      `The field "time" is not known here. Allowed: "operation", "kind", "status", "code", "delay", "when", "times".`,
    ],
    ['clock', {}, `The field "set" is missing. Allowed: ${date}.`],
    ['clock', { set: 'noon' }, `The field "set" received "noon". Allowed: ${date}.`],
    ['clock', { set: '2026-03-01T09:00:00' }, `The field "set" received "2026-03-01T09:00:00". Allowed: ${date}.`],
    ['clock', { set: 1 }, `The field "set" received 1. Allowed: ${date}.`],
    [
      'clock',
      { set: '2026-03-01T09:00:00Z', advance: 1 },
      `The field "set" received "2026-03-01T09:00:00Z". Allowed: only without "advance".`,
    ],
    ['clock', { advance: 0 }, `The field "advance" received 0. Allowed: a number of seconds above 0.`],
    ['clock', { advance: '900' }, `The field "advance" received "900". Allowed: a number of seconds above 0.`],
    [
      'clock',
      { advance: 1e12 },
      `The field "advance" received 1000000000000. Allowed: what ends before the year 10000.`,
    ],
    ['choices', { errorHttpStatus: 400 }, `The field "errorHttpStatus" received 400. Allowed: one of "200", "4xx".`],
    [
      'choices',
      { speed: 'fast' },
      `The field "speed" is not known here. Allowed: "errorHttpStatus", "insufficientCredits", "invalidRecipient", "longOptoutReason".`,
    ],
    ['faults', { kind: 'x'.repeat(100) }, `The field "kind" received "${'x'.repeat(79)}…. Allowed: one of ${kinds}.`],
  ])('%s %j', async (path, body, error) => {
    const sendmode = sendmodeAtNoon();
    const reply = await sendmode.control(path, body);
    expect(reply).toMatchObject({ status: 400, body: { error: `${error} Nothing was changed.` } });
    expect((await sendmode.call('GET', '/_control/faults')).body.faults).toEqual([]);
    expect((await sendmode.call('GET', '/_control/clock')).body.ahead).toBe(0);
    expect((await sendmode.call('GET', '/_control/choices')).body.choices).toEqual(defaultChoices);
  });
});

describe('the clock', () => {
  test('is set and advanced, and then runs on', async () => {
    let time = noon;
    const sendmode = sendmodeAtNoon({ clock: () => time });
    const set = await sendmode.control('clock', { set: '2026-06-01T10:00:00+01:00' });
    expect(set.body.now).toBe('2026-06-01T09:00:00.000Z');
    time += 2000;
    const advanced = await sendmode.control('clock', { advance: 900 });
    expect(advanced.body.now).toBe('2026-06-01T09:15:02.000Z');
    const back = await sendmode.control('clock', { set: '2026-03-01T11:00:00Z' });
    expect(back.body).toEqual({ now: '2026-03-01T11:00:00.000Z', ahead: -3602 });
    expect((await sendmode.call('GET', '/_control/clock')).body).toEqual(back.body);
  });

  test('gives its time to what Sendmode answers', async () => {
    const sendmode = sendmodeAtNoon();
    await sendmode.control('clock', { set: '2027-01-01T00:00:00Z' });
    expect((await sendmode.send(hello)).body.acceptedDateTime).toBe('2027-01-01T00:00:00.0000000Z');
  });
});

test('starting over forgets everything, and keeps how the simulation was set up', async () => {
  const sendmode = sendmodeAtNoon({ choices: { invalidRecipient: 'accept' } });
  await sendmode.send(hello);
  await sendmode.post('/v2/import', { group: 'VIP', importdata: { mobilenumber: '0870000000' } });
  await sendmode.post('/v2/optout', { message: { mobilenumber: '0870000000' } });
  await sendmode.control('faults', { kind: 'reset' });
  await sendmode.control('clock', { advance: 60 });
  await sendmode.control('choices', { errorHttpStatus: '4xx', invalidRecipient: 'refuse' });
  const reset = await sendmode.call('POST', '/_control/reset');
  expect(reset.body).toEqual({
    accounts: [
      { name: 'demo', apiAccess: true, servedBy: 'v2', balance: 1000, charged: 0 },
      { name: 'no-api-access', apiAccess: false, servedBy: 'v2', balance: 0, charged: 0 },
      { name: 'engage', apiAccess: true, servedBy: 'engage', balance: 1000, charged: 0 },
    ],
  });
  const left = async (what: string) => (await sendmode.call('GET', `/_control/${what}`)).body;
  expect(await left('outbox')).toEqual({ messages: [], neverSent: [] });
  expect(await left('customers')).toEqual({ customers: [], groups: [] });
  expect(await left('optouts')).toEqual({ optouts: [] });
  expect(await left('requests')).toEqual({ requests: [] });
  expect(await left('faults')).toEqual({ faults: [] });
  expect(await left('clock')).toEqual({ now: '2026-03-01T12:00:00.000Z', ahead: 0 });
  expect((await left('choices')).choices).toEqual({ ...defaultChoices, invalidRecipient: 'accept' });
});

describe('the choices', () => {
  test('are changed one at a time while the simulation runs', async () => {
    const sendmode = sendmodeAtNoon();
    const changed = await sendmode.control('choices', { errorHttpStatus: '4xx' });
    expect(changed.body.choices).toEqual({ ...defaultChoices, errorHttpStatus: '4xx' });
    expect((await sendmode.send(hello, 'wrong')).status).toBe(401);
    await sendmode.control('choices', { errorHttpStatus: '200' });
    expect((await sendmode.send(hello, 'wrong')).status).toBe(200);
  });

  test('are listed with what is unknown, and every switch is among them', async () => {
    const { body } = await sendmodeAtNoon({ unknownParts }).call('GET', '/_control/choices');
    expect(body).toEqual({ choices: defaultChoices, values: choiceValues, unknownParts });
    const switches = unknownParts.flatMap(({ choice }) => (choice === undefined ? [] : [choice]));
    expect(switches.sort()).toEqual(Object.keys(defaultChoices).sort());
    expect(new Set(unknownParts.map((each) => each.unknown)).size).toBe(unknownParts.length);
  });
});
