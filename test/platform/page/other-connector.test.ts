import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadConnector } from '../../../platform/loading/load.ts';
import type { HttpRequest } from '../../../platform/script/script-process.ts';
import { send, usePage } from './page-in-test.ts';
import { describeWithChromium } from './require-chromium.ts';

const folder = fileURLToPath(new URL('../../fixtures/connectors/weather', import.meta.url));

describeWithChromium('The page for another connector', () => {
  const received: HttpRequest[] = [];
  const platform = usePage({
    connector: () => loadConnector(folder),
    send: async (request) => {
      received.push(request);
      return {
        status: 200,
        headers: [['content-type', 'application/json']],
        body: new TextEncoder().encode(request.url.includes('/forecast') ? '{"text":7}' : '{"wind":"<b>7</b>"}'),
      };
    },
  });

  it('builds its forms and calls it, without anything of Sendmode', async () => {
    const page = await platform.open('/#GetStation');
    expect(await page.title()).toBe('Harbour Weather · local platform');
    expect(await page.locator('#sendmode-panel').isVisible()).toBe(false);
    expect(await page.locator('#fact').isVisible()).toBe(false);
    expect(await page.locator('.action .name').allTextContents()).toContain('Get forecast');
    await page.getByRole('textbox', { name: 'station' }).fill('7');
    const outcome = await send(page);
    expect(await outcome.locator('strong').textContent()).toBe('OK');
    expect(received.map(({ url }) => url)).toEqual([expect.stringContaining('/v1/stations/7?')]);
    expect(await page.locator('[data-stage="service"] .stage-title').textContent()).toBe(
      'What reached Harbour Weather',
    );
    expect(await page.locator('[data-stage="answer"] .body').textContent()).toBe('{\n  "wind": "<b>7</b>"\n}');
    expect(await page.locator('#result b').count()).toBe(0);
    await page.locator('[data-stage="changes"] > summary').click();
    expect(await page.locator('[data-stage="changes"] .changes ins').first().textContent()).toContain('lang=en');
  });

  it('warns at the result of an answer that does not fit the definition', async () => {
    const page = await platform.open('/#GetForecast');
    await page.getByRole('textbox', { name: 'station' }).fill('7');
    const outcome = await send(page);
    expect(await outcome.getAttribute('class')).toBe('outcome warning');
    expect(await outcome.locator('strong').textContent()).toBe('OK');
    expect(await outcome.locator('.caution').textContent()).toMatch(
      /^The answer of 'GetForecast': .+'body\/text'.+ Power Automate is reported to fail an action whose answer does not fit/,
    );
    received.length = 0;
  });

  it('shows what the gateway finds wrong about a value at its field', async () => {
    const page = await platform.open('/#GetStation');
    await page.getByRole('textbox', { name: 'station' }).fill('seven');
    const outcome = await send(page);
    expect(await outcome.locator('strong').textContent()).toBe('Not sent: a value is missing or wrong');
    expect(await outcome.locator('.advice').textContent()).toBe('The gateway refused the call; nothing was sent.');
    expect(await page.locator('.field .problem:visible').textContent()).toContain("'station'");
    expect(received).toHaveLength(0);
  });
});
