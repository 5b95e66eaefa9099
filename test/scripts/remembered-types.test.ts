import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import type { Definition } from '../../emit/documents/definition.ts';
import { emitDocuments, emitTypesFile } from '../../emit/index.ts';
import { rememberedTypes } from '../../scripts/remembered-types.ts';
import { temporaryFolder } from './temporary-folder.ts';

const { definition } = emitDocuments(sendmode);

/** A repository with what types depend on, and an emitter that counts. */
const repository = async () => {
  const root = await temporaryFolder();
  for (const folder of ['node_modules', 'emit']) await mkdir(path.join(root, folder));
  await writeFile(path.join(root, 'node_modules/.package-lock.json'), '{}');
  await writeFile(path.join(root, 'emit/types.ts'), 'one');
  let made = 0;
  const emit = async ({ info }: Definition) => {
    made += 1;
    return `types of ${info.title}, made ${made} times\n`;
  };
  return { root, typesOf: rememberedTypes(root, emit), made: () => made };
};

describe('remembered types', () => {
  test('are made once for a definition', async () => {
    const { typesOf, made } = await repository();
    expect(await typesOf(definition)).toBe(await typesOf(structuredClone(definition)));
    expect(made()).toBe(1);
  });

  test.each([
    ['the definition', (root: string) => [root, { ...definition, basePath: '/v9' }] as const],
    [
      'the generator',
      async (root: string) => [await writeFile(path.join(root, 'emit/types.ts'), 'two'), definition] as const,
    ],
    [
      'a package',
      async (root: string) =>
        [await writeFile(path.join(root, 'node_modules/.package-lock.json'), '{ }'), definition] as const,
    ],
  ])('are made again for another state of %s', async (_, change) => {
    const { root, typesOf, made } = await repository();
    await typesOf(definition);
    const [, next] = await change(root);
    await typesOf(next);
    expect(made()).toBe(2);
  });

  test('are made again where what was kept is damaged', async () => {
    const { root, typesOf, made } = await repository();
    await typesOf(definition);
    const folder = path.join(root, '.cache/types');
    const [kept = ''] = await readdir(folder);
    await writeFile(path.join(folder, kept), `${await readFile(path.join(folder, kept), 'utf8')}!`);
    expect(await typesOf(definition)).toContain('made 2 times');
    expect(made()).toBe(2);
  });

  test('need nothing of what only designers read, such as labels', async () => {
    const seen: string[] = [];
    const typesOf = async (part: Definition) => `${seen.push(JSON.stringify(part))}`;
    await emitTypesFile(emitDocuments(sendmode), typesOf);
    await emitTypesFile(
      emitDocuments({ ...sendmode, contentType: { ...sendmode.contentType, label: 'Other' } }),
      typesOf,
    );
    expect(seen[0]).toBe(seen[1]);
    expect(seen[0]).not.toContain('x-ms-');
  });
});
