import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import type { Definition, ResponseObject, Schema } from '../../definition/document.ts';
import { listOperations } from '../../definition/operations.ts';
import { resolve } from '../../definition/references.ts';
import { describeWithDotnet } from './require-dotnet.ts';
import {
  type ActionName,
  actionNames,
  bytes,
  json,
  jsonAnswer,
  ownScript,
  requestOf,
  useScript,
} from './script-in-test.ts';

const definition = JSON.parse(
  readFileSync(new URL('../../apiDefinition.swagger.json', import.meta.url), 'utf8'),
) as Definition;

/** The members of an answer as the script lists them: a path, and the type unless it is a text. */
const membersOf = (path: string, given: Schema): string[] => {
  const { type, properties = {}, items } = resolve(definition, given);
  const own = path === '' ? [] : [type === 'string' ? path : `${path}:${type}`];
  const below = Object.entries(properties).flatMap(([name, schema]) =>
    membersOf(path === '' ? name : `${path}.${name}`, schema),
  );
  return [...own, ...below, ...(items ? membersOf(`${path}[]`, items) : [])];
};

const described = listOperations(definition).map(({ method, path, operation }) => {
  const accepted = operation.responses?.['200'] as ResponseObject;
  const action = sendmode.actions.find(({ operationId }) => operationId === operation.operationId);
  return {
    id: operation.operationId,
    route: `${method.toUpperCase()} ${path}`,
    isRepeatable: action?.repetition.safe,
    fields: membersOf('', accepted.schema as Schema),
  };
});

const entry = /new Operation \{ Id = "(\w+)", Route = "([^"]+)", IsRepeatable = (true|false), Fields =\s+([^}]+) \}/g;
const listed = [...readFileSync(ownScript, 'utf8').matchAll(entry)].map(([, id, route, isRepeatable, fields = '']) => ({
  id,
  route,
  isRepeatable: isRepeatable === 'true',
  fields: [...fields.matchAll(/"([^"]*)"/g)]
    .map(([, part]) => part)
    .join('')
    .split(' '),
}));

/** What a maker of the next field has to be told. */
const differences = (want: readonly string[], have: readonly string[], id = '') => [
  ...want
    .filter((field) => !have.includes(field))
    .map((field) => `script.csx does not know "${field}" of ${id}'s accepted answer: add it to Fields.`),
  ...have
    .filter((field) => !want.includes(field))
    .map((field) => `script.csx lists "${field}" of ${id}, which the definition does not have: take it out.`),
];

/** The entry that an operation wants in the script. */
const entryOf = ({ id, route, isRepeatable, fields }: (typeof described)[number]): string =>
  `new Operation { Id = "${id}", Route = "${route}", IsRepeatable = ${isRepeatable}, Fields = "${fields.join(' ')}" },`;

it('the script has an entry for each operation of the definition', () => {
  const missing = described.filter(({ id }) => !listed.some((one) => one.id === id));
  expect(missing.map((each) => `script.csx wants an entry in Operations: ${entryOf(each)}`)).toEqual([]);
});

it('the script lists the operations of the definition, and repeats what the description lets it repeat', () => {
  const plain = (operations: typeof listed) =>
    operations.map(({ id, route, isRepeatable }) => ({ id, route, isRepeatable }));
  expect(plain(listed)).toEqual(plain(described as typeof listed));
  expect(listed.find(({ id }) => id === 'Send_SMS')?.isRepeatable).toBe(false);
});

it('the script knows every member of an accepted answer with the type of the definition', () => {
  const entries = new Map(listed.map(({ id, fields }) => [id, fields]));
  expect(
    described.flatMap(({ id, fields }) => (entries.has(id) ? differences(fields, entries.get(id) ?? [], id) : [])),
  ).toEqual([]);
});

it('a member that the script does not know would be named', () => {
  expect(differences(['status', 'parts:integer'], ['status', 'gone'], 'Send_SMS')).toEqual([
    `script.csx does not know "parts:integer" of Send_SMS's accepted answer: add it to Fields.`,
    'script.csx lists "gone" of Send_SMS, which the definition does not have: take it out.',
  ]);
});

describeWithDotnet('the operation id', () => {
  const { call } = useScript();
  const failing = jsonAnswer(503, { status: 'BUSY' });
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const forms = (id: string) => [
    id,
    base64(id),
    base64(id).replace(/=+$/, ''),
    base64(base64(id)),
    id.toLowerCase(),
    id.toUpperCase(),
    id.replace('_', ''),
    ` ${id} `,
  ];
  const strange = ['Some_Future_Action', 'shared_sendmode', '====', '', '\u0000', '[', '.*'];

  it.each(actionNames)('of %s in whatever form never lets a text be repeated', async (action) => {
    for (const operationId of [...forms(action), ...strange]) {
      const { answer } = await call(action, failing, undefined, { operationId });
      expect([operationId, answer.status]).toEqual([operationId, action === 'Send_SMS' ? 424 : 503]);
    }
  });

  it('may arrive in base64 from the platform', async () => {
    const statuses = async (action: ActionName) =>
      (await call(action, failing, undefined, { encodeOperationId: true })).answer.status;
    expect([await statuses('Send_SMS'), await statuses('Check_Credits')]).toEqual([424, 503]);
  });

  it.each(['/v2/send', '/v2/send/', '/V2/Send', '/send', '/other/base/send', '/v2/s%65nd', '/v2/send?a=/credits'])(
    'that nobody knows counts as a text message for POST %s',
    async (path) => {
      const request = requestOf('Send_SMS', { url: `https://rest.sendmode.com${path}` });
      expect((await call('Send_SMS', failing, request, { operationId: 'x' })).answer.status).toBe(424);
    },
  );

  it.each(['/v2/resend', '/v2/send/status', '/v2/import?then=/send', '/'])(
    'that nobody knows counts as no text message for POST %s',
    async (path) => {
      const request = requestOf('Send_SMS', { url: `https://rest.sendmode.com${path}` });
      expect((await call('Send_SMS', failing, request, { operationId: 'x' })).answer.status).toBe(503);
    },
  );

  it('that nobody knows changes neither the repair of the labels nor the honesty of the answer', async () => {
    const url = 'https://rest.sendmode.com/v2/verify';
    const request = requestOf('Send_SMS', { url, headers: [['Content-Type', 'text/plain']], body: bytes('{"a":1}') });
    const html = { status: 200, headers: [['Content-Type', 'text/html']] as const, body: bytes('<p>no</p>') };
    const { sent, answer } = await call('Send_SMS', html, request, { operationId: 'Some_Future_Action' });
    expect(sent[0]?.headers).toEqual([['Content-Type', 'application/json']]);
    expect([answer.status, json(answer.body)]).toMatchObject([502, { status: 'UNEXPECTED_ANSWER' }]);
  });
});
