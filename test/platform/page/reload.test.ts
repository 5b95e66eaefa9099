import { expect, it } from 'vitest';
import { loadOwn, send, usePage } from './page-in-test.ts';
import { describeWithChromium } from './require-chromium.ts';

describeWithChromium('A page that loads itself again, since something else is served', () => {
  const platform = usePage({ connector: loadOwn });

  it('keeps the result, the chosen tabs, the connection, what was typed, and the place where it is typed', async () => {
    const page = await platform.open('/#Send_SMS', { viewport: { width: 1280, height: 800 } });
    await page.getByLabel('Connection').selectOption('wrong-key');
    await page.getByLabel('Message Text').fill('First');
    await page.getByLabel('Recipients, item 1').fill('0870000001');
    await send(page);
    await page.getByLabel('Connection').selectOption('no-api-access');
    await page.getByRole('tab', { name: 'Clock' }).click();
    await page.getByLabel('Recipients, item 1').press('Enter');
    await page.getByLabel('Recipients, item 2').fill('0870000002');
    await page.evaluate('document.activeElement.setSelectionRange(3, 5)');
    const headline = await page.locator('.outcome .status').textContent();
    const loaded = page.waitForEvent('load');
    platform.live().served();
    await loaded;
    await page.locator('.outcome .status').waitFor();
    expect(await page.locator('.outcome .status').textContent()).toBe(headline);
    expect(await page.getByLabel('Connection').inputValue()).toBe('no-api-access');
    expect(await page.getByRole('tab', { name: 'Clock' }).getAttribute('aria-selected')).toBe('true');
    expect(await page.getByLabel('Message Text').inputValue()).toBe('First');
    const second = page.getByLabel('Recipients, item 2');
    await expect.poll(() => second.evaluate((item) => item.matches(':focus'))).toBe(true);
    await page.keyboard.type('9');
    expect(await second.inputValue()).toBe('087900002');
  });

  it('waits for a call that is on its way, and shows what came of it', async () => {
    const page = await platform.open('/#Check_Credits', { viewport: { width: 1280, height: 800 } });
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/operations/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Sending…' }).waitFor();
    const loaded = page.waitForEvent('load');
    platform.live().served();
    await page.waitForTimeout(500);
    expect(await page.getByRole('button', { name: 'Sending…' }).isVisible()).toBe(true);
    answer();
    await loaded;
    await page.locator('.outcome .status').getByText('Balance: 1,000 credits').waitFor();
  });

  it('begins anew where nothing was loaded again', async () => {
    const page = await platform.open('/#Send_SMS', { viewport: { width: 1280, height: 800 } });
    await page.getByRole('tab', { name: 'Clock' }).click();
    await page.reload();
    await page.getByText('Nothing sent yet.').waitFor();
    expect(await page.getByRole('tab', { name: 'Clock' }).getAttribute('aria-selected')).toBe('false');
  });
});
