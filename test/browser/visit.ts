import type { Browser, BrowserContextOptions } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Playground } from '../../src/start/playground.ts';
import { temporaryFolder } from '../support/store.ts';
import { openPage, openPlayground, type Visit } from './browser.ts';

/** Opens the page of a new playground in a new window; both are closed when the test is over. */
export async function visit(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Visit & { playground: Playground }> {
  const playground = await openPlayground(temporaryFolder());
  onTestFinished(playground.stop);
  const opened = await openPage(browser, playground, options);
  onTestFinished(() => opened.page.context().close());
  return { ...opened, playground };
}
