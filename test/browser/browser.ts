import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type Playground, startPlayground } from '../../src/start/playground.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const executablePath = '/usr/bin/chromium';
const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
];

/** When the made-up world begins in these tests: in the evening of 1 March 2026 in Japan. */
const FIRST_MOMENT_MS = Date.UTC(2026, 2, 1, 9);

/** Whether the machine has Debian's Chromium. */
export const hasBrowser = existsSync(executablePath);

/** Starts a headless Chromium. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags });
}

/** A page of a playground, and what must not have happened on it. */
export interface Visit {
  page: Page;
  /** Console errors (a refused script or style among them) and exceptions. */
  errors: string[];
  /** Requests that would have left this machine. */
  outside: string[];
  /** Bytes that came over the wire so far. */
  bytes: () => number;
}

/** A playground of its own on any free port. */
export function openPlayground(folder: string): Promise<Playground> {
  const startedMs = Date.now();
  return startPlayground({
    realClock: () => FIRST_MOMENT_MS + Date.now() - startedMs,
    root,
    databasePath: join(folder, 'playground.db'),
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'silent' }),
    onFatal: (sentence) => {
      throw new Error(sentence);
    },
  });
}

/** Opens a playground's page in a new window. */
export async function openPage(
  browser: Browser,
  playground: { readonly url: string },
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const errors: string[] = [];
  const outside: string[] = [];
  let bytes = 0;
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(playground.url).host) outside.push(request.url());
  });
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(playground.url);
  await page.locator('#channel-list button').first().waitFor({ state: 'attached' });
  return { page, errors, outside, bytes: () => bytes };
}

/** Writes a picture of the page to the folder of test results. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(join(root, 'test-output'), { recursive: true });
  await page.screenshot({ path: join(root, 'test-output', `${name}.png`) });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds to be serious or critical, in words. */
export async function seriousProblems(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + target + ': ' + failureSummary)))`);
}

/** Types a command's name into the message box and chooses it from the list. */
export async function chooseCommand(page: Page, typed: string): Promise<void> {
  await page.locator('#line').pressSequentially(typed, { delay: 5 });
  await page.locator('#suggestions [aria-selected="true"]').waitFor();
  await page.keyboard.press('Enter');
}

/** Presses a control of the side panel and gives what it told. */
export async function control(page: Page, id: string): Promise<string> {
  await page.locator(`#control-${id}`).click();
  await page.locator(`#control-${id}:not([aria-busy])`).waitFor();
  return page.locator('#result').innerText();
}

/** Asks `/tier` for the first song that a query brings up, by keyboard alone. */
export async function askTier(page: Page, query: string): Promise<void> {
  await chooseCommand(page, '/tier');
  await page.keyboard.type(query);
  await page.locator('#suggestions [aria-selected="true"]').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
}
