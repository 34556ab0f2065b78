import type { Artist, Song } from '../src/domain/song.ts';
import type { Server, Watch } from '../src/store/servers.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinList, joinSentences } from '../src/text/join.ts';
import { LANGUAGES, type Language } from '../src/text/language.ts';
import { text } from '../src/views/message.ts';
import { artistName, songLabel, songText, songTitle } from '../src/views/names.ts';
import type { Reply, Suggestion } from './command.ts';
import { type Call, type Command, type Option, privately, runnable, say, serverOf } from './define.ts';
import { option, pick, shown } from './options.ts';

/** How many followed songs and acts one answer lists. */
const LISTED = 40;

/** `/watch`: what a server follows. */
export const watch: Command = {
  name: 'watch',
  description: 'watch.description',
  managersOnly: true,
  anywhere: false,
  run: null,
  actions: {},
  subcommands: [
    runnable({
      name: 'song',
      description: 'watch.songDescription',
      visibility: 'private',
      options: { song: option.song() },
      run: async (call, { song }) => followSong(call, song),
    }),
    runnable({
      name: 'artist',
      description: 'watch.artistDescription',
      visibility: 'private',
      options: { artist: option.artist() },
      run: async (call, { artist }) => followArtist(call, artist),
    }),
    runnable({
      name: 'list',
      description: 'watch.listDescription',
      visibility: 'private',
      options: {},
      run: list,
    }),
    runnable({
      name: 'remove',
      description: 'watch.removeDescription',
      visibility: 'private',
      options: { target: followed() },
      run: async (call, { target }) => unfollow(call, target),
    }),
  ],
};

async function followSong(call: Call, song: Song): Promise<Reply> {
  const { parts, caller, t } = call;
  const server = serverOf(call);
  const added = await parts.servers.watch(server.id, { kind: 'song', target: song.id }, caller.user, caller.at);
  const name = songText(song, caller.language);
  const followed = t(added ? 'watch.songAdded' : 'watch.songAlready', { song: name });
  return say(joinSentences([followed, whereTo(call, server)], caller.language));
}

async function followArtist(call: Call, artist: Artist): Promise<Reply> {
  const { parts, caller, t } = call;
  const server = serverOf(call);
  const added = await parts.servers.watch(server.id, { kind: 'artist', target: artist.id }, caller.user, caller.at);
  const name = escapeText(artistName(artist, caller.language));
  const songs = await parts.catalogue.songsOf(artist.id);
  const related = await parts.catalogue.related(artist.id);
  const names = joinList(
    related.map((one) => escapeText(artistName(one, caller.language))),
    caller.language,
  );
  const sentences = [
    added ? t('watch.artistAdded', { artist: name, n: songs.length }) : t('watch.artistAlready', { artist: name }),
    ...(related.length > 0 ? [t('watch.beside', { names })] : []),
    whereTo(call, server),
  ];
  return say(joinSentences(sentences, caller.language));
}

function whereTo({ t }: Call, server: Server): string {
  return server.channel === null ? t('watch.noChannel') : t('watch.postsIn', { channel: `<#${server.channel}>` });
}

async function list(call: Call): Promise<Reply> {
  const { parts, t } = call;
  const server = serverOf(call);
  const watches = await parts.servers.watches(server.id);
  if (watches.length === 0) return say(t('watch.empty'));
  const lines: string[] = [];
  for (const one of watches.slice(0, LISTED)) lines.push(`- ${await watchText(call, one)}`);
  const more = watches.length > LISTED ? [text(t('watch.more', { n: watches.length - LISTED }))] : [];
  const heading = text(`**${t('watch.heading', { n: watches.length })}**`);
  return privately({ blocks: [heading, text(lines.join('\n')), ...more, text(whereTo(call, server))] });
}

async function watchText({ parts, caller, t }: Call, { kind, target }: Watch): Promise<string> {
  if (kind === 'song') {
    const song = await parts.catalogue.song(target);
    return song ? songText(song, caller.language) : '';
  }
  const artist = await parts.catalogue.artist(target);
  if (!artist) return '';
  const songs = await parts.catalogue.songsOf(target);
  return t('watch.artistLine', { artist: escapeText(artistName(artist, caller.language)), n: songs.length });
}

async function unfollow(call: Call, target: FollowedTarget): Promise<Reply> {
  const { parts, t } = call;
  const removed = await parts.servers.unwatch(serverOf(call).id, target.watch);
  const name = escapeText(target.label);
  return say(removed ? t('watch.removed', { name }) : t('watch.notWatched', { name }));
}

interface FollowedTarget {
  readonly watch: Watch;
  readonly label: string;
  /** What it may be called, in every language, in lower case. */
  readonly names: readonly string[];
}

/** One of the songs and acts that the server follows: suggested from that list, parsed against it. */
function followed(): Option<FollowedTarget> {
  const targets = async (call: Call): Promise<FollowedTarget[]> => {
    const watches = await call.parts.servers.watches(serverOf(call).id);
    const ids = (kind: Watch['kind']) => watches.filter((one) => one.kind === kind).map((one) => one.target);
    const songs = new Map((await call.parts.catalogue.songs(ids('song'))).map((song) => [song.id, song]));
    const artists = new Map((await call.parts.catalogue.artists(ids('artist'))).map((artist) => [artist.id, artist]));
    return watches.map((one) => targetOf(call, one, (one.kind === 'song' ? songs : artists).get(one.target)));
  };
  const value = ({ watch: { kind, target } }: FollowedTarget) => `${kind}:${target}`;
  const within = (typed: string) => (one: FollowedTarget) => one.names.some((name) => name.includes(folded(typed)));
  return {
    kind: 'text',
    description: 'watch.target',
    required: true,
    suggest: async (typed, call): Promise<Suggestion[]> =>
      (await targets(call)).filter(within(typed)).map((one) => ({ name: one.label, value: value(one) })),
    resolve: async (raw, call, again) => {
      const typed = typeof raw === 'string' ? raw : '';
      const all = await targets(call);
      const exact = all.filter((one) => value(one) === typed || one.names.includes(folded(typed)));
      const found = exact.length > 0 || folded(typed) === '' ? exact : all.filter(within(typed));
      const [first] = found;
      if (first && found.length === 1) return { value: first };
      const name = shown(typed);
      if (found.length === 0) return { reply: say(call.t('watch.notWatched', { name })) };
      const choices = found.map((one) => ({ label: one.label, value: value(one) }));
      return { reply: privately({ blocks: [text(call.t('watch.several', { name })), ...pick(choices, again)] }) };
    },
  };
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}

function targetOf({ caller }: Call, watch: Watch, found: Song | Artist | undefined): FollowedTarget {
  if (!found) return { watch, label: `#${watch.target}`, names: [] };
  const namesIn = (language: Language) =>
    'title' in found ? [songLabel(found, language), songTitle(found, language)] : [artistName(found, language)];
  const [label = ''] = namesIn(caller.language);
  return { watch, label, names: LANGUAGES.flatMap(namesIn).map(folded) };
}
