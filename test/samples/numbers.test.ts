import { expect, test } from 'vitest';
import { readNumber } from '../../connector/numbers.ts';
import type { JsonValue } from '../../emit/documents/definition.ts';
import { beforeNumbers, readNumbers } from '../../samples/numbers.ts';
import { workflow } from '../../samples/steps.ts';
import { countryCodeCases, numberCases } from '../connector/numbers.cases.ts';
import { type Run, runWorkflow } from './engine/run.ts';

const { steps } = readNumbers('Numbers', "triggerBody()?['numbers']");
const trigger = { type: 'Request', kind: 'Http', inputs: { schema: {} } } as const;

const run = (numbers: readonly unknown[], countryCode = '353'): Promise<Run> => {
  const definition = workflow(['manual', trigger], { ...beforeNumbers(`string('${countryCode}')`), ...steps });
  const world = { clock: { now: 0 }, send: () => Promise.reject(new Error('Nothing is called.')) };
  return runWorkflow(definition, { body: { numbers: numbers as JsonValue[] } }, world);
};

const read = async (numbers: readonly unknown[], countryCode?: string): Promise<(string | undefined)[]> => {
  const { results } = await run(numbers, countryCode);
  const outputs = results.get('Numbers_read')?.outputs as { body: { number: string }[] } | undefined;
  return (outputs?.body ?? []).map(({ number }) => number || undefined);
};

test("the flows' expressions read what the rule reads, and one entry never spoils the others", async () => {
  const found = await read(numberCases.map(({ given }) => given));
  const compared = numberCases.map(({ why, given }, index) => ({ why, given, want: found[index] }));
  expect(compared).toEqual(numberCases.map(({ why, given, want }) => ({ why, given, want })));
});

test('the same for a country whose numbers have ten digits', async () => {
  const numbers = ['07700900123', '7700900123', '+44 (0)7700 900123', '+44 07700 900123', '+353 87 000 0001'];
  expect(await read(numbers, '44')).toEqual(numbers.map((number) => readNumber(number, '44')));
});

test.each(countryCodeCases)('the country code $given is $want, or ends the run', async ({ given, want }) => {
  const { status, error, results } = await run([], given);
  if (want === undefined) expect([status, error?.code]).toEqual(['Failed', 'COUNTRY_CODE_UNREADABLE']);
  else expect([status, results.get('Country_code')?.outputs]).toEqual(['Succeeded', want]);
});
