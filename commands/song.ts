import { parseDay } from '../src/domain/day.ts';
import type { Artist, Song } from '../src/domain/song.ts';
import { readSongAddress, type SongAddress } from '../src/domain/song-address.ts';
import type { ArtistMeaning } from '../src/store/catalogue.ts';
import type { GivenAct, SongChange } from '../src/store/own-songs.ts';
import { joinList } from '../src/text/join.ts';
import { buttons, text } from '../src/views/message.ts';
import { artistName, songLabel, songText } from '../src/views/names.ts';
import type { Reply } from './command.ts';
import {
  type Call,
  type Command,
  type Option,
  optional,
  privately,
  replace,
  runnable,
  say,
  serverOf,
} from './define.ts';
import { shown } from './options.ts';
import { scopesOf, songActions, takeDown } from './song-add.ts';
import { figureSentences } from './song-figures.ts';
import { ownSong } from './song-option.ts';
import { noteSong } from './watch-note.ts';

/** More than any name of a song or act has. */
const NAME_LENGTH = 100;

/** `/song`: the songs that a server adds for itself. */
export const song: Command = {
  name: 'song',
  description: 'ownSong.description',
  managersOnly: true,
  anywhere: false,
  run: null,
  actions: { ...songActions, 'song-remove': removeNow, 'song-keep': async ({ t }) => replace(one(t('ownSong.kept'))) },
  subcommands: [
    runnable({
      name: 'add',
      description: 'ownSong.addDescription',
      visibility: 'private',
      options: {
        artist: actOrName(),
        title: name('ownSong.titleOption'),
        native: optional(name('ownSong.nativeOption')),
        release: optional(release()),
        link: optional(links()),
      },
      run: async (call, { artist, title, native, release, link }) =>
        takeDown(call, { ...artist, title, native, released: release, links: link ?? [] }),
    }),
    runnable({
      name: 'edit',
      description: 'ownSong.editDescription',
      visibility: 'private',
      options: {
        song: ownSong(),
        title: optional(name('ownSong.titleOption')),
        native: optional(name('ownSong.nativeOption')),
        release: optional(release()),
      },
      run: async (call, { song, title, native, release }) =>
        edit(call, song, {
          ...(title === null ? {} : { title }),
          ...(native === null ? {} : { native }),
          ...(release === null ? {} : { released: release }),
        }),
    }),
    runnable({
      name: 'link',
      description: 'ownSong.linkDescription',
      visibility: 'private',
      options: { song: ownSong(), link: links() },
      run: async (call, { song, link }) => addLinks(call, song, link),
    }),
    runnable({
      name: 'remove',
      description: 'ownSong.removeDescription',
      visibility: 'private',
      options: { song: ownSong() },
      run: async (call, { song }) => remove(call, song),
    }),
  ],
};

function one(sentence: string) {
  return { blocks: [text(sentence)] };
}

async function edit(call: Call, song: Song, change: SongChange): Promise<Reply> {
  const { parts, caller, t } = call;
  if (Object.keys(change).length === 0) return say(t('ownSong.nothingToChange'));
  for (const scope of scopesOf(call)) {
    const changed = await parts.ownSongs.edit(scope, song.id, change);
    if (changed.state === 'not-own') continue;
    const named = await parts.catalogue.song(changed.state === 'known' ? changed.song : song.id);
    if (changed.state === 'changed') await noteSong(call, 'song-changed', songLabel(named ?? song, 'en'));
    const shownSong = songText(named ?? song, caller.language);
    return say(t(changed.state === 'known' ? 'ownSong.changeKnown' : 'ownSong.changed', { song: shownSong }));
  }
  return say(t('ownSong.notOwn', { song: songText(song, caller.language) }));
}

async function addLinks(call: Call, song: Song, links: readonly SongAddress[]): Promise<Reply> {
  const { parts, caller, t } = call;
  const lines: string[] = [];
  const own: SongAddress[] = [];
  for (const link of links) {
    const linked = await linkOne(call, song, link);
    const named = linked.state === 'taken' ? await parts.catalogue.song(linked.by) : song;
    const params = { link: `\`${link.site} ${link.id}\``, song: named ? songText(named, caller.language) : '' };
    if (linked.state === 'not-own') return say(t('ownSong.notOwn', params));
    const keys = { linked: 'ownSong.linked', unchanged: 'ownSong.linkedAlready', taken: 'ownSong.linkTaken' } as const;
    if (linked.state === 'linked') await noteSong(call, 'song-changed', songLabel(song, 'en'));
    lines.push(t(keys[linked.state], params));
    if (linked.state !== 'taken') own.push(link);
  }
  const figures = new Set(await figureSentences(call, song, own));
  return say([...lines, ...figures].join('\n'));
}

async function linkOne(call: Call, song: Song, link: SongAddress) {
  for (const scope of scopesOf(call)) {
    const linked = await call.parts.ownSongs.link(serverOf(call).id, scope, song.id, link);
    if (linked.state !== 'not-own') return linked;
  }
  return { state: 'not-own' as const };
}

async function remove(call: Call, song: Song): Promise<Reply> {
  const { parts, caller, t } = call;
  const named = songText(song, caller.language);
  for (const scope of scopesOf(call)) {
    const losses = await parts.ownSongs.losses(scope, song.id);
    if (!losses) continue;
    const row = buttons(
      { label: t('ownSong.confirmRemove'), action: `song-remove:${song.id}`, style: 'danger' },
      { label: t('ownSong.keep'), action: 'song-keep' },
    );
    return privately({ blocks: [text(t('ownSong.willLose', { song: named, ...losses })), row] });
  }
  return say(t('ownSong.notOwn', { song: named }));
}

async function removeNow(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const song = await parts.catalogue.song(Number(argument));
  if (!song) return replace(one(t('ownSong.gone')));
  const params = { song: songText(song, caller.language) };
  for (const scope of scopesOf(call)) {
    const removed = await parts.ownSongs.remove(scope, song.id);
    if (removed === 'removed') {
      await noteSong(call, 'song-removed', songLabel(song, 'en'));
      return replace(one(t('ownSong.removed', params)));
    }
    if (removed === 'posting') return say(t('ownSong.posting', params));
  }
  return replace(one(t('ownSong.notOwn', params)));
}

/** An act by its names, or a new name. */
function actOrName(): Option<{ readonly act: GivenAct; readonly near: readonly number[] }> {
  return {
    kind: 'text',
    description: 'ownSong.artistOption',
    required: true,
    suggest: async (typed, { parts, caller }) => {
      const found = await parts.catalogue.suggestArtists(typed, 25);
      return found.map((act) => ({ name: artistName(act, caller.language), value: `artist:${act.id}` }));
    },
    resolve: async (raw, call) => {
      const typed = nameIn(raw);
      if (typed === null) return { reply: say(call.t('ownSong.badName', { most: NAME_LENGTH })) };
      const { catalogue } = call.parts;
      if (/^artist:\d+$/.test(typed)) {
        const meaning = await catalogue.findArtist(typed);
        if (meaning.kind === 'artist') return { value: { act: { id: meaning.artist.id }, near: [] } };
      }
      const called = await catalogue.artistsCalled(typed);
      const [first] = called;
      if (first && called.length === 1) return { value: { act: { id: first.id }, near: [] } };
      const meaning = await catalogue.findArtist(typed);
      const near = called.length > 1 ? called : actsOf(meaning);
      return { value: { act: { name: typed }, near: near.slice(0, 4).map((act) => act.id) } };
    },
  };
}

function actsOf(meaning: ArtistMeaning): readonly Artist[] {
  if (meaning.kind === 'artist') return [meaning.artist];
  return meaning.kind === 'several' ? meaning.artists : meaning.nearest;
}

/** A name on one line. */
function name(description: 'ownSong.titleOption' | 'ownSong.nativeOption'): Option<string> {
  return {
    kind: 'text',
    description,
    required: true,
    resolve: async (raw, { t }) => {
      const typed = nameIn(raw);
      return typed === null ? { reply: say(t('ownSong.badName', { most: NAME_LENGTH })) } : { value: typed };
    },
  };
}

function nameIn(raw: unknown): string | null {
  if (typeof raw !== 'string' || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(raw.trim())) return null;
  const typed = raw.replace(/\s+/gu, ' ').trim();
  return typed === '' || typed.length > NAME_LENGTH || !/[\p{L}\p{N}\p{S}\p{P}]/u.test(typed) ? null : typed;
}

const WHOLE_DAY = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日일.]?$/;

/** A day with its year, which may still be to come. */
function release(): Option<number> {
  return {
    kind: 'text',
    description: 'ownSong.releaseOption',
    required: true,
    resolve: async (raw, { t }) => {
      const typed = typeof raw === 'string' ? raw.normalize('NFKC').trim() : '';
      const [, year = '', month = '', day = ''] = WHOLE_DAY.exec(typed) ?? [];
      const found = parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
      return found === null ? { reply: say(t('ownSong.badRelease', { typed: shown(typed) })) } : { value: found };
    },
  };
}

/** Pages of one song at other sites. */
function links(): Option<readonly SongAddress[]> {
  return {
    kind: 'text',
    description: 'ownSong.linkOption',
    required: true,
    resolve: async (raw, { t, caller }) => {
      const typed = typeof raw === 'string' ? raw.split(/[\s,]+/u).filter((part) => part !== '') : [];
      const read = typed.map((part) => ({ part, address: readSongAddress(part) }));
      const strange = read.filter(({ address }) => address === null).map(({ part }) => shown(part));
      const found = read.flatMap(({ address }) => (address ? [address] : []));
      if (strange.length > 0 || found.length === 0)
        return { reply: say(t('ownSong.badLink', { links: joinList(strange.slice(0, 5), caller.language) || '—' })) };
      return { value: found };
    },
  };
}
