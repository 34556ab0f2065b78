import { expect, test } from 'vitest';
import { chooseCommand, picture } from './browser.ts';
import { inBrowser } from './visit.ts';

inBrowser('setting a server up', (visit) => {
  test('goes as the README says, with menus, buttons and a form, and ends in a test post', async () => {
    const { page, errors } = await visit();
    await page.getByRole('heading', { name: 'charts' }).first().waitFor();
    await chooseCommand(page, '/setup');
    await page.keyboard.press('Enter');
    const setup = page.locator('.message', { hasText: 'step' }).last();
    const press = (name: string) => setup.getByRole('button', { name, exact: true }).click();
    await setup.getByText('Setup, step 1 of 8: Channel').waitFor();
    await setup.getByRole('combobox').selectOption({ label: '#charts' });
    await setup.getByText('are posted in').waitFor();
    await picture(page, 'setup-channel');
    await press('Next');
    await setup.getByText('step 2 of 8').waitFor();
    await setup.getByRole('combobox').selectOption({ label: '한국어 (Korean)' });
    await setup.getByText('Korean (chosen here)').waitFor();
    for (const step of ['step 3 of 8', 'step 4 of 8', 'step 5 of 8']) {
      await press('Next');
      await setup.getByText(step).waitFor();
    }
    await setup.getByRole('combobox').selectOption({ label: '@Reporters' });
    await setup.locator('.mention', { hasText: '@Reporters' }).waitFor();
    await press('Next');
    await setup.getByText('step 6 of 8').waitFor();
    await press('Find an act');
    const form = page.getByRole('dialog', { name: 'Find an act' });
    await form.getByLabel('Name, in any script').fill('노바세븐');
    await form.getByRole('button', { name: 'Submit' }).click();
    await setup.getByText('NOVA7').first().waitFor();
    await picture(page, 'setup-follow');
    await press('Next');
    await setup.getByText('step 7 of 8').waitFor();
    await press('Next');
    await setup.getByText('step 8 of 8').waitFor();
    await press('Send a test post');
    await page.getByText('테스트 게시물입니다').first().waitFor();
    await picture(page, 'setup-ready');
    expect(errors).toEqual([]);
  });
});
