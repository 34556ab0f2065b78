import { expect, test } from 'vitest';
import { picture } from './browser.ts';
import { inBrowser } from './visit.ts';

inBrowser('numbers typed by hand', (visit) => {
  test('a sentence is written, its menu opens the form, and the number is saved and taken back', async () => {
    const { page, errors } = await visit();
    // Once commands are offered, the page knows who speaks where and what a message's menu has.
    await page.getByRole('heading', { name: 'charts' }).first().waitFor();
    await page.locator('#line').pressSequentially('/');
    await page.locator('#suggestions [role="option"]').first().waitFor();
    await page.locator('#line').fill('オリコン: NOVA7「Two Tides」累積再生数 4,321,000回');
    // Enter would take what is still suggested.
    await page.locator('#suggestions [role="option"]').first().waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    const message = page.locator('.message', { hasText: '4,321,000' }).first();
    await message.locator('summary').click();
    await message.getByRole('button', { name: 'Record this number' }).click();
    const form = page.getByRole('dialog', { name: 'Record a number' });
    await form.waitFor();
    expect(await form.locator('[name="value"]').inputValue()).toBe('4,321,000回');
    expect(await form.locator('[name="counter"]').inputValue()).toBe('oricon-streams');
    await picture(page, 'record-form');
    await form.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('432万1,000').waitFor();
    await picture(page, 'record-explained');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Taken back').waitFor();
    expect(errors).toEqual([]);
  });
});
