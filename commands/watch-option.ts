import type { Artist, Song } from '../src/domain/song.ts';
import type { Watch } from '../src/store/servers.ts';
import { LANGUAGES, type Language } from '../src/text/language.ts';
import { translator } from '../src/text/translate.ts';
import { text } from '../src/views/message.ts';
import { artistName, songLabel, songTitle } from '../src/views/names.ts';
import type { Suggestion } from './command.ts';
import { type Call, type Option, privately, say } from './define.ts';
import { pick, shown } from './options.ts';
import { marketName } from './watch-list.ts';

const SUGGESTIONS = 25;

/** Something that the server follows, or followed until now. */
export interface FollowedTarget {
  readonly watch: Watch;
  readonly label: string;
  /** What it may be called, in every language, in lower case. */
  readonly names: readonly string[];
}

/** One of the songs, acts and markets that the server follows: suggested from that list, parsed against it. */
export function followed(): Option<FollowedTarget> {
  return {
    kind: 'text',
    description: 'watch.target',
    required: true,
    suggest: async (typed, call): Promise<Suggestion[]> =>
      (await followedLike(call, typed)).map((one) => ({ name: one.label, value: choiceValue(one) })),
    resolve: async (raw, call, again) => {
      const typed = typeof raw === 'string' ? raw.trim() : '';
      const name = shown(typed);
      const all = await followedLike(call, typed);
      const exact = all.filter((one) => choiceValue(one) === typed || one.names.includes(folded(typed)));
      const found = exact.length > 0 || folded(typed) === '' ? exact : all;
      const [first] = found;
      if (first && found.length === 1) return { value: first };
      if (found.length === 0) return { reply: say(call.t('watch.notWatched', { name })) };
      const choices = found.map((one) => ({ label: one.label, value: choiceValue(one) }));
      return { reply: privately({ blocks: [text(call.t('watch.several', { name })), ...pick(choices, again)] }) };
    },
  };
}

function choiceValue({ watch: { kind, target } }: FollowedTarget): string {
  return `${kind}:${target}`;
}

/** What the server follows by these words, or by a suggestion's value. */
async function followedLike(call: Call, typed: string): Promise<FollowedTarget[]> {
  const { parts, server } = call;
  if (!server) return [];
  const value = /^(song|artist|market):(\d{1,15})$/.exec(typed);
  if (value) {
    const watch = { kind: value[1] as Watch['kind'], target: Number(value[2]) };
    const isFollowed = (await parts.watches.followed(server.id, [watch])).size > 0;
    return isFollowed ? targetsOf(call, [watch]) : [];
  }
  const found = await parts.watches.find(server.id, typed, SUGGESTIONS);
  const markets = await parts.watches.followed(
    server.id,
    [1, 2, 3].map((target) => ({ kind: 'market' as const, target })),
  );
  const named = await targetsOf(
    call,
    [...markets].map((key) => ({ kind: 'market' as const, target: Number(key.split(' ')[1]) })),
  );
  const fits = named.filter((one) => one.names.some((name) => name.includes(folded(typed))));
  return [...fits, ...(await targetsOf(call, found))].slice(0, SUGGESTIONS);
}

async function targetsOf(call: Call, watches: readonly Watch[]): Promise<FollowedTarget[]> {
  const { parts } = call;
  const ids = (kind: Watch['kind']) => watches.filter((one) => one.kind === kind).map((one) => one.target);
  const songs = new Map((await parts.catalogue.songs(ids('song'))).map((song) => [song.id, song]));
  const artists = new Map((await parts.catalogue.artists(ids('artist'))).map((artist) => [artist.id, artist]));
  return watches.map((watch) => {
    if (watch.kind === 'market') return marketTargetOf(call, watch);
    return targetOf(call, watch, (watch.kind === 'song' ? songs : artists).get(watch.target));
  });
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}

function marketTargetOf({ t }: Call, watch: Watch): FollowedTarget {
  const key = marketName(watch.target);
  return { watch, label: t(key), names: LANGUAGES.map((language) => folded(translator(language)(key))) };
}

function targetOf({ caller }: Call, watch: Watch, found: Song | Artist | undefined): FollowedTarget {
  if (!found) return { watch, label: `#${watch.target}`, names: [] };
  const namesIn = (language: Language) =>
    'title' in found ? [songLabel(found, language), songTitle(found, language)] : [artistName(found, language)];
  const [label = ''] = namesIn(caller.language);
  return { watch, label, names: LANGUAGES.flatMap(namesIn).map(folded) };
}
