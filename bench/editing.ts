import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../test/platform/page/require-chromium.ts';
import { labelledDescription, type Saved } from './description.ts';
import { median, project, startServer, stopServer } from './processes.ts';

const rounds = 9;
/** Milliseconds. */
const highest = { page: 500, script: 300 };

const script = path.join(project, 'script/script.csx');

/** Saves several states of a file, and puts it back as it was. @returns the milliseconds that each took to arrive. */
const timeSaves = async ({ save, restore }: Saved, arrived: (label: string) => Promise<unknown>): Promise<number[]> => {
  const times: number[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const label = `Name ${round} ${Date.now()}`;
      const start = performance.now();
      const arrival = arrived(label);
      save(label);
      await arrival;
      times.push(performance.now() - start);
      await pause(2500);
    }
  } finally {
    restore();
    await pause(2500);
  }
  // The first one warms up what later ones find ready.
  return times.slice(1);
};

const commentedScript = (): Saved => {
  const text = readFileSync(script, 'utf8');
  return {
    save: (label) => writeFileSync(script, `${text}\n// ${label}\n`),
    restore: () => writeFileSync(script, text),
  };
};

/**
 * Lets the page tell of its labels when they change: waiting for one from outside looks twice a second only. It is a text, since
 * what compiles this file would put names of its own into a function.
 */
const tellLabels = `new MutationObserver(() => {
  const labels = [...document.querySelectorAll('label')].map(({ textContent }) => textContent).join();
  if (labels !== window.toldLabels) console.info((window.toldLabels = labels));
}).observe(document, { subtree: true, childList: true, characterData: true });`;

const timePage = (page: Page): Promise<number[]> =>
  timeSaves(labelledDescription(), (label) =>
    page.waitForEvent('console', { predicate: (message) => message.text().includes(label) }),
  );

/** From a save to the new label in a real page, and to a compiled script. @returns whether the bounds are kept. */
export const measureEditing = async (): Promise<boolean> => {
  const args = ['scripts/sendmode-connector.js', 'dev', '--port', '0', '--backend-port', '0'];
  const { child, match } = await startServer(process.execPath, args, /^ready (\S+) (\S+)$/m);
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.addInitScript(tellLabels);
    await page.goto(`${match[1]}/#Import_Customer`);
    await pause(3000);
    const toPage = await timePage(page);
    const compiled = (): Promise<void> =>
      new Promise((resolve) => {
        const read = (chunk: Buffer) => {
          if (!chunk.toString().includes('the script was compiled')) return;
          child.stdout?.off('data', read);
          resolve();
        };
        child.stdout?.on('data', read);
      });
    const toScript = await timeSaves(commentedScript(), compiled);
    console.log(`Saving a file while dev runs, median of ${rounds}`);
    console.log(`  label to the page    ${median(toPage).toFixed(0)} ms, at most ${highest.page}`);
    console.log(`  script to compiled   ${median(toScript).toFixed(0)} ms, at most ${highest.script}\n`);
    return median(toPage) <= highest.page && median(toScript) <= highest.script;
  } finally {
    await browser.close();
    stopServer(child);
  }
};
