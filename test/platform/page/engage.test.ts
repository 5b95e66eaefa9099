import { expect, it } from 'vitest';
import { ownPlatform, startPlatform } from '../../../scripts/platform.ts';
import { describeWithDotnet } from '../../script/require-dotnet.ts';
import { type Running, send, usePage } from './page-in-test.ts';
import { describeWithChromium } from './require-chromium.ts';

/** The platform as dev starts it, with the connections engage and trap. */
const whole = async (): Promise<Running> => {
  const { address, live, close } = await startPlatform(ownPlatform);
  return { address, live, sendmode: undefined, closers: [close] };
};

describeWithChromium('An account on Engage', () => {
  describeWithDotnet('with the script', () => {
    const platform = usePage(whole);

    it('is sent through by the connection that says so, and the text that Sendmode swallows is told by the other', async () => {
      const page = await platform.open('/#Send_SMS', { viewport: { width: 1280, height: 800 } });
      const status = page.locator('.outcome .status');
      await page.getByLabel('Connection').selectOption('engage');
      expect(await page.locator('#connection-choice').textContent()).toBe('Sendmode API engage');
      await page.getByLabel('Message Text').fill('Hello');
      await page.getByLabel('Recipients, item 1').fill('+353870000001');
      await send(page);
      expect(await page.locator('.problem:visible').allTextContents()).toEqual([
        'Accounts on Engage need "Sender ID". Give it a value. Nothing was sent.',
      ]);
      expect(await status.textContent()).toBe('Refused: a required parameter is missing');
      await page.getByLabel('Sender ID').fill('Clinic');
      await send(page);
      expect(await status.textContent()).toBe('Accepted for 1 recipient · 1 credit · 999 left');
      expect(await page.locator('.outcome-content .recipients').textContent()).toBe('+353870000001 delivered');

      await page.getByLabel('Connection').selectOption('trap');
      expect(await page.locator('#connection-choice').textContent()).toBe('Sendmode API v2');
      await send(page);
      expect(await status.textContent()).toBe(
        'Accepted, and never sent: the account is on Engage, and this connection calls API v2',
      );
      expect(await page.locator('.outcome').getAttribute('class')).toBe('outcome bad');
      expect(await page.locator('.outcome .advice').textContent()).toContain('The flow is told of success.');
      expect(await page.locator('[data-message]').count()).toBe(1);

      await page.getByRole('radio', { name: 'Check Credits' }).check();
      await page.getByLabel('Connection').selectOption('engage');
      await send(page);
      expect(await status.textContent()).toBe('Not sent: not available for an account on Engage');
      expect(await page.locator('.outcome .error-text').textContent()).toContain(
        'This action is not available for accounts on Engage',
      );
    });
  });
});
