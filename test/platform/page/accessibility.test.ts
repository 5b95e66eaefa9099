import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { loadOwn, send, usePage } from './page-in-test.ts';
import { describeWithChromium } from './require-chromium.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core finds wrong with the page as it stands, by rule, with the elements. */
const violations = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(axe.source);
  const found = await page.evaluate<Violation[]>(
    `window.axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

describeWithChromium('The page by axe-core', () => {
  const platform = usePage({ connector: loadOwn });
  const states: readonly (readonly [name: string, reach: (page: Page) => Promise<void>])[] = [
    ['with a result', async (page) => void (await send(page))],
    [
      'with every stage open',
      async (page) => {
        for (const stage of ['call', 'changes', 'service', 'answer'])
          await page.locator(`[data-stage="${stage}"] > summary`).click();
        await page.getByText('Put it into a flow or an app').click();
        await page.getByText('About this connector').click();
      },
    ],
    ...['Customers', 'Opt-outs', 'Faults', 'Clock', 'Assumptions', 'Designer card', 'Code', 'Fill in'].map(
      (tab) => [`with the tab ${tab}`, (page: Page) => page.getByRole('tab', { name: tab }).click()] as const,
    ),
    [
      'with a fault',
      async (page) => {
        await page.getByRole('tab', { name: 'Faults' }).click();
        await page.getByRole('button', { name: 'Switch the fault on' }).click();
        await page.getByRole('button', { name: 'Switch all off' }).waitFor();
      },
    ],
    ['with a failure', async (page) => void (await send(page))],
    ['with an earlier result', (page) => page.locator('.call').nth(1).click()],
    [
      'with many recipients, some of them marked',
      async (page) => {
        await page.evaluate(`(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', ${JSON.stringify(`${'0870000000\n'.repeat(20)}Jane`)});
        document.querySelector('.rows input').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      })()`);
        await page.getByText('1 not readable').waitFor();
        await page.getByLabel('Message Text').fill('It’s late');
      },
    ],
    [
      'with problems at its fields',
      async (page) => {
        await page.getByLabel('Message Text').fill('');
        await page.keyboard.press('Control+Enter');
        await page.locator('.problem:visible').first().waitFor();
      },
    ],
    [
      'with a row that Sendmode refuses',
      async (page) => {
        await page.getByLabel('Message Text').fill('Hello');
        await send(page);
        await page.locator('[aria-invalid="true"]').waitFor();
      },
    ],
    [
      'with a saved file that cannot be served',
      async (page) => {
        platform.live().report('description', { title: 'It cannot be served.', text: 'a.ts, line 1: Expected "}".' });
        await page.locator('#faults .notice').waitFor();
      },
    ],
    [
      'with a search that finds none of the calls',
      async (page) => {
        platform.live().report('description', undefined);
        await page.getByLabel('Search the last calls').fill('plums');
        await page.getByText('calls has that in it.').waitFor();
      },
    ],
    [
      'with a question before clearing',
      (page) => page.locator('#history').getByRole('button', { name: 'Clear' }).click(),
    ],
  ];

  it.each(['light', 'dark'] as const)(
    'has no violation in any state in the %s theme',
    { timeout: 90_000 },
    async (colorScheme) => {
      const page = await platform.open('/', { colorScheme, viewport: { width: 1280, height: 900 } });
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Fill in an example' }).click();
      for (const [name, reach] of states) {
        await reach(page);
        expect([name, await violations(page)]).toEqual([name, []]);
      }
    },
  );
});
