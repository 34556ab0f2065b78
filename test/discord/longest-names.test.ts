import { expect, test } from 'vitest';
import type { Reply } from '../../commands/command.ts';
import { commands } from '../../commands/commands.ts';
import type { Command, Runnable } from '../../commands/define.ts';
import { renderMessage } from '../../src/discord/render.ts';
import { renderForm } from '../../src/discord/render-form.ts';
import { createRequestCheck, type RequestCheck } from '../../src/playground/check/check.ts';
import { songsById } from '../../src/store/songs.ts';
import { LANGUAGES, type Language } from '../../src/text/language.ts';
import { songLabel } from '../../src/views/names.ts';
import { askingOver } from '../support/asking.ts';
import { DATA_FOLDER } from '../support/rules.ts';

type Asking = Awaited<ReturnType<typeof askingOver>>;

/** Loads the shipped catalogue and asks everything: more than a test usually does. */
const TIMEOUT_MS = 60_000;

/** What required options take that are neither suggested nor chosen from a list. */
const TYPED: Readonly<Record<string, string>> = {};

const FAN = { may: { manageServer: false, manageMessages: false } };

/** A command that everybody may ask, with its subcommand if it has any. */
interface Asked {
  readonly command: string;
  readonly subcommand: string | null;
  readonly run: Runnable;
}

function isForAll({ managersOnly, operatorsOnly, reportersOnly }: Command): boolean {
  return !managersOnly && !operatorsOnly && !reportersOnly;
}

const ASKED: readonly Asked[] = commands
  .filter(isForAll)
  .flatMap((one): Asked[] => [
    ...(one.run ? [{ command: one.name, subcommand: null, run: one.run }] : []),
    ...one.subcommands.map((run) => ({ command: one.name, subcommand: run.name, run })),
  ]);

test.each(LANGUAGES)(
  'with the longest names of the catalogue every answer for everybody, and what its buttons answer, fits Discord in %s',
  async (language) => {
    const check = await createRequestCheck();
    const bot = await askingOver({ now: '2026-03-01', language, catalogue: DATA_FOLDER });
    const songs = await longestSongs(bot, language);
    expect(ASKED.length * songs.length).toBeGreaterThan(0);
    for (const song of songs) {
      await countIts(bot, song);
      for (const asked of ASKED)
        for (const everything of [false, true]) {
          const name = [asked.command, asked.subcommand ?? ''].join(' ').trim();
          const options = await fill(bot, asked, song, everything);
          const seen = await bot.type(name, options, FAN);
          expect(problemsOf(check, seen.reply), `/${name} ${JSON.stringify(options)} ${song.label}`).toEqual([]);
          for (const button of seen.buttons) {
            if (!('action' in button)) continue;
            const { reply } = await bot.press(button.action, FAN);
            expect(problemsOf(check, reply), `/${name} ${button.label} ${song.label}`).toEqual([]);
          }
        }
    }
  },
  TIMEOUT_MS,
);

/** What Discord would refuse of a reply, and what had to be cut to fit. */
function problemsOf(check: RequestCheck, reply: Reply): unknown[] {
  if (reply.kind === 'remove') return [];
  if (reply.kind === 'form') {
    const body = JSON.parse(JSON.stringify({ type: 9, data: renderForm(reply.form) }));
    return check('callback', body, [], { interaction: 'component' });
  }
  const { body, files, shortened } = renderMessage(reply.message);
  const uploads = files.map(({ name }, index) => {
    return { field: `files[${index}]`, index, name, contentType: 'image/png', bytes: new Uint8Array([1]) };
  });
  return [...shortened, ...check('message create', JSON.parse(JSON.stringify(body)), uploads, {})];
}

/** What is filled in: the song and its act where they are asked for, else the first of what is offered. */
async function fill(bot: Asking, asked: Asked, song: Chosen, everything: boolean): Promise<Record<string, string>> {
  const filled: Record<string, string> = {};
  for (const [name, option] of Object.entries(asked.run.options)) {
    if (!option.required && !everything) continue;
    const path = [asked.command, asked.subcommand ?? ''].join(' ').trim();
    const [first] = option.suggest ? await bot.suggest(path, name, '', FAN) : [];
    const value = first?.value.startsWith('song:')
      ? song.value
      : first?.value.startsWith('artist:')
        ? song.artist
        : (first?.value ?? option.choices?.[0]?.value ?? TYPED[name]);
    if (value !== undefined) filled[name] = value;
    else if (option.required) throw new Error(`TYPED does not say what "${name}" of /${path} takes.`);
  }
  return filled;
}

/** Gives a song numbers of every source that is not a chart. */
async function countIts({ record, rules }: Asking, { key }: Chosen) {
  for (const [at, { id }] of [...rules.counters.values()].filter((one) => !isChart(one.id)).entries()) {
    await record(key, id, '2026-02-15', 187_654_321 - at);
    await record(key, id, '2026-02-22', 188_765_432 - at);
  }
}

function isChart(counter: string): boolean {
  return counter.startsWith('spotify-chart');
}

interface Chosen {
  readonly value: string;
  readonly key: string;
  readonly artist: string;
  readonly label: string;
}

/** The songs whose labels are the longest in a language, by characters and by bytes, and the one with most certificates. */
async function longestSongs({ store }: Asking, language: Language): Promise<Chosen[]> {
  const rows = await store.read.selectFrom('song').select('id').execute();
  const songs = await songsById(
    store.read,
    rows.map(({ id }) => id),
  );
  const labels = songs.map((song) => ({ song, label: songLabel(song, language) }));
  const longestBy = (length: (label: string) => number) =>
    labels.toSorted((a, b) => length(b.label) - length(a.label)).slice(0, 1);
  const most = await store.read
    .selectFrom('certificate')
    .select('song_id')
    .groupBy('song_id')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .executeTakeFirstOrThrow();
  const chosen = [
    ...longestBy((label) => label.length),
    ...longestBy((label) => Buffer.byteLength(label)),
    ...labels.filter(({ song }) => song.id === most.song_id),
  ];
  return [...new Set(chosen)].map(({ song, label }) => ({
    value: `song:${song.id}`,
    key: song.key,
    artist: `artist:${song.artists[0]?.id}`,
    label,
  }));
}
