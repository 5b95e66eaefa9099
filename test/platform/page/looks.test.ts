import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { loadOwn, screenshot, send, usePage } from './page-in-test.ts';
import { describeWithChromium } from './require-chromium.ts';

interface SeenText {
  readonly text: string;
  readonly contrast: number;
}

const probe = new URL('contrast-probe.js', import.meta.url);

const seenTexts = async (page: Page): Promise<SeenText[]> => page.evaluate<SeenText[]>(await readFile(probe, 'utf8'));

const themes = ['light', 'dark'] as const;
const panelColors = { light: 'rgb(255, 255, 255)', dark: 'rgb(23, 28, 35)' };

describeWithChromium('The looks of the page', () => {
  const platform = usePage({ connector: loadOwn });

  it.each(themes)(
    'is readable in the %s theme: every text has the contrast that WCAG AA asks for',
    async (colorScheme) => {
      const page = await platform.open('/', { colorScheme, viewport: { width: 1280, height: 900 } });
      await page.getByRole('button', { name: 'Fill in an example' }).click();
      await send(page);
      await page.locator('[data-message]').waitFor();
      await page.keyboard.press('Control+Home');
      for (const stage of ['changes', 'service']) await page.locator(`[data-stage="${stage}"] > summary`).click();
      await page.screenshot({ path: screenshot(colorScheme) });

      const panel = `getComputedStyle(document.querySelector('#result-panel')).backgroundColor`;
      expect(await page.evaluate(panel)).toBe(panelColors[colorScheme]);
      const texts = await seenTexts(page);
      expect(texts.length).toBeGreaterThan(60);
      expect(texts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
    },
  );

  it('fits a phone of 360 pixels: nothing scrolls sideways, and the result comes into view', async () => {
    const page = await platform.open('/', { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
    const width = () => page.evaluate<number>('document.documentElement.scrollWidth');
    await page.getByLabel('Message Text').fill(`A long word: ${'x'.repeat(300)}`);
    await page.getByLabel('Recipients, item 1').fill('0870000000');
    expect(await width()).toBe(360);
    await page.screenshot({ path: screenshot('phone-form') });
    await send(page);
    await page.locator('[data-message]').waitFor();
    for (const stage of ['call', 'changes', 'service']) await page.locator(`[data-stage="${stage}"] > summary`).click();
    expect(await width()).toBe(360);
    for (const tab of ['Customers', 'Opt-outs', 'Faults', 'Clock', 'Assumptions', 'Designer card', 'Code']) {
      await page.getByRole('tab', { name: tab }).click();
      expect([tab, await width()]).toEqual([tab, 360]);
    }
    await page.getByText('About this connector').click();
    expect(await width()).toBe(360);
  });

  it('brings the result of a call into view on a phone, and moves nothing where motion is to be reduced', async () => {
    const page = await platform.open('/', { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    await send(page);
    const { y: top } = (await page.locator('.outcome').boundingBox()) ?? { y: -1 };
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(370);
    const moving = `[...document.querySelectorAll('.stage-title')].map((each) => getComputedStyle(each, '::after').transitionDuration)`;
    expect(new Set(await page.evaluate<string[]>(moving))).toEqual(new Set(['0s']));
    await page.screenshot({ path: screenshot('phone-result') });
  });
});

describeWithChromium('The looks of the page for a connector with a bright colour', () => {
  const platform = usePage({ connector: async () => ({ ...(await loadOwn()), brandColor: '#ffcc00' }) });

  it.each(themes)('is readable in the %s theme', async (colorScheme) => {
    const page = await platform.open('/', { colorScheme, viewport: { width: 1280, height: 900 } });
    await page.getByRole('tab', { name: 'Designer card' }).click();
    await page.locator('#fact').waitFor();
    const bar = `getComputedStyle(document.querySelector('.bar')).backgroundColor`;
    expect(await page.evaluate(bar)).toBe('rgb(255, 204, 0)');
    const texts = await seenTexts(page);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
  });
});
