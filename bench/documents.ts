import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { sendmode } from '../connector/sendmode.ts';
import { emitDefinition } from '../emit/definition.ts';
import { emitProperties } from '../emit/properties.ts';

/** What `emitting.ts` measures as a whole process: definition and properties, and nothing else. */
const [, , folder = '.'] = process.argv;
const write = (name: string, content: unknown): void =>
  writeFileSync(path.join(folder, name), `${JSON.stringify(content, undefined, 2)}\n`);
write('apiDefinition.swagger.json', emitDefinition(sendmode));
write('apiProperties.json', emitProperties(sendmode));
