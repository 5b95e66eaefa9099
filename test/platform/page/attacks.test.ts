import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readSentNumber } from '../../../connector/numbers.ts';
import { createGateway, listenGateway } from '../../../platform/gateway/gateway.ts';
import type { Listening } from '../../../platform/listen.ts';
import { mountPage } from '../../../platform/page/mount.ts';
import { type ListeningSendmode, listenSendmode } from '../../../sendmode/listen.ts';
import { sendmodePanel } from '../../../sendmode/panel/panel.ts';
import { loadOwn, noDotnet } from './page-in-test.ts';
import { describeWithChromium, findChromium } from './require-chromium.ts';

const text = JSON.stringify({ message: { messagetext: 'Hello', recipients: ['0870000000'] } });

/** What a page tries from where it stands; `target` is the gateway or the simulation. */
const attempts: readonly { readonly name: string; readonly run: string }[] = [
  {
    name: 'a text by a simple request',
    run: `fetch(gateway + '/apim/sendmode/demo/send', { method: 'POST', mode: 'no-cors', body: text })`,
  },
  {
    name: 'a text by flow keys',
    run: `fetch(gateway + '/operations/Send_SMS', { method: 'POST', mode: 'no-cors', body: '{"body/message/messagetext":"Hello","body/message/recipients":["0870000000"]}' })`,
  },
  {
    name: 'a text past the gateway',
    run: `fetch(sendmode + '/v2/send?access_key=demo-key', { method: 'POST', mode: 'no-cors', body: new URLSearchParams({ message: JSON.stringify(JSON.parse(text).message) }) })`,
  },
  {
    name: 'a text by a form',
    run: `(async () => {
      const [form, field, frame] = ['form', 'input', 'iframe'].map((name) => document.createElement(name));
      Object.assign(frame, { name: 'away' });
      Object.assign(form, { method: 'POST', action: sendmode + '/v2/send?access_key=demo-key', target: 'away' });
      Object.assign(field, { name: 'message', value: JSON.stringify(JSON.parse(text).message) });
      form.append(field);
      document.body.append(form, frame);
      form.submit();
    })()`,
  },
  {
    name: 'a fault by the page',
    run: `fetch(gateway + '/_sendmode/faults', { method: 'POST', mode: 'no-cors', body: '{"kind":"reset","operation":"Send_SMS","times":2}' })`,
  },
  {
    name: 'a fault',
    run: `fetch(sendmode + '/_control/faults', { method: 'POST', mode: 'no-cors', body: '{"kind":"reset","operation":"Send_SMS","times":2}' })`,
  },
  {
    name: 'another time',
    run: `fetch(sendmode + '/_control/clock', { method: 'POST', mode: 'no-cors', body: '{"advance":86400}' })`,
  },
  { name: 'a reset', run: `navigator.sendBeacon(sendmode + '/_control/reset')` },
];

const readable = ['/_control/outbox', '/_control/requests', '/_trace', '/health', '/'];

describeWithChromium('A web page elsewhere, in a real browser', () => {
  let sendmode: ListeningSendmode;
  let gateway: Listening;
  let evil: Server;
  let evilPort: number;
  let browser: Browser;

  beforeAll(async () => {
    const connector = await loadOwn();
    sendmode = await listenSendmode({ definition: connector.document, readNumber: readSentNumber, port: 0 });
    const made = createGateway({
      connector,
      script: { unavailable: noDotnet },
      backends: { service: sendmode.address },
    });
    mountPage(made.app, { gateway: made, panels: [sendmodePanel(sendmode.app)] });
    gateway = await listenGateway(made, { port: 0 });
    evil = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<body>'),
    ).listen(0, '127.0.0.1');
    await new Promise((resolve) => evil.once('listening', resolve));
    evilPort = (evil.address() as AddressInfo).port;
    const names = '--host-resolver-rules=MAP *.example 127.0.0.1';
    browser = await chromium.launch({
      executablePath: findChromium() ?? '',
      args: ['--no-sandbox', '--disable-gpu', names],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await gateway?.close();
    await sendmode?.close();
    evil?.close();
  });
  beforeEach(async () => {
    await sendmode.app.request('/_control/reset', { method: 'POST' });
    await sendmode.app.request('/v2/send', {
      method: 'POST',
      headers: { authorization: 'demo-key', 'content-type': 'application/json' },
      body: text.replace('Hello', 'Private words'),
    });
  });

  const held = async (): Promise<unknown> =>
    Promise.all(['outbox', 'faults'].map(async (name) => (await sendmode.app.request(`/_control/${name}`)).json()));
  const open = async (place: string): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(place);
    return page;
  };

  it.each(attempts)('gets nothing done with $name', async ({ run }) => {
    const before = await held();
    for (const origin of [`http://evil.example:${evilPort}`, `http://127.0.0.1:${evilPort}`]) {
      const page = await open(`${origin}/`);
      const named = `const gateway = ${JSON.stringify(gateway.address)}, sendmode = ${JSON.stringify(sendmode.address)}, text = ${JSON.stringify(text)};`;
      await page.evaluate(
        `(async () => { ${named} await Promise.resolve(${run}).catch(() => undefined); await new Promise((done) => setTimeout(done, 150)); })()`,
      );
      await page.context().close();
    }
    expect(await held()).toEqual(before);
    expect(await (await sendmode.app.request('/_control/clock')).json()).toMatchObject({ ahead: 0 });
  });

  it('reads nothing, not even under a name that only points here', async () => {
    const seen: string[] = [];
    for (const { port } of [gateway, { port: Number(new URL(sendmode.address).port) }]) {
      for (const path of readable) {
        const direct = await open(`http://evil.example:${evilPort}/`);
        const ask = (target: string) =>
          direct.evaluate(async (address) => {
            try {
              return await (await fetch(address)).text();
            } catch {
              return '';
            }
          }, target);
        seen.push(await ask(`http://127.0.0.1:${port}${path}`));
        await direct.context().close();
        const rebound = await open(`http://rebound.example:${port}${path}`);
        seen.push(await rebound.content());
        await rebound.context().close();
      }
    }
    expect(seen.filter((each) => /Private words|0870000000|demo-key|"operations"|id="result"/.test(each))).toEqual([]);
    expect(seen.filter((each) => each.includes('ForeignHost') || each.includes('own names only')).length).toBe(
      readable.length * 2,
    );
  });
});
