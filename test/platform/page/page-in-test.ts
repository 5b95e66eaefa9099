import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { unknownParts } from '../../../connector/assumptions.ts';
import { readSentNumber } from '../../../connector/numbers.ts';
import { parseConnections } from '../../../platform/gateway/connections.ts';
import { createGateway, type GatewayOptions, listenGateway } from '../../../platform/gateway/gateway.ts';
import { startScript } from '../../../platform/gateway/start-script.ts';
import type { LoadedConnector } from '../../../platform/loading/connector.ts';
import { createLive, type Live } from '../../../platform/page/live.ts';
import { mountPage } from '../../../platform/page/mount.ts';
import { type ListeningSendmode, listenSendmode } from '../../../sendmode/listen.ts';
import { sendmodePanel } from '../../../sendmode/panel/panel.ts';
import { readFixedConnector } from '../../connector/fixed-connector.ts';
import { findChromium } from './require-chromium.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The connector of the fixed description, with its script. */
export const loadOwn = async (): Promise<LoadedConnector> => readFixedConnector(`${root}script/script.csx`);

/** What stands on the page where no script can run. */
export const noDotnet = 'There is no .NET SDK here. Install it.';

/** Where a picture goes; the folder is kept out of git. */
export const screenshot = (name: string): string => `${root}screenshots/${name}.png`;

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const trialConnections = ['no-api-access=no-api-access-key', 'wrong-key=wrong-key'];

/** What a platform for a test is made of. */
export interface PlatformInTest {
  readonly connector: () => Promise<LoadedConnector>;
  /** `real` starts .NET; `missing` says that there is none. @default missing */
  readonly script?: 'real' | 'missing';
  /** What answers in the place of the simulated Sendmode, which the page then has not. @default the simulated Sendmode */
  readonly send?: NonNullable<GatewayOptions['send']>;
}

/** A platform that runs for a test. */
export interface Running {
  readonly address: string;
  readonly sendmode: ListeningSendmode | undefined;
  readonly live: Live;
  readonly closers: readonly (() => Promise<void>)[];
}

const start = async ({ connector: load, script = 'missing', send }: PlatformInTest): Promise<Running> => {
  const connector = await load();
  const sendmode = send
    ? undefined
    : await listenSendmode({ definition: connector.document, readNumber: readSentNumber, port: 0, unknownParts });
  const started = script === 'real' ? await startScript(connector) : undefined;
  const gateway = createGateway({
    connector,
    script: started?.runner ?? { unavailable: noDotnet },
    ...(send ? { send } : { connections: parseConnections(trialConnections, connector) }),
    ...(sendmode ? { backends: { service: sendmode.address } } : {}),
  });
  const live = createLive();
  mountPage(gateway.app, { gateway, live, panels: sendmode ? [sendmodePanel(sendmode.app)] : [] });
  const listening = await listenGateway(gateway, { port: 0 });
  const closers = [listening.close, started?.stop, sendmode?.close].filter((close) => close !== undefined);
  return { address: listening.address, sendmode, live, closers };
};

/** Chromium's console calls a refused request an error too; a test that is about one asked for it. */
const isRefusal = (text: string, url: string): boolean =>
  text.startsWith('Failed to load resource') && /\/(operations|_sendmode|_page\/state)/.test(url);

/** Notes what a page asks for, and its errors. */
const watch = (page: Page, asked: string[], errors: string[]): void => {
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRefusal(message.text(), message.location().url)) errors.push(message.text());
  });
};

/**
 * A platform and a browser for a test file. After each test, every page that it opened must have been free of errors and
 * must have asked nothing of any other origin.
 */
export const usePage = (platform: PlatformInTest | (() => Promise<Running>)) => {
  let running: Running | undefined;
  let browser: Browser | undefined;
  let usual: Page | undefined;
  const errors: string[] = [];
  const asked: string[] = [];
  const current = (): Running => {
    if (!running) throw new Error('The platform is not running.');
    return running;
  };
  const create = async (options: BrowserContextOptions): Promise<Page> => {
    if (!browser) throw new Error('The browser is not running.');
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(8000);
    watch(page, asked, errors);
    return page;
  };

  beforeAll(async () => {
    running = await (typeof platform === 'function' ? platform() : start(platform));
    browser = await chromium.launch({ executablePath: findChromium() ?? '', args: flags });
  });
  afterAll(async () => {
    await browser?.close();
    for (const close of running?.closers ?? []) await close();
  });
  afterEach(async () => {
    if (usual?.url().startsWith('http')) await usual.evaluate('sessionStorage.clear()');
    await usual?.goto('about:blank');
    await current().sendmode?.app.request('/_control/reset', { method: 'POST' });
    const urls = asked.splice(0).filter((url) => url !== 'about:blank');
    const foreign = urls.filter((url) => new URL(url).origin !== current().address);
    expect({ errors: errors.splice(0), foreign }).toEqual({ errors: [], foreign: [] });
  });

  /** Opens the page anew; pages with the usual options share a window, since opening one takes a second. */
  const open = async (path = '/', options?: BrowserContextOptions): Promise<Page> => {
    usual ??= await create({});
    const page = options ? await create(options) : usual;
    await page.goto(current().address + path);
    await page.getByRole('radio').first().waitFor();
    return page;
  };
  /** What the simulated Sendmode holds. */
  const control = async <View>(name: string): Promise<View> => {
    const response = await current().sendmode?.app.request(`/_control/${name}`);
    return (await response?.json()) as View;
  };
  return { open, control, address: () => current().address, live: () => current().live };
};

/** Presses Tab until an element has the focus. */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((each) => each.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach the element.');
};

/** Sends what stands in the form, and waits for the result. */
export const send = async (page: Page): Promise<Locator> => {
  const answered = page.waitForResponse((response) => response.url().includes('/_trace/'));
  await page.keyboard.press('Control+Enter');
  await answered;
  await page.locator('#result[aria-busy="false"] .outcome').waitFor();
  return page.locator('.outcome');
};
