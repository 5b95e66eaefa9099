import { expect, it } from 'vitest';
import { loadOwn, send, usePage } from './page-in-test.ts';
import { describeWithChromium } from './require-chromium.ts';

describeWithChromium('Earlier calls', () => {
  const platform = usePage({ connector: loadOwn });
  const options = { permissions: ['clipboard-read', 'clipboard-write'], timezoneId: 'America/New_York' };

  const sendText = async (page: Awaited<ReturnType<typeof platform.open>>, text: string): Promise<void> => {
    await page.getByLabel('Message Text').fill(text);
    await page.getByLabel('Recipients, item 1').fill('0870000000');
    await send(page);
  };

  it('are sent again and edited, the open one is marked, and an old result looks old', async () => {
    const page = await platform.open();
    await sendText(page, 'First');
    await sendText(page, 'Second');
    const earlier = page.locator('.history li').nth(1);
    await earlier.locator('.call').click();
    expect(await page.locator('.old-mark').textContent()).toMatch(/^An earlier call, of .* UTC\. A newer one is in/);
    expect(await earlier.locator('.call').getAttribute('aria-current')).toBe('true');
    await earlier.getByRole('button', { name: /^Edit/ }).click();
    expect(await page.getByLabel('Message Text').inputValue()).toBe('First');
    await earlier.getByRole('button', { name: /^Send again/ }).click();
    await page.locator('.old-mark').waitFor({ state: 'detached' });
    await page.locator('.history li').nth(2).waitFor();
    expect(await page.locator('.history .call[aria-current]').count()).toBe(1);
    expect(await page.locator('.history .call').first().getAttribute('aria-current')).toBe('true');
    await expect
      .poll(() => page.locator('[data-message] .text').allTextContents())
      .toEqual(['First', 'Second', 'First']);
  });

  it('are found by what was said in them: a text, a number, the answer', async () => {
    const page = await platform.open();
    await sendText(page, 'Ripe apples');
    await sendText(page, 'Pears');
    const found = page.locator('.history li');
    const search = page.getByLabel('Search the last calls');
    await search.fill('apples 0870000000 send');
    await expect.poll(() => found.count()).toBe(1);
    await found.locator('.call').click();
    await page.locator('.outcome-content .text').getByText('Ripe apples').waitFor();
    await search.fill('plums');
    await page.getByText(/^None of the last \d+ calls has that in it\.$/).waitFor();
    await sendText(page, 'Plums');
    await expect.poll(() => found.count()).toBe(1);
  });

  it('of a flow are put into the form too', async () => {
    const page = await platform.open('/#Check_Credits');
    await fetch(`${platform.address()}/apim/sendmode/demo/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message: { messagetext: 'From a flow', recipients: ['0870000001', '0870000002'] } }),
    });
    await page
      .locator('.history li')
      .filter({ hasText: 'as a flow calls' })
      .first()
      .getByRole('button', { name: /^Edit/ })
      .click();
    expect(await page.getByLabel('Message Text').inputValue()).toBe('From a flow');
    expect(await page.getByLabel('Recipients, item 2').inputValue()).toBe('0870000002');
  });

  it('and the outbox are searched and cleared', async () => {
    const page = await platform.open();
    await sendText(page, 'Apples');
    await sendText(page, 'Pears');
    await page.getByLabel('Search the outbox').fill('apples delivered');
    await page.locator('[data-message]').filter({ hasText: 'Pears' }).waitFor({ state: 'detached' });
    expect(await page.locator('[data-message] .text').allTextContents()).toEqual(['Apples']);
    await page.getByLabel('Search the outbox').fill('plums');
    await page.getByText('None of 2 messages has that in it.').waitFor();
    await page.locator('#panel-outbox').getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('button', { name: 'Forget these messages' }).click();
    await page.getByText('The outbox is empty.').waitFor();
    await page.getByLabel('Search the last calls').fill('credits');
    await page.getByText(/^None of the last \d+ calls has that in it/).waitFor();
    await page.locator('#history').getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('button', { name: 'Forget these calls' }).click();
    await page.getByText('No calls yet.').waitFor();
  });

  it('are copied with a sign that they were', async () => {
    const page = await platform.open('/', options);
    await sendText(page, 'Hello');
    const copy = page.getByRole('button', { name: 'Copy correlation id' });
    await copy.click();
    await page.getByText('Copied ✓').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      await page.locator('.correlation code').textContent(),
    );
    await page.getByRole('button', { name: 'Copy answer' }).click();
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toContain('"statusCode"');
  });

  it('tell times in UTC with the year, wherever the browser is', async () => {
    const page = await platform.open('/', options);
    await page.locator('summary', { hasText: 'Advanced parameters' }).first().click();
    await page.getByLabel('Schedule Date').fill('2030-01-31T09:30:00');
    await sendText(page, 'Later');
    expect(await page.locator('.outcome .status').textContent()).toBe(
      'Accepted for 1 recipient, leaves 31 Jan 2030, 09:30:00 UTC · 1 credit · 999 left',
    );
    expect(await page.locator('[data-message] .facts').textContent()).toMatch(/^leaves 31 Jan 2030, 09:30:00 UTC/);
  });

  it('for which no script ran say so, and a refusal inside a success is not shown as one', async () => {
    const page = await platform.open();
    await page.getByLabel('Message Text').fill('Hello');
    await page.getByLabel('Recipients, item 1').fill('12');
    await send(page);
    expect(await page.locator('.outcome').getAttribute('class')).toBe('outcome bad');
    expect(await page.locator('.outcome .status').textContent()).toBe('Refused: a mobile number is not valid');
    expect(await page.locator('.outcome .advice').textContent()).toContain(
      'A flow would take this answer for a success',
    );
    expect(await page.locator('.caution').textContent()).toBe(
      'The script was not applied: on the platform the answer may be another.',
    );
  });
});
