import { expect, it } from 'vitest';
import { loadOwn, send, usePage } from './page-in-test.ts';
import { describeWithChromium } from './require-chromium.ts';

describeWithChromium('What stands beside the form', () => {
  const platform = usePage({ connector: loadOwn });

  it('moves the clock, so that a scheduled message leaves, and starts over', async () => {
    const page = await platform.open();
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    await page.getByText('Advanced parameters (3)').click();
    await page.getByLabel('Schedule Date').fill(new Date(Date.now() + 20 * 60_000).toISOString());
    await send(page);
    await page.locator('[data-message]').getByText('waiting').waitFor();

    await page.getByRole('tab', { name: 'Clock' }).click();
    await page.getByRole('button', { name: '+1 hour' }).click();
    await page.getByText('1 hour ahead of the real time').waitFor();
    await page.getByRole('tab', { name: 'Outbox' }).click();
    await page.locator('[data-message]').getByText('delivered').waitFor();

    await page.getByRole('tab', { name: 'Clock' }).click();
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await page.getByText('the real time').waitFor();
    await page.getByRole('tab', { name: 'Outbox' }).click();
    await page.getByText('The outbox is empty.').waitFor();
    expect(await page.locator('#fact-value').textContent()).toBe('1,000 credits');
  });

  it('shows customers and opt-outs as they come in', async () => {
    const page = await platform.open('/#Import_Customer');
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    await send(page);
    await page.getByRole('radio', { name: /Optout Customer/ }).check();
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    await send(page);
    await page.getByRole('tab', { name: /Opt-outs\s*1/ }).click();
    expect(
      await page
        .getByRole('tabpanel', { name: /Opt-outs/ })
        .locator('.text')
        .textContent(),
    ).toBe('0870000000');
    await page.keyboard.press('ArrowLeft');
    const customers = page.getByRole('tabpanel', { name: /Customers/ });
    expect(await customers.locator('.headers > div').first().innerText()).toMatch(/mobilenumber\s+0870000000/);
  });

  it('switches an assumption, and says what then happens', async () => {
    const page = await platform.open();
    await page.getByRole('tab', { name: 'Assumptions' }).click();
    const row = page.getByRole('row', { name: /HTTP status that goes with an error code/ });
    expect(await row.getByRole('combobox').inputValue()).toBe('200');
    await row.getByRole('combobox').selectOption('4xx');
    await row.getByText('HTTP 401 for code 14').waitFor();
    const { choices } = await platform.control<{ choices: { errorHttpStatus: string } }>('choices');
    expect(choices.errorHttpStatus).toBe('4xx');
    expect(await page.getByRole('row').count()).toBeGreaterThan(20);
  });

  it('says what is wrong with a fault, and switches faults off', async () => {
    const page = await platform.open();
    await page.getByRole('tab', { name: 'Faults' }).click();
    await page.evaluate(`document.querySelector('#fault-times').form.noValidate = true`);
    await page.getByLabel('For how many calls').fill('0');
    await page.getByRole('button', { name: 'Switch the fault on' }).click();
    expect(await page.getByRole('alert').filter({ hasText: '"times"' }).textContent()).toBe(
      'The field "times" received 0. Allowed: a number of requests, a whole number from 1 to 1000. Nothing was changed.',
    );
    await page.getByLabel('For how many calls').fill('3');
    await page.getByLabel('What Sendmode does').selectOption('delay');
    await page.getByLabel('Delay in milliseconds').fill('20');
    await page.getByRole('button', { name: 'Switch the fault on' }).click();
    await page.getByText('For the next 3 calls, Sendmode answers late (20 ms), before it takes the request.').waitFor();
    await page.getByRole('button', { name: 'Switch all off' }).click();
    await page.getByText('No fault is switched on.').waitFor();
  });

  it('lists calls from anywhere, and opens them', async () => {
    const page = await platform.open();
    await fetch(`${platform.address()}/apim/sendmode/demo/credits`);
    await page.locator('.call').filter({ hasText: 'Check Credits' }).first().click();
    await page.locator('.outcome').waitFor();
    expect(await page.locator('[data-stage="call"] .stage-title').textContent()).toBe(
      'The call as the workflow or app made it',
    );
    expect(await page.locator('[data-stage="call"] .gist').textContent()).toBe('GET /apim/sendmode/demo/credits');
  });

  it('writes the call for a terminal and for a flow', async () => {
    const page = await platform.open();
    await page.getByLabel('Message Text').fill("It's @9");
    await page.getByLabel('Recipients, item 1').fill('0870000000');
    await page.getByRole('tab', { name: 'Code' }).click();
    const [command, curl, shell, flow, formula] = await page.locator('.codes pre').allTextContents();
    expect(command).toContain(`npm run call -- Send_SMS \\\n  --set 'body/message/messagetext=It'\\''s @9'`);
    expect(command).toContain(`--set 'body/message/recipients=["0870000000"]'`);
    expect(curl).toContain(`/operations/Send_SMS?connection=demo' \\\n  -H 'Content-Type: application/json'`);
    expect(shell).toContain(`-Body '{"body/message/messagetext":"It''s @9"`);
    expect(formula).toBe(
      'Sendmode.SendSMS({messagetext: "It\'s @9", recipients: ["0870000000"], scheduledate: Blank(), senderid: Blank(), customerid: Blank()}, {\'Content-Type\': "application/json"})',
    );
    expect(JSON.parse(flow ?? '')).toMatchObject({
      Send_SMS: {
        inputs: { host: { operationId: 'Send_SMS' }, parameters: { 'body/message/messagetext': "It's @9" } },
      },
    });
  });

  it('shows the card of the action as the designer does', async () => {
    const page = await platform.open();
    await page.getByRole('tab', { name: 'Designer card' }).click();
    const card = page.locator('.designer-card');
    expect(await card.locator('.card-label:visible').allTextContents()).toEqual([
      '* Message Text',
      '* Recipients Item - 1',
      'Header Content Type',
    ]);
    await card.getByText('Showing 0 of 3').click();
    await card.getByText('Showing 3 of 3').waitFor();
    expect(await card.locator('details .card-label:visible').allTextContents()).toEqual([
      'Schedule Date',
      'Sender ID',
      'Customer ID',
    ]);
    expect(await card.locator('.card-note').textContent()).toContain('Azure/LogicAppsUX 5.110');
    expect(await card.locator('.card-foot').textContent()).toBe('Connected to demo.');
  });

  it('asks for news while it is seen, not while it is hidden, and says when the platform is gone', async () => {
    const page = await platform.open('/', {});
    await page.clock.install();
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/_page/state')) asked += 1;
    });
    await page.reload();
    await page.locator('.call').first().waitFor();
    await page.clock.runFor(2000);
    await expect.poll(() => asked).toBe(2);

    const setHidden = (hidden: boolean) =>
      page.evaluate(
        `Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} }); document.dispatchEvent(new Event('visibilitychange'));`,
      );
    await setHidden(true);
    await page.clock.runFor(60_000);
    expect(asked).toBe(2);

    await page.route('**/_page/state', (route) =>
      route.fulfill({ status: 503, json: { error: { message: 'Gone.' } } }),
    );
    await setHidden(false);
    await page.getByRole('alert').filter({ hasText: 'Gone.' }).waitFor();
    await page.unroute('**/_page/state');
    await page.clock.runFor(2000);
    await page.locator('#lost').waitFor({ state: 'hidden' });
  });
});
