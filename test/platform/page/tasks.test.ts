import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeWithDotnet } from '../../script/require-dotnet.ts';
import { loadOwn, send, usePage } from './page-in-test.ts';
import { describeWithChromium } from './require-chromium.ts';

/** Pastes as a person does: into what has the focus. */
const paste = (page: Page, text: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  })()`);

const fill = async (page: Page, text: string, number = '0870000000'): Promise<void> => {
  await page.getByLabel('Message Text').fill(text);
  await page.getByLabel('Recipients, item 1').fill(number);
};

/** The names of the inputs that are marked as wrong. */
const invalidIn = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('[aria-invalid="true"]')
    .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('aria-label')));

const headline = (page: Page): Promise<string | null> => page.locator('.outcome .status').textContent();

describeWithChromium('The tasks of a flow maker', () => {
  describeWithDotnet('with the script', () => {
    const platform = usePage({ connector: loadOwn, script: 'real' });

    it('a first text: who gets it, what it cost, and what is left stand in view on a laptop, and the way to a flow', async () => {
      const page = await platform.open('/', { viewport: { width: 1280, height: 800 } });
      await page.getByRole('button', { name: 'Fill in an example' }).click();
      await page.getByText('1 credit for 1 recipient').waitFor();
      await send(page);
      expect(await headline(page)).toBe('Accepted for 1 recipient · 1 credit · 999 left');
      const entry = page.locator('.outcome-content .entry');
      expect(await entry.locator('.recipients').textContent()).toBe('0870000000 delivered');
      expect(await entry.locator('.facts').textContent()).toMatch(
        /^accepted \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d:\d\d UTC · 1 part · 1 credit · account demo$/,
      );
      for (const seen of [entry, page.getByRole('tab', { name: 'Outbox' })]) {
        const box = await seen.boundingBox();
        expect((box?.y ?? 800) + (box?.height ?? 0)).toBeLessThan(800);
      }
      expect(await page.locator('[data-stage="answer"]').textContent()).not.toContain('charset');
      await page.getByText('Put it into a flow or an app').click();
      const sample = page.getByRole('link', { name: 'Sample: Appointment reminder' });
      expect(await sample.count()).toBe(0);
      await page.getByRole('button', { name: 'Copy it as a formula of Power Apps' }).click();
      expect(await page.getByRole('region', { name: 'Power Fx formula' }).locator('pre').isVisible()).toBe(true);
    });

    it('a hundred numbers pasted: rows with a count, and what is repeated or no number is marked and goes', async () => {
      const page = await platform.open();
      await page.getByLabel('Message Text').fill('Hello');
      await page.getByLabel('Recipients, item 1').focus();
      const numbers = Array.from({ length: 97 }, (_, index) => `08700001${String(index).padStart(2, '0')}`);
      await paste(page, [...numbers, '+353 87 000 0100', 'Jane', '12'].join('\r\n'));
      const group = page.getByRole('group', { name: 'Recipients' });
      await group.getByText('100 numbers, 1 repeated, 2 not readable.').waitFor();
      expect(await group.locator('.row-mark:visible').allTextContents()).toEqual([
        'The same number as item 1.',
        'Not a mobile number.',
        'Not a mobile number.',
      ]);
      await group.getByRole('button', { name: 'Remove repeated numbers' }).click();
      await group.getByRole('button', { name: 'Remove what is no number' }).click();
      await group.getByText('97 numbers.').waitFor();
      await send(page);
      expect(await headline(page)).toBe('Accepted for 97 recipients · 97 credits · 903 left');
      await page.locator('.outcome-content').getByText('and 91 more').click();
      expect(await page.locator('.outcome-content .recipients li:visible').count()).toBe(97);
    });

    it.each([
      ['a comma list', '0870000001, 0870000002,0870000003'],
      ['a selection of a spreadsheet', '0870000001\t0870000002\r\n0870000003\t\r\n'],
    ])('%s pasted becomes rows', async (_, text) => {
      const page = await platform.open();
      await page.getByLabel('Recipients, item 1').focus();
      await paste(page, text);
      await page.getByText('3 numbers.').waitFor();
      expect(await page.getByLabel('Recipients, item 3').inputValue()).toBe('0870000003');
    });

    it('a text too long: parts, cost, what forces Unicode, and a button that makes it plain', async () => {
      const page = await platform.open();
      await fill(page, `“${'a'.repeat(150)}” – it’s…`);
      const counter = page.locator('.counter').first();
      expect(await counter.textContent()).toBe(
        '160 characters · 3 parts · Unicode alphabet, 70 characters a part · 3 credits for 1 recipient.',
      );
      expect(await page.locator('.unicode').textContent()).toBe('These characters force Unicode: “ ” – ’ …');
      await page.getByRole('button', { name: 'Replace typographic characters' }).click();
      expect(await page.getByLabel('Message Text').inputValue()).toBe(`"${'a'.repeat(150)}" - it's...`);
      expect(await counter.textContent()).toContain('2 parts · plain alphabet');
      await page.getByLabel('Message Text').fill('b'.repeat(40_000));
      await send(page);
      expect(await headline(page)).toBe('Refused: no valid message was supplied');
      expect(await page.locator('.outcome .error-text').textContent()).toContain('at most 255 are possible');
    });

    it('an opt-out met: the result says who was blocked, though the flow is told of success', async () => {
      const page = await platform.open('/#Optout_Customer');
      await page.getByLabel('Mobile Number').fill('087 000 0002');
      await send(page);
      expect(await headline(page)).toBe('087 000 0002 has opted out: it gets no more texts');
      await page.getByRole('radio', { name: /Send SMS/ }).check();
      await page.getByLabel('Message Text').fill('Hello');
      await page.getByLabel('Recipients, item 1').focus();
      await paste(page, '0870000001\n0870000002\n0870000003');
      await send(page);
      expect(await headline(page)).toBe('1 of 3 blocked: opted out · 3 credits · 997 left');
      expect(await page.locator('.outcome').getAttribute('class')).toBe('outcome warning');
      expect(await page.locator('.outcome-content .recipients li').first().textContent()).toBe(
        '0870000002 blocked: opted out',
      );
      const group = page.getByRole('group', { name: 'Recipients' });
      expect(await group.locator('.problem').textContent()).toBe(
        'Recipients: 0870000002 has opted out and was blocked.',
      );
      expect(await invalidIn(page)).toEqual(['Recipients, item 2']);
    });

    it('an unknown outcome: it says to look first, and sending again is a step of its own', async () => {
      const page = await platform.open();
      await page.getByRole('tab', { name: 'Faults' }).click();
      await page.getByLabel('What Sendmode does').selectOption('reset');
      await page.getByLabel('When').selectOption('after');
      await page.getByRole('button', { name: 'Switch the fault on' }).click();
      await page.getByText('For the next call').waitFor();
      await fill(page, 'Hello');
      await send(page);
      expect(await headline(page)).toBe('May have gone out: look before you send again');
      await page.getByRole('tab', { name: /Outbox/ }).click();
      expect(await page.locator('[data-message] .text').textContent()).toBe('Hello');
      await page.locator('.head').getByRole('button', { name: 'Send again all the same' }).click();
      await page.locator('.status').getByText('Accepted for 1 recipient · 1 credit · 998 left').waitFor();
    });

    it('a number that is none, alone or among others: marked in its row, and refused there by its label', async () => {
      const page = await platform.open();
      const group = page.getByRole('group', { name: 'Recipients' });
      await fill(page, 'Hello', 'Jane');
      await group.getByText('1 number, 1 not readable.').waitFor();
      expect(await group.locator('.row-mark:visible').allTextContents()).toEqual(['Not a mobile number.']);
      await send(page);
      expect(await headline(page)).toBe('Refused: a mobile number is not valid');
      expect(await group.locator('.problem').textContent()).toMatch(
        /^Recipients, item 1: "Jane" is not a mobile number/,
      );
      expect(await invalidIn(page)).toEqual(['Recipients, item 1']);
      await page.getByLabel('Recipients, item 1').fill('');
      expect(await invalidIn(page)).toEqual([]);
      await paste(page, '0870000001\n0870000002\nJoe');
      await group.getByText('3 numbers, 1 not readable.').waitFor();
      await send(page);
      expect(await invalidIn(page)).toEqual(['Recipients, item 3']);
      expect(await page.evaluate('document.activeElement.value')).toBe('Joe');
    });

    it.each([
      [
        'Send_SMS',
        'Sender ID',
        'far too long a sender',
        /^Sender ID "far too long a sender" is not valid: use up to 11/,
      ],
      [
        'Send_SMS',
        'Schedule Date',
        'soon',
        /^Schedule Date "soon" is not a date and time: write it like 2026-03-01T09:00/,
      ],
      [
        'Import_Customer',
        'Mobile Number',
        'me',
        /^Mobile Number "me" is not a mobile number: write it like 0870000000/,
      ],
      ['Import_Customer', 'Date Of Birth', 'May', /^Date Of Birth "May" is not a date in the form dd\/mm\/yyyy/],
      ['Optout_Customer', 'Mobile Number', 'me', /^Mobile Number "me" is not a mobile number/],
      ['Optout_Customer', 'Optout Response', 'x'.repeat(51), /^Optout Response has 51 characters, and at most 50/],
    ])('%s with %s %j is refused at that field, by its label', async (operationId, label, value, want) => {
      const page = await platform.open(`/#${operationId}`);
      await page.getByRole('button', { name: 'Fill in an example' }).click();
      const field = page.getByLabel(label, { exact: false }).first();
      if (!(await field.isVisible()))
        await page
          .getByText(/^Advanced parameters/)
          .first()
          .click();
      await field.fill(value);
      await send(page);
      expect(await page.locator('.problem:visible').allTextContents()).toEqual([expect.stringMatching(want)]);
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await field.evaluate((element) => element.matches(':focus'))).toBe(true);
    });

    it.each([
      ['wrong-key', 'Refused: the access key is not valid', '401 Unauthorized'],
      ['no-api-access', 'Refused: the account is not allowed to use the API', '403 Forbidden'],
    ])('with the connection %s: %s', async (connection, want, status) => {
      const page = await platform.open('/#Check_Credits');
      await page.getByLabel('Connection').selectOption(connection);
      await send(page);
      expect(await headline(page)).toBe(want);
      expect(await page.locator('.outcome .facts').textContent()).toContain(status);
      await page.getByLabel('Connection').selectOption('demo');
      await send(page);
      expect(await headline(page)).toBe('Balance: 1,000 credits');
    });
  });
});
