import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { licencesPage } from '../../scripts/licences.ts';
import { repositoryFolder } from '../../scripts/repository.ts';

const page = await licencesPage();

test('docs/licences.md is what npm run licences writes', async () => {
  expect(await readFile(path.join(repositoryFolder, 'docs/licences.md'), 'utf8')).toBe(page);
});

test('the page has every package that package.json names, each with a version and a licence', () => {
  for (const [name, version] of Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies }))
    expect(page).toMatch(
      new RegExp(`^\\| ${name} \\| ${version.replaceAll('.', '\\.')} \\| [^|]*[A-Z][^|]* \\|$`, 'm'),
    );
  expect(page).toContain('| Newtonsoft.Json | 13.0.4 | MIT |');
  expect(page).not.toContain('unknown');
  expect(page).not.toContain('$(');
});
