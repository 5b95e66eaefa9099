import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { check } from '../../rules/check.ts';
import { checkDescription } from '../../rules/description/description.ts';
import { checkWorkflow } from '../../rules/workflows/index.ts';
import { committedDocuments } from './broken-documents.ts';

type Owner = Record<string, unknown>;

/** Every place of a document, as the object or list that holds it and the key. */
const placesIn = (owner: unknown): { owner: Owner; key: string }[] =>
  typeof owner !== 'object' || owner === null
    ? []
    : Object.keys(owner).flatMap((key) => [{ owner: owner as Owner, key }, ...placesIn((owner as Owner)[key])]);

interface Mutation {
  readonly at: number;
  readonly how: 'remove' | 'replace' | 'add' | 'copy';
  readonly value: unknown;
  readonly key: string;
}

const keys = [
  '$ref',
  'type',
  'properties',
  'items',
  'required',
  'enum',
  'in',
  'name',
  'default',
  '__proto__',
  'toString',
  '#/~',
  '',
];

const mutations = fc.array(
  fc.record({
    at: fc.nat(),
    how: fc.constantFrom('remove', 'replace', 'add', 'copy'),
    value: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('#/definitions/Send_SMSRequest', '#/', '', -1, 200)),
    key: fc.oneof(fc.constantFrom(...keys), fc.string()),
  }),
  { minLength: 1, maxLength: 6 },
) as fc.Arbitrary<Mutation[]>;

/** A copy with each mutation made at one of its places. */
const mutated = (document: unknown, list: readonly Mutation[]): unknown => {
  const root: Owner = { document: JSON.parse(JSON.stringify(document)) };
  for (const { at, how, value, key } of list) {
    const places = placesIn(root);
    const place = places[at % places.length];
    const other = places[(at * 7 + 3) % places.length];
    if (!place || !other) continue;
    const target = place.owner[place.key];
    if (how === 'remove') delete place.owner[place.key];
    else if (how === 'replace') place.owner[place.key] = value;
    else if (how === 'copy') place.owner[place.key] = JSON.parse(JSON.stringify(other.owner[other.key] ?? null));
    else if (typeof target === 'object' && target !== null && !(Array.isArray(target) && key === 'length'))
      Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
  }
  return root.document;
};

const documents = committedDocuments();
const runs = { numRuns: 60 };

describe('documents of any shape are judged, never thrown at', () => {
  it.each(['definition', 'properties'] as const)(
    'a %s that was edited by hand',
    (name) => {
      fc.assert(
        fc.property(mutations, (list) => {
          const { definition, properties } = documents;
          const { findings } = check({ definition, properties, [name]: mutated(documents[name], list) });
          for (const finding of findings) {
            expect(finding.message).toMatch(/\.$/);
            expect(finding.value).not.toBe('');
          }
        }),
        runs,
      );
    },
    120_000,
  );

  it('a description that was run without its types being checked', () => {
    fc.assert(
      fc.property(mutations, (list) => {
        for (const { message } of checkDescription('connector.ts', mutated(sendmode, list), [])) {
          expect(message).toMatch(/\.$/);
        }
      }),
      runs,
    );
  });

  it('any JSON at all, and any bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), fc.uint8Array(), fc.string(), (...given) => {
        const [description, definition, properties, icon, script] = given;
        checkDescription('connector.ts', description, []);
        checkWorkflow('workflow', description, definition);
        check({ definition, properties, icon, script, texts: { definition: script } });
      }),
      runs,
    );
  });

  it('a picture with broken bytes', () => {
    fc.assert(
      fc.property(fc.nat({ max: documents.icon.length - 1 }), fc.nat({ max: 255 }), (at, byte) => {
        const icon = documents.icon.slice();
        icon[at] = byte;
        check({ icon, properties: documents.properties });
      }),
      runs,
    );
  });

  it('definitions inside themselves', () => {
    const loop = { type: 'object', properties: { inner: { $ref: '#/definitions/Send_SMSRequest' } }, example: {} };
    const definition = {
      ...(documents.definition as object),
      definitions: { Send_SMSRequest: loop, Self: { $ref: '#/definitions/Self' } },
    };
    expect(check({ definition }).findings.map(({ code }) => code)).toContain('SchemaRefLoopNotAllowed');
  });
});
