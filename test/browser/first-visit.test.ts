import { expect, test } from 'vitest';
import { askTier, chooseCommand, picture } from './browser.ts';
import { inBrowser } from './visit.ts';

const MOST_BYTES = 1_500_000;

inBrowser('a first visit', (visit) => {
  test('asks /tier by keyboard and sees the answer; nothing is refused, nothing comes from outside', async () => {
    const { page, errors, outside, bytes } = await visit();
    expect(await page.title()).toBe('Tierwatch playground');
    expect(new URL(page.url()).search).toBe('');
    expect(await page.locator('#banner').innerText()).toBe('PLAYGROUND: made-up data, not connected to Discord');
    await picture(page, 'first-visit');
    await chooseCommand(page, '/ti');
    await page.keyboard.type('harbor');
    await page.getByRole('option', { name: 'Harbor Lights — NOVA7' }).waitFor();
    await picture(page, 'suggestions');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const answer = page.locator('.message').last();
    await answer.getByText(/to go to/).waitFor();
    expect(await answer.locator('.usage').innerText()).toMatch(/Admin used\s*\/tier/);
    expect(await answer.locator('.meta').innerText()).toMatch(/Tierwatch\s*APP/);
    expect(await page.locator('#line').evaluate((line) => line.matches(':focus'))).toBe(true);
    await picture(page, 'tier-answer');
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    expect(bytes()).toBeGreaterThan(10_000);
    expect(bytes()).toBeLessThan(MOST_BYTES);
  });

  test('has three steps to try, which begin what they name and can be closed for good', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: /Follow an act/ }).click();
    expect(await page.locator('#typed').innerText()).toContain('/watch artist');
    expect(await page.locator('#option-artist').evaluate((field) => field.matches(':focus'))).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Let a day pass/ }).click();
    await page.locator('#result', { hasText: '2 Mar 2026' }).waitFor();
    await page.getByRole('button', { name: 'Close the three steps' }).click();
    await page.reload();
    await page.locator('#channel-list button').first().waitFor();
    expect(await page.locator('#hint').isVisible()).toBe(false);
  });

  test.each([
    { locale: 'ja', query: '青の', title: '青の彼方', language: '日本語' },
    { locale: 'ko', query: '항구', title: '항구의 불빛', language: '한국어' },
  ])('completes a $language query while it is typed, all in that language', async ({ locale, query, title }) => {
    const { page, errors } = await visit({ locale });
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
    await askTier(page, query);
    const answer = page.locator('.message').last();
    await answer.locator('.tag').waitFor();
    await answer
      .getByText(/NOVA7|星降る|Hoshifuru|노바세븐/)
      .first()
      .waitFor();
    await picture(page, `tier-answer-${locale}`);
    await chooseCommand(page, '/tier');
    await page.keyboard.type(query);
    const option = page.locator('#suggestions [aria-selected="true"]');
    await option.waitFor();
    expect(await option.innerText()).toContain(title);
    await picture(page, `suggestions-${locale}`);
    expect(errors).toEqual([]);
  });

  test('switches the language of its own words and of the answers', async () => {
    const { page } = await visit();
    await page.getByRole('radio', { name: '日本語' }).check();
    expect(await page.locator('#banner').innerText()).toContain('架空');
    expect(await page.locator('#control-next-day').innerText()).toBe('次の日へ');
    await page.locator('#line').fill('/');
    await page.getByRole('option', { name: /^\/tier song/ }).waitFor();
    await picture(page, 'commands-ja');
    expect(await page.evaluate("import('/words.js').then((words) => words.untranslated())")).toEqual([]);
    expect(await page.locator('.message .failed:not(:empty)').count()).toBe(0);
  });
});
