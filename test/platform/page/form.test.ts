import { expect, it } from 'vitest';
import { loadOwn, noDotnet, send, tabTo, usePage } from './page-in-test.ts';
import { describeWithChromium } from './require-chromium.ts';

interface Requests {
  readonly requests: readonly { readonly body: string }[];
}

interface FocusStop {
  readonly name: string;
  readonly outline: string;
}

/** What has the focus in the browser, and the outline that shows it; a radio button's is drawn around its label. */
const focusStop = `(() => {
  const focused = document.activeElement;
  const box = focused.closest('label.action') ?? focused;
  const label = focused.labels?.[0]?.textContent;
  const name = focused.value && focused.type === 'radio' ? focused.value : (focused.ariaLabel ?? label ?? focused.textContent);
  return { name: focused === document.body ? 'BODY' : name.trim().slice(0, 40), outline: getComputedStyle(box).outlineStyle };
})()`;

describeWithChromium('The form of an action', () => {
  const platform = usePage({ connector: loadOwn });
  const bodies = async () =>
    (await platform.control<Requests>('requests')).requests.map(({ body }) => JSON.parse(body) as unknown);

  it('says at its field that a required value is missing, and sends nothing', async () => {
    const page = await platform.open();
    await page.getByLabel('Message Text').fill('Hello');
    await page.keyboard.press('Control+Enter');

    const field = page.getByRole('group', { name: 'Recipients' });
    expect(await field.locator('.problem').textContent()).toBe('Recipients needs at least one item.');
    const input = page.getByLabel('Recipients, item 1');
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    expect(await input.evaluate((each) => each.matches(':focus'))).toBe(true);
    expect(await page.locator('#announcer').textContent()).toBe('Not sent. Recipients needs at least one item.');
    expect(await page.locator('.outcome').count()).toBe(0);
    expect(await bodies()).toEqual([]);
    await input.fill('0870000000');
    expect(await field.locator('.problem').isVisible()).toBe(false);
  });

  it('adds and removes the items of a list, and leaves out what is empty', async () => {
    const page = await platform.open();
    await page.getByLabel('Message Text').fill('Hello');
    await page.getByLabel('Recipients, item 1').fill('0870000001');
    await page.keyboard.press('Enter');
    await page.keyboard.type('0870000002');
    await page.getByRole('button', { name: 'Add an item' }).click();
    await page.keyboard.type('0870000003');
    await page.getByRole('button', { name: 'Add an item' }).click();
    await page.getByRole('button', { name: 'Remove item 2 of Recipients' }).click();
    expect(await page.getByLabel('Recipients, item 2').inputValue()).toBe('0870000003');
    expect(await page.getByLabel('Recipients, item 2').evaluate((each) => each.matches(':focus'))).toBe(true);
    await send(page);

    expect(await bodies()).toEqual([{ message: { messagetext: 'Hello', recipients: ['0870000001', '0870000003'] } }]);
  });

  it('makes a row of each cell of a column that is pasted', async () => {
    const page = await platform.open();
    await page.getByLabel('Message Text').fill('Hello');
    await page.getByLabel('Recipients, item 1').focus();
    await page.evaluate(`(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', ${JSON.stringify('0870000001\r\n087 000 0002\r\n')});
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    })()`);
    expect(await page.getByLabel('Recipients, item 2').inputValue()).toBe('087 000 0002');
    expect(await page.getByLabel('Recipients, item 2').evaluate((each) => each.matches(':focus'))).toBe(true);
    await send(page);

    expect(await bodies()).toEqual([{ message: { messagetext: 'Hello', recipients: ['0870000001', '087 000 0002'] } }]);
  });

  it('lays the fields out as the designer does: required first and marked, defaults filled in, the rest folded', async () => {
    const page = await platform.open();
    const labels = page.locator('#views .fields > .field > .label');
    expect(await labels.allTextContents()).toEqual(['Message Text *', 'Recipients *', 'Header Content Type']);
    expect(await page.getByLabel('Schedule Date').isVisible()).toBe(false);
    await page.getByText('Advanced parameters (3)').click();
    expect(await page.getByLabel('Schedule Date').isVisible()).toBe(true);
    expect(await page.getByLabel('Header Content Type').inputValue()).toBe('application/json');
    expect(await page.getByLabel('Sender ID').getAttribute('placeholder')).toBe('e.g. Clinic');
  });

  it('keeps what was typed when another action is chosen, and shows that action at its address', async () => {
    const page = await platform.open();
    await page.getByLabel('Message Text').fill('Hello');
    await page.getByRole('radio', { name: /Optout Customer/ }).check();
    expect(await page.locator('#action-description').textContent()).not.toBe('');
    expect(new URL(page.url()).hash).toBe('#Optout_Customer');
    await page.reload();
    expect(await page.getByRole('radio', { name: /Optout Customer/ }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: /Send SMS/ }).check();
    expect(await page.getByLabel('Message Text').inputValue()).toBe('Hello');
    await page.getByLabel('Message Text').fill('Once more');
    await page.getByRole('radio', { name: /Check Credits/ }).check();
    await page.getByRole('radio', { name: /Send SMS/ }).check();
    expect(await page.getByLabel('Message Text').inputValue()).toBe('Once more');
  });

  it('shows hostile text as text, on its way and in the outbox', async () => {
    const page = await platform.open();
    const hostile = '<img src=x onerror="window.hacked=1"></pre><script>window.hacked=2</script>{{7*7}}';
    await page.getByLabel('Message Text').fill(hostile);
    await page.getByLabel('Recipients, item 1').fill('0870000000');
    await send(page);
    await page.locator('[data-message]').waitFor();

    expect(await page.locator('[data-message] .text').textContent()).toBe(hostile);
    for (const stage of ['call', 'changes', 'service']) await page.locator(`[data-stage="${stage}"] > summary`).click();
    expect(await page.locator('[data-stage="service"] .body').first().textContent()).toContain('<img src=x');
    expect(await page.locator('#result img, #result script, #sendmode img, #sendmode script').count()).toBe(0);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
  });

  it('shows the four stages of a call, with what the gateway changed marked, and no key', async () => {
    const page = await platform.open();
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    await send(page);
    const stages = page.locator('.stages > li > details');
    expect(await stages.locator('.stage-title').allTextContents()).toEqual([
      'The call as the flow made it',
      'What policies and the script changed',
      'What reached Sendmode',
      'The answer as the flow sees it',
    ]);
    for (const stage of ['call', 'changes', 'service']) await page.locator(`[data-stage="${stage}"] > summary`).click();
    expect(await page.locator('[data-stage="call"] .body').textContent()).toContain('"body/message/messagetext"');
    expect(await page.locator('[data-stage="changes"] .changes').innerText()).toMatch(
      /header authorization\s*added by the gateway\s+\[redacted\]/i,
    );
    expect(await page.locator('[data-stage="changes"]').textContent()).toContain(noDotnet);
    expect(await page.locator('[data-stage="service"] .marked').first().innerText()).toMatch(
      /authorization\s+\[redacted\]/i,
    );
    expect(await page.locator('[data-stage="service"] .body').first().textContent()).toContain('"messagetext"');
    expect(await page.content()).not.toContain('demo-key');
  });

  it('marks a good answer that came without the script', async () => {
    const page = await platform.open();
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    const outcome = await send(page);
    expect(await outcome.getAttribute('class')).toBe('outcome warning');
    expect(await outcome.locator('.caution').textContent()).toBe(
      'The script was not applied: on the platform the answer may be another.',
    );
  });

  it('says plainly that the script is not applied, and why', async () => {
    const page = await platform.open();
    expect(await page.locator('.notice.bad:visible').textContent()).toBe(
      `The script is not applied. Calls go on without it, so answers differ from the platform's. ${noDotnet}`,
    );
  });

  it('lets Tab go through the whole page with the focus always seen, and back to its beginning', async () => {
    const page = await platform.open();
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    await send(page);
    await page.locator('[data-call]').first().waitFor();
    const skip = page.getByRole('link', { name: 'Skip to the result' });
    await tabTo(page, skip);
    const stops: FocusStop[] = [];
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate<FocusStop>(focusStop);
      if (stop.name === 'Skip to the result') break;
      stops.push(stop);
    }
    expect(stops.filter(({ name, outline }) => name !== 'BODY' && outline === 'none')).toEqual([]);
    expect(await skip.evaluate((each) => each.matches(':focus'))).toBe(true);
    expect(stops.map(({ name }) => name).join(' | ')).toMatch(
      /Connection.*Send_SMS.*Fill in.*Message Text.*Recipients, item 1.*Send.*Send again.*The call as.*Outbox.*200.*About this connector/s,
    );
  });
});
