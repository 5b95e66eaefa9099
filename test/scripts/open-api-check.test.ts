import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sendmode } from '../../connector/sendmode.ts';
import { emitDocuments } from '../../emit/index.ts';
import { loadOpenApiCheck } from '../../scripts/open-api-check.ts';
import { repositoryFolder } from '../../scripts/repository.ts';
import { temporaryFolder } from './temporary-folder.ts';

const { definition } = emitDocuments(sendmode);
const broken = { ...definition, host: 'rest.sendmode.com/v2' };

/** A repository in which nothing is remembered yet. */
const repository = async (): Promise<string> => {
  const root = await temporaryFolder();
  await symlink(path.join(repositoryFolder, 'node_modules'), path.join(root, 'node_modules'));
  await mkdir(path.join(root, 'scripts'));
  await writeFile(path.join(root, 'scripts/open-api-check.ts'), 'one');
  return root;
};

const kept = (root: string): Promise<string[]> => readdir(path.join(root, '.cache/open-api'));

describe('the check of OpenAPI 2.0', () => {
  test('says the same whether its program is made or found', async () => {
    const root = await repository();
    for (const fits of [await loadOpenApiCheck(root), await loadOpenApiCheck(root)]) {
      expect(fits(definition)).toBe(true);
      expect(fits(broken)).toBe(false);
    }
    expect(await kept(root)).toHaveLength(1);
  });

  test('is made again where its program is damaged', async () => {
    const root = await repository();
    await loadOpenApiCheck(root);
    const [file = ''] = await kept(root);
    await writeFile(path.join(root, '.cache/open-api', file), 'module.exports = () => true;');
    expect((await loadOpenApiCheck(root))(broken)).toBe(false);
  });

  test('needs no place to keep its program', async () => {
    const root = await repository();
    await writeFile(path.join(root, '.cache'), '');
    const fits = await loadOpenApiCheck(root);
    expect([fits(definition), fits(broken)]).toEqual([true, false]);
  });
});
