import { setTimeout as sleep } from 'node:timers/promises';
import { trackIdOf, trackIdOfAddress } from '../domain/lastfm-track.ts';
import type { LinkSite, Song } from '../domain/song.ts';
import type { Fetch } from '../domain/source.ts';
import { createMusicbrainz, type Found } from '../sources/musicbrainz/musicbrainz.ts';
import type { Recording } from '../sources/musicbrainz/recording.ts';
import { createCatalogue } from '../store/catalogue.ts';
import type { Store } from '../store/database.ts';
import { linkSong, linksOfSong } from '../store/song-links.ts';
import { findSong, nameOf } from '../tracker/find-song.ts';
import { type Terminal, withParts } from './import.ts';

/** The operator's terminal, where a person may be asked. */
export interface AskingTerminal extends Terminal {
  /** Asks, and gives back what was typed; null where nobody is there to answer. */
  readonly ask: ((question: string) => Promise<string>) | null;
}

/** How MusicBrainz is reached. */
export interface IdentityService {
  readonly apiUrl: string | null;
  readonly contact: string | null;
  readonly fetch: Fetch;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** What was given with `identify SONG`. */
export interface IdentifyOptions {
  readonly isrc?: string;
  /** The number of a proposal, counted from 1. */
  readonly choose?: number;
  /** Takes the proposal where there is only one. */
  readonly yes?: boolean;
  /** The address of the song's page at last.fm: linked as it is, without asking MusicBrainz. */
  readonly lastfm?: string;
}

const ISRC = /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/;

/**
 * `identify SONG [--isrc ISRC] [--choose N | --yes] [--lastfm ADDRESS]`: says which recording a song is, once a person
 * confirms it, so that ListenBrainz and Last.fm can be asked for it. The exit code: 1 where nothing is linked.
 */
export async function identify(
  terminal: AskingTerminal,
  service: IdentityService,
  typed: string,
  options: IdentifyOptions,
): Promise<number> {
  const { print } = terminal;
  return withParts(terminal, async ({ store }) => {
    const { meaning, names } = await findSong({ store, catalogue: createCatalogue(store) }, typed);
    if (typeof meaning === 'string') {
      const meant = names.length > 0 ? ` Meant: ${names.join(' | ')}?` : '';
      const many = meaning === 'several-songs';
      print(many ? `"${typed}" may be several songs: write its key.${meant}` : `No song "${typed}" is known.${meant}`);
      return 1;
    }
    if (options.lastfm !== undefined) return linkLastfm(terminal, store, meaning, options.lastfm);
    const isrc = options.isrc?.toUpperCase().replace(/[\s-]/g, '');
    if (isrc !== undefined && !ISRC.test(isrc)) {
      print(`"${options.isrc}" is no ISRC: two letters, three letters or digits, seven digits, such as JPU902501234.`);
      return 1;
    }
    const found = await ask(terminal, service, meaning, isrc);
    if (found.kind === 'failed') {
      print(`MusicBrainz could not be asked: ${found.failure.detail}. Nothing was linked; try again later.`);
      return 1;
    }
    const known = isrc === undefined ? 'of these names' : `with the ISRC ${isrc}`;
    const count = found.recordings.length;
    print(`${nameOf(meaning)}: ${count || 'no'} ${count === 1 ? 'recording' : 'recordings'} ${known} at MusicBrainz.`);
    for (const [index, recording] of found.recordings.entries()) print(proposal(index + 1, recording));
    const chosen = await choose(terminal, found.recordings, options);
    if (!chosen) return 1;
    return linkRecording(terminal, store, meaning, chosen);
  });
}

function ask(terminal: Terminal, service: IdentityService, song: Song, isrc: string | undefined): Promise<Found> {
  const { sleep: wait = (ms: number) => sleep(ms), ...rest } = service;
  const musicbrainz = createMusicbrainz({ ...rest, clock: terminal.clock, sleep: wait });
  if (isrc !== undefined) return musicbrainz.byIsrc(isrc);
  const titles = [song.title, song.ja, song.ko].filter((name) => name !== null);
  const artists = song.artists.flatMap(({ name, ja, ko }) => [name, ja, ko]).filter((name) => name !== null);
  return musicbrainz.byName(titles, artists);
}

function proposal(number: number, { mbid, title, artist, lengthMs, remark, releases }: Recording): string {
  const named = remark === null ? title : `${title} (${remark})`;
  const first = releases.slice(0, 2).map((release) => `${release.title}${release.date ? ` (${release.date})` : ''}`);
  const more = releases.length > first.length ? [`${releases.length - first.length} more`] : [];
  const on = first.length > 0 ? `, on ${[...first, ...more].join(', ')}` : '';
  const line = `  ${number}. ${artist} - ${named}, ${lengthOf(lengthMs)}${on}, https://musicbrainz.org/recording/${mbid}`;
  return shown(line);
}

function lengthOf(lengthMs: number | null): string {
  if (lengthMs === null) return 'length unknown';
  const seconds = Math.round(lengthMs / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What others wrote, without characters that would steer a terminal. */
function shown(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·');
}

async function choose(
  { ask: askPerson, print }: AskingTerminal,
  recordings: readonly Recording[],
  { choose: given, yes }: IdentifyOptions,
): Promise<Recording | null> {
  const [only] = recordings;
  if (!only) {
    print('Nothing was linked. Try --isrc, or give the page at last.fm with --lastfm.');
    return null;
  }
  if (given !== undefined) {
    const chosen = recordings[given - 1];
    if (!chosen) print(`There is no proposal ${given}: choose one from 1 to ${recordings.length}. Nothing was linked.`);
    return chosen ?? null;
  }
  if (yes && recordings.length === 1) return only;
  if (yes || !askPerson) {
    print(`Nothing was linked: look which one it is, and say so with --choose 1 to ${recordings.length}.`);
    return null;
  }
  for (;;) {
    const answer = (await askPerson(`Which one is it? 1 to ${recordings.length}, or Enter for none: `)).trim();
    if (answer === '') {
      print('Nothing was linked.');
      return null;
    }
    const chosen = /^\d+$/.test(answer) ? recordings[Number(answer) - 1] : undefined;
    if (chosen) return chosen;
  }
}

async function linkRecording(terminal: Terminal, store: Store, song: Song, recording: Recording): Promise<number> {
  if (!(await link(terminal, store, song, 'musicbrainz', recording.mbid))) return 1;
  const known = await linksOfSong(store, song.id, 'lastfm');
  if (known.length > 0 || recording.artist === '') return 0;
  // Last.fm spells some songs otherwise: then the person gives its page.
  await link(terminal, store, song, 'lastfm', trackIdOf(recording.artist, recording.title));
  terminal.print('If Last.fm counts it under another name, give its page: identify SONG --lastfm ADDRESS.');
  return 0;
}

async function linkLastfm(terminal: Terminal, store: Store, song: Song, address: string): Promise<number> {
  const id = trackIdOfAddress(address);
  if (id === null) {
    terminal.print(
      `"${address}" is no track at last.fm, such as https://www.last.fm/music/BTS/_/DNA. Nothing was linked.`,
    );
    return 1;
  }
  return (await link(terminal, store, song, 'lastfm', id)) ? 0 : 1;
}

const PAGES: Partial<Record<LinkSite, string>> = {
  musicbrainz: 'https://musicbrainz.org/recording/',
  lastfm: 'https://www.last.fm/music/',
};

async function link({ print }: Terminal, store: Store, song: Song, site: LinkSite, id: string): Promise<boolean> {
  const page = `${PAGES[site] ?? ''}${id}`;
  const linked = await linkSong(store, song.id, site, id);
  if (linked.state === 'taken') {
    const other = await createCatalogue(store).song(linked.by);
    print(
      `${page} belongs to ${other ? `${nameOf(other)} (${other.key})` : 'another song'} already. Nothing was linked.`,
    );
    return false;
  }
  if (linked.state === 'unchanged') {
    print(`${nameOf(song)} is ${page} already.`);
    return true;
  }
  const before = linked.replaced.length > 0 ? ` in place of ${linked.replaced.join(', ')}` : '';
  print(`${nameOf(song)} is ${page} from now${before}.`);
  return true;
}
