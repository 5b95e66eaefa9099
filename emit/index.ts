import type { Connector } from '../connector/model.ts';
import { emitDefinition } from './definition.ts';
import type { Definition } from './documents/definition.ts';
import type { Properties } from './documents/properties.ts';
import { type EmittedFile, jsonFile, textFile } from './emitted-file.ts';
import { emitIcon } from './icon.ts';
import { emitProperties } from './properties.ts';
import { emitReference } from './reference.ts';

/** What the rules look at. */
export interface EmittedDocuments {
  readonly definition: Definition;
  readonly properties: Properties;
  readonly icon: Uint8Array;
}

/** Emits the documents in memory; the same description gives the same ones. */
export const emitDocuments = (connector: Connector): EmittedDocuments => ({
  definition: emitDefinition(connector),
  properties: emitProperties(connector),
  icon: emitIcon(connector),
});

/** Loaded when it is wanted: it brings the whole TypeScript compiler along, which takes seconds. */
const typesOf = async (definition: Definition): Promise<string> => (await import('./types.ts')).emitTypes(definition);

/** Every file that the description keeps in the repository, from documents that the rules have passed. */
export const emitFiles = async (connector: Connector, documents: EmittedDocuments): Promise<EmittedFile[]> => [
  jsonFile('apiDefinition.swagger.json', documents.definition),
  jsonFile('apiProperties.json', documents.properties),
  textFile('apiTypes.d.ts', await typesOf(documents.definition)),
  textFile('docs/reference.md', emitReference(connector)),
  { path: 'icon.png', bytes: documents.icon },
];
