import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { askTier, chooseCommand, control, picture, seriousProblems } from './browser.ts';
import { inBrowser } from './visit.ts';

const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

async function fillWithStates(page: Page): Promise<void> {
  await askTier(page, 'harbor');
  await page.getByRole('button', { name: 'Why this number?' }).click();
  await page.locator('.message.is-private', { hasText: 'Why this number?' }).waitFor();
  await control(page, 'next-day');
  await page.locator('.message', { hasText: '[Passed]' }).first().waitFor();
}

inBrowser('access', (visit) => {
  test.each(['dark', 'light'] as const)('axe finds nothing serious in the main states, %s', async (colorScheme) => {
    const { page } = await visit({ colorScheme });
    expect(await seriousProblems(page)).toEqual([]);
    await fillWithStates(page);
    await picture(page, `states-${colorScheme}`);
    expect(await seriousProblems(page)).toEqual([]);
    await page.locator('#log summary').click();
    await page.locator('#line').fill('/');
    await page.locator('#suggestions [aria-selected="true"]').waitFor();
    await picture(page, `log-and-commands-${colorScheme}`);
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add ladder' }).waitFor();
    expect(await seriousProblems(page)).toEqual([]);
  });

  test('works in a window 320 px wide, with channels and panel in drawers', async () => {
    const { page, errors } = await visit({ viewport: { width: 320, height: 640 } });
    await askTier(page, 'harbor');
    await page
      .getByText(/to go to/)
      .first()
      .waitFor();
    expect(await page.evaluate(overflow)).toBe(0);
    await picture(page, 'narrow');
    await page.getByRole('button', { name: 'Show the panel' }).click();
    expect(await control(page, 'next-day')).toContain('2 Mar 2026');
    await page.locator('#day', { hasText: 'March 2, 2026' }).waitFor();
    expect((await page.locator('#panel').boundingBox())?.width).toBeGreaterThan(300);
    await picture(page, 'narrow-panel');
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('#panel').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Show channels' }).click();
    await picture(page, 'narrow-channels');
    await page.locator('#channel-list button', { hasText: 'general' }).click();
    expect(await page.locator('#places').isVisible()).toBe(false);
    expect(await page.locator('#channel-name').innerText()).toBe('general');
    expect(errors).toEqual([]);
  });

  test('dark and light can be chosen against the system, and last', async () => {
    const { page } = await visit({ colorScheme: 'dark' });
    await page.getByRole('radio', { name: 'Light' }).check();
    await page.reload();
    await page.locator('#channel-list button').first().waitFor();
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  });

  test('new messages are in a live region, and a channel that is opened is not read out', async () => {
    const { page } = await visit();
    const log = page.getByRole('log');
    await page.locator('#messages[aria-live="polite"]').waitFor();
    expect(await log.getAttribute('aria-label')).toBe('Messages in #charts');
    await page.locator('#channel-list button', { hasText: 'general' }).click();
    await page.getByText('This is where #general begins.').waitFor();
    expect(await log.getAttribute('aria-live')).toBe('off');
  });

  test('the whole page can be used by keyboard', async () => {
    const { page } = await visit();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/tier');
    await page.locator('#suggestions [aria-selected="true"]').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('paper');
    await page.locator('#suggestions [aria-selected="true"]').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.message', { hasText: 'Paper Moon' }).first().waitFor();
  });

  test('a button that turns an answer keeps the focus in it', async () => {
    const { page } = await visit();
    await askTier(page, 'harbor');
    await page.getByRole('button', { name: 'History' }).press('Enter');
    const history = page.locator('.message.is-private').last();
    await history.getByRole('button', { name: '30 days' }).press('Enter');
    await history.getByRole('button', { name: '1 year' }).waitFor();
    expect(await page.locator(':focus').innerText()).toBe('90 days');
    await history.getByRole('button', { name: 'All' }).press('Enter');
    await history.getByRole('button', { name: '30 days' }).waitFor();
    expect(await page.locator(':focus').innerText()).toBe('30 days');
  });

  test('who asks sees the answer, even after reading further up', async () => {
    const { page } = await visit({ viewport: { width: 390, height: 640 } });
    await askTier(page, 'harbor');
    await page.locator('.message', { hasText: 'Harbor Lights' }).first().waitFor();
    await page.locator('.message .gallery').waitFor();
    await page.locator('#messages').evaluate((log) => {
      log.scrollTop = 0;
    });
    await askTier(page, 'paper');
    await page.locator('.message', { hasText: 'Paper Moon' }).last().getByRole('button', { name: 'Remove' }).waitFor();
    await expect
      .poll(() => page.locator('#messages').evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight))
      .toBeLessThan(80);
  });

  test('an entry of a list is one, with all its lines', async () => {
    const { page } = await visit();
    await chooseCommand(page, '/closest');
    await page.locator('#send').click();
    const entries = page.locator('.message', { hasText: 'Nearest to their next level' }).last().locator('li');
    await entries.first().waitFor();
    expect(await entries.first().innerText()).toMatch(/^Harbor Lights — NOVA7\n[\d,]+ to go to Double Platinum/);
    expect(await page.locator('.message', { hasText: 'Nearest to their' }).last().locator('ul').count()).toBe(1);
  });

  test('who types faster than the suggestions come gets the first of them', async () => {
    const { page } = await visit();
    await page.locator('#line').focus();
    await page.keyboard.type('/tier');
    await page.keyboard.press('Enter');
    await page.locator('#option-song').waitFor();
    await page.keyboard.type('paper');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('.message', { hasText: 'Paper Moon' }).first().waitFor();
  });
});
