import { expect, test } from 'vitest';
import { askTier, chooseCommand, control, picture } from './browser.ts';
import { inBrowser } from './visit.ts';

inBrowser('the made-up world', (visit) => {
  test('an act is followed, days pass, and the announcement arrives in the open channel', async () => {
    const { page, errors } = await visit();
    await chooseCommand(page, '/watch artist');
    await page.keyboard.type('yuna');
    await page.getByRole('option', { name: /YUNA/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText(/follows YUNA/).waitFor();
    await picture(page, 'watch');
    expect(await control(page, 'next-day')).toContain('2 Mar 2026');
    const post = page.locator('.message', { hasText: '[Passed]' }).last();
    await post.waitFor();
    expect(await post.getByRole('button').count()).toBe(1);
    await picture(page, 'announcement');
    expect(await page.locator('#day').innerText()).toContain('March 2, 2026');
    expect(errors).toEqual([]);
  });

  test('a title with markup in it is shown, not run', async () => {
    const { page, errors } = await visit();
    await page.evaluate('globalThis.alert = () => { globalThis.ran = true; }');
    await askTier(page, 'markdown');
    await page
      .getByText('No song')
      .or(page.locator('.message', { hasText: '<img' }))
      .first()
      .waitFor();
    await control(page, 'next-day');
    await control(page, 'next-crossing');
    const post = page.locator('.message', { hasText: '<img src=x onerror=alert(1)> & **Markdown**' }).last();
    await post.waitFor();
    expect(await page.locator('.message img[src="x"]').count()).toBe(0);
    expect(await page.evaluate('globalThis.ran')).toBeUndefined();
    await picture(page, 'markup-title');
    expect(errors).toEqual([]);
  });

  test('a button answers for the one who pressed it alone', async () => {
    const { page } = await visit();
    await askTier(page, 'harbor');
    await page.getByRole('button', { name: 'Why this number?' }).click();
    const reply = page.locator('.message.is-private').last();
    await reply.getByText('Why this number?').waitFor();
    expect(await reply.innerText()).toContain('Only you can see this');
    await picture(page, 'ephemeral');
    await page.getByRole('radio', { name: /Member/ }).check();
    await page.locator('.message', { hasText: 'Harbor Lights' }).first().waitFor();
    expect(await page.locator('.message.is-private').count()).toBe(0);
    await page.locator('#line').fill('/');
    await page.getByRole('option', { name: /tier/ }).waitFor();
    const offered = (await page.locator('#suggestions [role="option"]').allInnerTexts()).join('\n');
    expect(offered).toContain('/tier');
    // What is for managers alone is not offered to an ordinary member.
    expect(offered).not.toMatch(/\/(?:watch|settings|import)/);
    await picture(page, 'member');
  });

  test('the bot loses its permission, and the admin is told what to do', async () => {
    const { page } = await visit();
    expect(await control(page, 'lose-permission')).toContain('#charts');
    await chooseCommand(page, '/settings channel');
    await page.keyboard.type('charts');
    await page.getByRole('option', { name: '#charts' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const told = page.locator('.message.is-private', { hasText: 'I cannot post' }).last();
    await told.waitFor();
    expect(await told.locator('.mention').allInnerTexts()).toContain('#charts');
    await picture(page, 'lost-permission');
  });

  test('a deleted channel says so, and the log shows what crossed the door', async () => {
    const { page } = await visit();
    await page.locator('#channel-list button', { hasText: 'general' }).click();
    await control(page, 'delete-channel');
    await page.locator('#channel-list', { hasText: 'deleted' }).waitFor();
    await page.locator('#log summary').click();
    const rows = page.locator('#log-rows tr');
    await rows.first().waitFor();
    expect(await rows.allInnerTexts()).toContainEqual(expect.stringMatching(/\{interaction_token\}.*as documented/s));
    await picture(page, 'log');
  });

  test('starting over begins with nothing posted, on the page that is open', async () => {
    const { page } = await visit();
    await control(page, 'next-day');
    await page.locator('.message', { hasText: '[Passed]' }).first().waitFor();
    await control(page, 'start-over');
    await page.locator('#day', { hasText: 'March 1, 2026' }).waitFor();
    await page.locator('.message', { hasText: '[Passed]' }).first().waitFor({ state: 'detached' });
    await askTier(page, 'harbor');
    await page
      .getByText(/to go to/)
      .first()
      .waitFor();
  });
});
