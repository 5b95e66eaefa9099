import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { ownPlatform, startPlatform } from './platform.ts';
import { repositoryFolder } from './repository.ts';

const folder = path.join(repositoryFolder, 'docs/pictures');

const open = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await page.getByRole('radio').first().waitFor();
};

/** The page with a message that one of three people did not get, because they had opted out. */
const pictureOfPage = async (page: Page, address: string): Promise<void> => {
  await open(page, `${address}/#Optout_Customer`);
  await page.getByLabel('Mobile Number').fill('0870000002');
  await page.keyboard.press('Control+Enter');
  await page.locator('.outcome').waitFor();
  await page.getByRole('radio', { name: 'Send SMS' }).check();
  await page.getByLabel('Message Text').fill('Your appointment is tomorrow at 09:30.');
  for (const [index, number] of ['0870000001', '0870000002', '0870000003'].entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await page.getByLabel(`Recipients, item ${index + 1}`).fill(number);
  }
  await page.keyboard.press('Control+Enter');
  await page.getByText('1 of 3 blocked').first().waitFor();
  await page.screenshot({ path: path.join(folder, 'page.png') });
};

/** The action as today's designer lays it out. */
const pictureOfCard = async (page: Page, address: string): Promise<void> => {
  await open(page, `${address}/#Send_SMS`);
  await page.getByRole('tab', { name: 'Designer card' }).click();
  await page.locator('.designer-card').screenshot({ path: path.join(folder, 'card.png') });
};

const platform = await startPlatform(ownPlatform);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await pictureOfPage(page, platform.address);
  await pictureOfCard(page, platform.address);
  console.log(`Written: ${path.join(folder, 'page.png')} and card.png`);
} finally {
  await browser.close();
  await platform.close();
}
