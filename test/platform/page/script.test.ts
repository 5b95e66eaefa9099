import { expect, it } from 'vitest';
import { describeWithDotnet } from '../../script/require-dotnet.ts';
import { loadOwn, screenshot, send, tabTo, usePage } from './page-in-test.ts';
import { describeWithChromium } from './require-chromium.ts';

interface Outbox {
  readonly messages: readonly {
    readonly messagetext: string;
    readonly recipients: readonly { readonly number: string }[];
  }[];
}

describeWithChromium('The page with the real script', () => {
  describeWithDotnet('under .NET', () => {
    const platform = usePage({ connector: loadOwn, script: 'real' });

    it('sends a first SMS by keyboard alone, and shows it in the outbox and the balance', async () => {
      const page = await platform.open();
      await tabTo(page, page.getByLabel('Message Text'));
      await page.keyboard.type('See you at 9:30');
      await tabTo(page, page.getByLabel('Recipients, item 1'));
      await page.keyboard.type('0870000000');
      await page.keyboard.press('Enter');
      await page.keyboard.type('0870000001');
      const outcome = await send(page);

      expect(await outcome.locator('strong').textContent()).toBe('Accepted for 2 recipients · 2 credits · 998 left');
      expect(await outcome.locator('.meaning').textContent()).toBe(
        'Sendmode accepted the message. Accepted does not mean delivered.',
      );
      await page.locator('[data-message]').waitFor();
      expect(await page.locator('[data-message] .text').allTextContents()).toEqual(['See you at 9:30']);
      expect(await page.locator('[data-message] .recipients li').allTextContents()).toEqual([
        '0870000000 delivered',
        '0870000001 delivered',
      ]);
      expect(await page.locator('#fact').innerText()).toMatch(/Balance of demo\s+998 credits/);
      expect(await page.locator('#announcer').textContent()).toBe(
        'Accepted for 2 recipients · 2 credits · 998 left. Sendmode accepted the message. Accepted does not mean delivered.',
      );
      const { messages } = await platform.control<Outbox>('outbox');
      expect(messages.map(({ messagetext, recipients }) => [messagetext, recipients.length])).toEqual([
        ['See you at 9:30', 2],
      ]);
    });

    it("shows a refusal as the flow gets it, beside Sendmode's own answer", async () => {
      const page = await platform.open();
      await page.getByLabel('Message Text').fill('Hello');
      await page.getByLabel('Recipients, item 1').fill('12');
      const outcome = await send(page);

      expect(await outcome.locator('strong').textContent()).toBe('Refused: a mobile number is not valid');
      expect(await outcome.locator('.meaning').textContent()).toContain('Sendmode refused the request');
      expect(await outcome.locator('.error-text').textContent()).toContain('"12" is not a mobile number');
      expect(await page.locator('.field .problem:visible').textContent()).toMatch(
        /^Recipients, item 1: "12" is not a mobile number/,
      );
      for (const stage of ['service', 'answer']) await page.locator(`[data-stage="${stage}"] > summary`).click();
      expect(await page.locator('[data-stage="service"] .reply .chip').textContent()).toBe('200 OK');
      expect(await page.locator('[data-stage="answer"] .changes > div').first().innerText()).toMatch(
        /status\s*changed on the way back\s+200\s+400/,
      );
      await page.screenshot({ path: screenshot('refused'), fullPage: true });
      expect((await platform.control<Outbox>('outbox')).messages).toEqual([]);
    });

    it('shows an unknown outcome with its advice when a fault breaks the connection after the message was taken', async () => {
      const page = await platform.open();
      await page.getByRole('tab', { name: 'Faults' }).click();
      await page.getByLabel('What Sendmode does').selectOption('reset');
      await page.getByLabel('When').selectOption('after');
      await page.getByRole('button', { name: 'Switch the fault on' }).click();
      expect(await page.locator('.waiting li').textContent()).toBe(
        'For the next call, Sendmode breaks the connection, after it took the request.',
      );
      await page.getByRole('button', { name: 'Fill in an example' }).click();
      const outcome = await send(page);

      expect(await outcome.getAttribute('class')).toBe('outcome warning');
      expect(await outcome.locator('strong').textContent()).toBe('May have gone out: look before you send again');
      expect(await outcome.locator('.meaning').textContent()).toBe(
        'The outcome is unknown: the message may have gone out. Do not send it again without looking. Put the message on a review list.',
      );
      expect(await outcome.locator('.advice').textContent()).toBe(
        'Look for the text in the outbox. In a flow, put it on a review list: a flow does not repeat it by itself.',
      );
      expect(await page.locator('[data-stage="service"] .gist').textContent()).toContain('no answer');
      await page.getByText('No fault is switched on.').waitFor();
      expect((await platform.control<Outbox>('outbox')).messages).toHaveLength(1);
    });
  });
});
