import { stderr } from 'node:process';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest';
import type { Playground } from '../../src/start/playground.ts';
import { temporaryFolder } from '../support/store.ts';
import { hasBrowser, launch, openPage, openPlayground, type Visit } from './browser.ts';

/** Opens the page of a new playground in a new window; both are closed when the test is over. */
export type Visiting = (options?: BrowserContextOptions) => Promise<Visit & { playground: Playground }>;

/** Tests that need Chromium: skipped, with a line that says so, where the machine has none. */
export function inBrowser(name: string, tests: (visit: Visiting, browser: () => Browser) => void): void {
  if (!hasBrowser) stderr.write(`SKIPPED, no /usr/bin/chromium on this machine: ${name}\n`);
  describe.skipIf(!hasBrowser)(name, { timeout: 60_000 }, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch();
    }, 60_000);
    afterAll(() => browser.close());
    const visit: Visiting = async (options = {}) => {
      const playground = await openPlayground(temporaryFolder());
      onTestFinished(playground.stop);
      const opened = await openPage(browser, playground, options);
      onTestFinished(() => opened.page.context().close());
      return { ...opened, playground };
    };
    tests(visit, () => browser);
  });
}
