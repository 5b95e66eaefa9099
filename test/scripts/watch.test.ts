import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { copyRepository } from '../house/repository-copy.ts';
import { describeWithChromium, findChromium } from '../platform/page/require-chromium.ts';
import { describeWithDotnet } from '../script/require-dotnet.ts';
import { runPlatform } from './run-platform.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const patient = { timeout: 60_000 };

const openPage = async (address: string): Promise<Page> => {
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(patient.timeout);
  await page.goto(`${address}/#Import_Customer`);
  await page.getByLabel('First Name').waitFor({ state: 'attached' });
  return page;
};

const described = 'connector/actions/import-customer.ts';

describeWithChromium('dev, while the description is saved', () => {
  test('brings a label to the open page and to the files, and shows a fault with its place until it is mended', async () => {
    const copy = await copyRepository('test', 'bench');
    const platform = await runPlatform([], {}, copy.folder);
    const page = await openPage(platform.gateway);

    await copy.replace(described, "label: 'First Name'", "label: 'Forename'");
    await page.getByLabel('Forename').waitFor({ state: 'attached' });
    expect(await copy.read('apiDefinition.swagger.json')).toContain('"x-ms-summary": "Forename"');
    expect(await copy.read('docs/reference.md')).toContain('Forename');

    await copy.replace(described, "label: 'Forename'", "label: 'Forename' oops");
    await page.getByRole('alert').getByText(`${described}, line 22, column `).waitFor();
    expect(await page.getByLabel('Forename').count()).toBe(1);
    expect(platform.printed()).toContain(`${described}, line 22, column `);

    await copy.replace(described, "label: 'Forename' oops", "label: 'Forename'");
    await copy.replace(described, "operationId: 'Import_Customer'", "operationId: 'Send_SMS'");
    const alert = page.getByRole('alert').filter({ hasText: 'OperationIdNotUnique' });
    await expect.poll(platform.printed, { timeout: 20_000 }).toContain('OperationIdNotUnique');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('connector/');

    await copy.replace(described, "operationId: 'Send_SMS'", "operationId: 'Import_Customer'");
    await copy.replace(described, "label: 'Forename'", "label: 'Given Name'");
    await page.getByLabel('Given Name').waitFor({ state: 'attached' });
    expect(await page.getByRole('alert').filter({ hasText: 'cannot be served' }).count()).toBe(0);

    expect(platform.printed()).not.toContain('when dev is started again');
    await copy.replace('connector/numbers.ts', 'export const readSentNumber', '/** . */\nexport const readSentNumber');
    await expect.poll(platform.printed, { timeout: 20_000 }).toContain('when dev is started again');
  }, 240_000);
});

describe('dev --connector', () => {
  /** A platform for a connector in a folder of its own. */
  const watched = async () => {
    const folder = await temporaryFolder();
    for (const file of ['apiDefinition.swagger.json', 'apiProperties.json']) {
      await cp(path.join(root, file), path.join(folder, file));
    }
    const properties = path.join(folder, 'apiProperties.json');
    const withoutScript = JSON.parse(await readFile(properties, 'utf8'));
    delete withoutScript.properties.scriptOperations;
    await writeFile(properties, JSON.stringify(withoutScript));
    const platform = await runPlatform(['--connector', folder]);
    const definition = path.join(folder, 'apiDefinition.swagger.json');
    const text = await readFile(definition, 'utf8');
    const titled = (title: string) => text.replace('"title": "Sendmode"', `"title": "${title}"`);
    const served = async () => ((await (await fetch(`${platform.gateway}/health`)).json()) as { title: string }).title;
    const faults = async () => {
      const { live } = (await (await fetch(`${platform.gateway}/_page/state`)).json()) as { live: { faults: unknown } };
      return live.faults;
    };
    return { definition, titled, served, faults };
  };

  test('follows what editors do: writing in place, replacing, removing and writing again, several times at once', async () => {
    const { definition, titled, served } = await watched();
    await writeFile(definition, titled('Written'));
    await expect.poll(served, patient).toBe('Written');
    await writeFile(`${definition}~`, titled('Replaced'));
    await rename(`${definition}~`, definition);
    await expect.poll(served, patient).toBe('Replaced');
    await rm(definition);
    await writeFile(definition, titled('Again'));
    await expect.poll(served, patient).toBe('Again');
    for (const part of ['', '{', titled('Half').slice(0, 500), titled('Whole')]) await writeFile(definition, part);
    await expect.poll(served, patient).toBe('Whole');
  }, 240_000);

  test('goes on with the last good state, and says where a file is broken', async () => {
    const { definition, titled, served, faults } = await watched();
    await writeFile(definition, titled('Broken').replace('"info"', 'info'));
    await expect
      .poll(faults, patient)
      .toMatchObject([{ text: expect.stringMatching(/swagger\.json, line 3, column 5: /) }]);
    expect(await served()).toBe('Sendmode');
    await writeFile(definition, titled('Mended'));
    await expect.poll(served, patient).toBe('Mended');
    await expect.poll(faults, patient).toEqual([]);
  }, 240_000);
});

describeWithDotnet('dev, while the script is saved', () => {
  test('compiles it, runs the next call through it, and keeps the last good one where it does not compile', async () => {
    const folder = await temporaryFolder();
    for (const file of ['apiDefinition.swagger.json', 'apiProperties.json', 'script/script.csx']) {
      await cp(path.join(root, file), path.join(folder, path.basename(file)));
    }
    const script = path.join(folder, 'script.csx');
    const answering = (text: string) => `public class Script : ScriptBase
{
    public override Task<HttpResponseMessage> ExecuteAsync() => Task.FromResult(
        new HttpResponseMessage(HttpStatusCode.OK) { Content = CreateJsonContent("${text}") });
}`;
    const platform = await runPlatform(['--connector', folder]);
    const call = async () =>
      (
        await fetch(`${platform.gateway}/operations/Check_Credits?connection=demo`, { method: 'POST', body: '{}' })
      ).text();
    const faults = async () => (await fetch(`${platform.gateway}/_page/state`)).text();

    await writeFile(script, answering('first'));
    await expect.poll(call, patient).toBe('first');
    await writeFile(script, answering('second').replace('public override', 'public overide'));
    await expect.poll(faults, patient).toContain('script.csx');
    expect(await call()).toBe('first');
    await writeFile(script, answering('third'));
    await expect.poll(call, patient).toBe('third');
    expect(await faults()).not.toContain('does not compile');
  }, 240_000);
});
