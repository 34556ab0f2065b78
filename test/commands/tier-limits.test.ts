import { expect, test } from 'vitest';
import { renderMessage } from '../../src/discord/render.ts';
import { dayOf, formatDay } from '../../src/domain/day.ts';
import { readCatalogueFiles } from '../../src/store/data-files.ts';
import type { Language } from '../../src/text/language.ts';
import { askingOver, type Seen } from '../support/asking.ts';
import { DATA_FOLDER } from '../support/rules.ts';

const files = readCatalogueFiles(DATA_FOLDER);

/** How long a song's name is at the most, in its longest language. */
function lengthOf(song: (typeof files.songs)[number]): number {
  const acts = song.artists.map((key) => files.artists.find((artist) => artist.key === key));
  const actNames = acts.map((act) => Math.max(...[act?.name, act?.ja, act?.ko].map((name) => name?.length ?? 0)));
  const title = Math.max(...[song.title, song.ja, song.ko].map((name) => name?.length ?? 0));
  return title + actNames.reduce((sum, length) => sum + length + 2, 0);
}

const longest = files.songs
  .filter(({ versionOf }) => versionOf === undefined)
  .toSorted((a, b) => lengthOf(b) - lengthOf(a))
  .slice(0, 1);

/** Everything that Discord would cut or refuse. */
function tooLong(seen: Seen): string[] {
  const message = 'message' in seen.reply ? seen.reply.message : null;
  const fields = seen.form?.fields ?? [];
  return [
    ...(message ? renderMessage(message).shortened : []),
    ...seen.buttons.filter(({ label }) => label.length > 80).map(({ label }) => label),
    ...seen.buttons.flatMap((button) => ('action' in button && button.action.length > 100 ? [button.action] : [])),
    ...(seen.form && seen.form.title.length > 45 ? [seen.form.title] : []),
    ...fields.filter(({ label, hint = '' }) => label.length > 45 || hint.length > 100).map(({ label }) => label),
    ...fields.flatMap((field) => (field.kind === 'text' && (field.example ?? '').length > 100 ? [field.name] : [])),
  ];
}

test.each(['en', 'ja', 'ko'] as const)(
  'no reply of /tier is over Discord’s limits with the longest name of the catalogue: %s',
  async (language: Language) => {
    const [song] = longest;
    if (!song) throw new Error('the catalogue is empty');
    const catalogue = { ...files, songs: [song], certificates: [], batches: [] };
    const bot = await askingOver({ now: '2026-03-04', language, catalogue });
    for (let week = 0; week < 9; week += 1)
      for (const counter of ['oricon-streams', 'billboard-japan-streams', 'spotify-plays'])
        await bot.record(
          song.key,
          counter,
          formatDay(dayOf('2026-01-04') + 7 * week),
          987_654_321 - 9_999_999 * (9 - week),
        );
    const { id } = await bot.store.read.selectFrom('song').select('id').executeTakeFirstOrThrow();
    const seen = new Set<string>();
    const ladders = [...bot.rules.ladders.keys()];
    for (const ladder of ladders) {
      const answer = await bot.type('tier', { song: `song:${id}`, ladder });
      expect(tooLong(answer)).toEqual([]);
      expect(answer.lines.length).toBeLessThanOrEqual(8);
      const waiting = [answer];
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        for (const button of next.buttons) {
          if (!('action' in button) || seen.has(button.action)) continue;
          seen.add(button.action);
          const pressed = await bot.press(button.action);
          expect(tooLong(pressed)).toEqual([]);
          waiting.push(pressed);
        }
      }
    }
    expect(seen.size).toBeGreaterThan(5 * ladders.length);
  },
);
