import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { askTier, control, launch, openPage, openPlayground } from './browser.ts';

// Writes the picture that README shows: an answer to /tier, and an announcement.

const target = fileURLToPath(new URL('../../docs/playground.png', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tierwatch-screenshot-'));
const playground = await openPlayground(folder);
const browser = await launch();
try {
  const { page } = await openPage(browser, playground, { viewport: { width: 1200, height: 820 } });
  // What the admin set up before is shown to the admin alone, and is not what the picture is about.
  await page.getByRole('radio', { name: /Member/ }).check();
  await page.getByRole('button', { name: 'Close the three steps' }).click();
  await askTier(page, 'harbor');
  await page
    .getByText(/to go to/)
    .first()
    .waitFor();
  await control(page, 'next-day');
  await page.locator('.message', { hasText: '[Passed' }).first().waitFor();
  await page.mouse.move(0, 0);
  mkdirSync(join(target, '..'), { recursive: true });
  await page.screenshot({ path: target });
  stdout.write(`Wrote docs/playground.png, ${Math.round(statSync(target).size / 1_000)} kB\n`);
} finally {
  await browser.close();
  await playground.stop();
  rmSync(folder, { recursive: true });
}
