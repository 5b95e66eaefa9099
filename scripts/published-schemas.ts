import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import ajvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { keysOfPointer } from '../rules/document-view.ts';
import { type Finding, showValue } from '../rules/finding.ts';
import { ExpectedError } from './expected-error.ts';
import { type Compile, nearestErrors, type PlacedError } from './nearest-errors.ts';

/** What Microsoft's published schemas say of the documents. */
export interface PublishedVerdict {
  readonly findings: readonly Finding[];
  /** In sentences: whether the documents pass, and what the files as they were published would refuse besides. */
  readonly summary: string;
}

/** The documents that have a published schema. */
export interface SchemaDocuments {
  readonly definition: unknown;
  readonly properties: unknown;
  /** The settings.json of the deployment tool paconn. */
  readonly settings?: unknown;
}

type Json = Readonly<Record<string, unknown>>;

interface PublishedSchema {
  /** The document it describes. */
  readonly describes: keyof SchemaDocuments;
  readonly document: string;
  readonly file: string;
  /** The draft of JSON Schema it is written in. */
  readonly draft: 4 | 7;
  /** Where the keys belong that deployment tools read and the schema never learned. */
  readonly lacksAt: readonly string[];
  readonly lacks: Json;
}

/** Microsoft's files, and what the everyday check adds to them. */
const publishedSchemas: readonly PublishedSchema[] = [
  {
    describes: 'definition',
    document: 'apiDefinition.swagger.json',
    file: 'apiDefinition.swagger.schema.json',
    draft: 4,
    lacksAt: [],
    lacks: {},
  },
  {
    describes: 'properties',
    document: 'apiProperties.json',
    file: 'paconn-apiProperties.schema.json',
    draft: 7,
    lacksAt: ['properties', 'properties', 'properties'],
    lacks: {
      scriptOperations: { type: 'array', items: { type: 'string' } },
      connectionParameterSets: { type: 'object' },
    },
  },
  {
    describes: 'settings',
    document: 'settings.json',
    file: 'paconn-settings.schema.json',
    draft: 7,
    lacksAt: ['properties'],
    lacks: { script: { type: 'string' } },
  },
];

const source = "Microsoft's published schemas (https://github.com/microsoft/PowerPlatformConnectors/tree/dev/schemas)";

const readSchema = (folder: string, file: string): Json => {
  const place = path.join(folder, file);
  try {
    return JSON.parse(readFileSync(place, 'utf8')) as Json;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ExpectedError(
      `The published schema ${place} cannot be read: ${code ?? message}. Nothing was checked against it. Give the folder that holds it with --schemas (README, "Published schemas").`,
    );
  }
};

/** A copy with members added to the object at the end of the way. */
const extended = (schema: Json, [key, ...rest]: readonly string[], members: Json): Json =>
  key === undefined
    ? { ...schema, ...members }
    : { ...schema, [key]: extended((schema[key] ?? {}) as Json, rest, members) };

const schemaId = 'published';

/** References inside the file, so that a part of it can be compiled by itself. */
const withFullReferences = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#', `"$ref":"${schemaId}#`)) as object;

/** The files of draft 7 call their identifier `id`, as earlier drafts did; it identifies nothing here. */
const compiler = ({ id: _, ...schema }: Json, draft: PublishedSchema['draft']): Compile => {
  const AjvOfDraft = draft === 4 ? ajvDraft04.default : Ajv;
  const ajv = new AjvOfDraft({ strict: false, allErrors: true, verbose: true });
  addFormats.default(ajv);
  ajv.addSchema(schema, schemaId);
  return (part) => ajv.compile(withFullReferences(part));
};

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const valueAt = (document: unknown, pointer: string): unknown =>
  keysOfPointer(pointer).reduce<unknown>((value, key) => (value as Json | undefined)?.[key], document);

/** The member that an error is about, where the error names one. */
const memberOf = ({ keyword, params }: ErrorObject): string | undefined =>
  keyword === 'additionalProperties'
    ? String(params.additionalProperty)
    : keyword === 'required'
      ? String(params.missingProperty)
      : undefined;

const messageOf = ({ keyword, message, params }: ErrorObject): string => {
  switch (keyword) {
    case 'additionalProperties':
      return 'The schema does not know this key.';
    case 'required':
      return 'The schema requires this key.';
    case 'enum':
      return `The schema allows only ${(params.allowedValues as unknown[]).map(showValue).join(', ')}.`;
    case 'oneOf':
    case 'anyOf':
      return 'The schema allows several shapes, and this is none of them.';
    default:
      return `The schema says that it ${message ?? `breaks "${keyword}"`}.`;
  }
};

const findingOf = (
  document: unknown,
  { document: file, file: schema }: PublishedSchema,
  placed: PlacedError,
): Finding => {
  const member = memberOf(placed.error);
  const pointer = member === undefined ? placed.pointer : `${placed.pointer}/${escaped(member)}`;
  return {
    code: 'PublishedSchema',
    severity: 'error',
    pointer: `${file}#${pointer}`,
    message: messageOf(placed.error),
    value: showValue(valueAt(document, pointer)),
    consequence: `Reviewers hold the file against ${schema}.`,
    fix: 'Change it so that the schema allows it; of this project in the description or in the emitter of the file.',
    source,
  };
};

interface Judged {
  readonly findings: readonly Finding[];
  /** What only the file as it was published refuses. */
  readonly strictOnly: readonly Finding[];
}

const judge = (folder: string, published: PublishedSchema, document: unknown): Judged => {
  const schema = readSchema(folder, published.file);
  const findingsWith = (used: Json): readonly Finding[] =>
    nearestErrors(compiler(used, published.draft), { $ref: '#' }, document).map((error) =>
      findingOf(document, published, error),
    );
  const findings = findingsWith(extended(schema, published.lacksAt, published.lacks));
  if (Object.keys(published.lacks).length === 0) return { findings, strictOnly: [] };
  const known = new Set(findings.map(({ pointer }) => pointer));
  return { findings, strictOnly: findingsWith(schema).filter(({ pointer }) => !known.has(pointer)) };
};

const listing = new Intl.ListFormat('en-GB');

const summaryOf = (documents: readonly string[], judged: readonly Judged[]): string => {
  const errors = judged.flatMap(({ findings }) => findings).length;
  const strict = judged.flatMap(({ strictOnly }) => strictOnly.map(({ pointer }) => pointer));
  const verdict = errors === 0 ? `${listing.format(documents)} pass` : `${errors} ${errors === 1 ? 'error' : 'errors'}`;
  const untouched =
    strict.length === 0
      ? 'Exactly as they were published they refuse nothing more.'
      : `Exactly as they were published they refuse besides: ${listing.format(strict)}. Deployment tools read this all the same.`;
  return `Published schemas: ${verdict}. ${untouched}`;
};

/**
 * Holds the documents against a copy of Microsoft's published schemas. Keys that a schema never learned, although
 * deployment tools read them (`scriptOperations`, `connectionParameterSets`, `script`), are added to it for the
 * findings; what the untouched file says is in the summary.
 *
 * @param folder a folder with `apiDefinition.swagger.schema.json`, `paconn-apiProperties.schema.json` and, where settings
 *   are given, `paconn-settings.schema.json`, all without comments.
 * @throws ExpectedError if one of them cannot be read.
 */
export const validateAgainstPublishedSchemas = (folder: string, documents: SchemaDocuments): PublishedVerdict => {
  const given = publishedSchemas.filter(({ describes }) => documents[describes] !== undefined);
  const judged = given.map((published) => judge(folder, published, documents[published.describes]));
  return {
    findings: judged.flatMap(({ findings }) => findings),
    summary: summaryOf(
      given.map(({ document }) => document),
      judged,
    ),
  };
};
