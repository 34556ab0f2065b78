import { Routes } from 'discord.js';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { servePage } from '../../src/playground/page.ts';
import { answer, connectBot, onePixel, register, startWorld } from '../playground/connections.ts';
import { openPage, picture } from './browser.ts';
import { inBrowser } from './visit.ts';

const note = { en: 'Made up.', ja: '架空です。', ko: '가상입니다.' };

const components = [
  {
    type: 17,
    accent_color: 0xe6_9f_00,
    components: [
      {
        type: 9,
        components: [
          { type: 10, content: '## Every kind of part\nwith **bold**, `code`, <t:1772355600:R> and ||a secret||' },
        ],
        accessory: { type: 11, media: { url: 'attachment://a.png' }, description: 'One pixel' },
      },
      { type: 14 },
      {
        type: 10,
        content: '- one\n- two\n> quoted\n-# small print [here](https://example.com/) [not](javascript:alert(1))',
      },
      { type: 12, items: [{ media: { url: 'attachment://a.png' }, description: 'The same pixel, large' }] },
      {
        type: 1,
        components: [
          {
            type: 3,
            custom_id: 'menu',
            placeholder: 'Choose a market',
            options: [
              { label: 'Japan', value: 'jp' },
              { label: 'Korea', value: 'kr' },
            ],
          },
        ],
      },
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: 'Write', custom_id: 'write' },
          { type: 2, style: 4, label: 'Fail', custom_id: 'fail' },
          { type: 2, style: 5, label: 'Site', url: 'https://example.com/' },
        ],
      },
    ],
  },
];

const modal = {
  custom_id: 'form',
  title: 'A wrong number',
  components: [
    {
      type: 18,
      label: 'What is wrong?',
      component: { type: 4, custom_id: 'what', style: 2, required: true, placeholder: 'The number, and why' },
    },
  ],
};

inBrowser('the parts of messages', (_, browser) => {
  async function made() {
    const { discord, rest, channel } = await startWorld({ interactionDeadlineMs: 300 });
    onTestFinished(discord.close);
    await register(rest, discord);
    const heard: object[] = [];
    const { manager } = await connectBot({ discord, rest }, async (interaction) => {
      const { data } = interaction;
      heard.push(data ?? {});
      const given = JSON.stringify(data);
      if (given.includes('"fail"')) return;
      if (given.includes('"write"')) await answer(rest, interaction, { type: 9, data: modal });
      else await answer(rest, interaction, { type: 4, data: { content: `Heard ${given}`, flags: 64 } });
    });
    onTestFinished(() => manager.destroy());
    const served = await servePage({
      discord: () => discord,
      day: () => '2026-03-01',
      token: 'a-token-of-these-tests',
      port: 0,
      controls: [],
      note,
      onDefect: (error) => expect.unreachable(error.message),
    });
    onTestFinished(served.close);
    await rest.post(Routes.channelMessages(channel), {
      body: { components, flags: 1 << 15, attachments: [{ id: 0, description: 'One pixel' }] },
      files: [{ name: 'a.png', data: onePixel }],
    });
    const embed = { title: 'An embed', description: 'Old *style*', color: 0x00_80_ff, footer: { text: 'Foot' } };
    await rest.post(Routes.channelMessages(channel), { body: { content: 'Before', embeds: [embed] } });
    const opened = await openPage(browser(), served);
    onTestFinished(() => opened.page.context().close());
    return { ...opened, heard };
  }

  const privately = (page: Page) => page.locator('.message.is-private').last();

  test('are drawn as Discord draws them, and only web addresses become links', async () => {
    const { page, errors } = await made();
    const message = page.locator('.message').first();
    await message.locator('.heading').waitFor();
    expect(await message.locator('.thumbnail img').getAttribute('alt')).toBe('One pixel');
    expect(await message.locator('.gallery img').getAttribute('alt')).toBe('The same pixel, large');
    expect(await message.locator('li').allInnerTexts()).toEqual(['one', 'two']);
    expect(await message.locator('small').innerText()).toBe('small print here not');
    expect(await message.locator('time.timestamp').innerText()).toMatch(/ago|in /);
    expect(await message.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual([
      'https://example.com/',
      'https://example.com/',
    ]);
    expect(await message.getByRole('link').first().getAttribute('rel')).toContain('noopener');
    await message.getByRole('button', { name: 'Show spoiler' }).press('Enter');
    expect(await message.innerText()).toContain('a secret');
    await page.locator('.embed', { hasText: 'Old style' }).waitFor();
    await picture(page, 'components');
    expect(errors).toEqual([]);
  });

  test('a select tells the bot what was chosen', async () => {
    const { page, heard } = await made();
    await page.getByRole('combobox', { name: 'Choose a market' }).selectOption('Korea');
    await privately(page).getByText('Heard').waitFor();
    expect(heard).toMatchObject([{ custom_id: 'menu', values: ['kr'] }]);
  });

  test('a modal opens as a dialog, and what is typed reaches the bot', async () => {
    const { page, heard } = await made();
    await page.getByRole('button', { name: 'Write' }).click();
    const dialog = page.getByRole('dialog', { name: 'A wrong number' });
    await dialog.getByLabel('What is wrong?').fill('Too high');
    await picture(page, 'modal');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await privately(page).getByText('Heard').waitFor();
    expect(await dialog.count()).toBe(0);
    expect(JSON.stringify(heard.at(-1))).toContain('"value":"Too high"');
  });

  test('a button without an answer says that the interaction failed', async () => {
    const { page } = await made();
    await page.getByRole('button', { name: 'Fail' }).click();
    await page.getByText('This interaction failed.').waitFor();
  });
});
