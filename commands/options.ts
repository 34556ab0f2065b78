import type { Ladder } from '../src/domain/ladder.ts';
import type { Artist, Market, Song } from '../src/domain/song.ts';
import { readSongAddress } from '../src/domain/song-address.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinSentences } from '../src/text/join.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { type Block, type Button, buttons, text } from '../src/views/message.ts';
import { artistName, isShownAs, nameIn, songLabel, songText } from '../src/views/names.ts';
import type { AttachedFile, ChosenChannel } from './command.ts';
import { type Call, type Option, type OptionChoice, privately, type Resolution, say } from './define.ts';

/** How many suggestions Discord shows while typing. */
const SUGGESTIONS = 25;

/** How many characters of a label fit a button. */
const BUTTON_LABEL = 80;

/** The option kinds: each knows its own suggestions, parsing and answers to what it cannot understand. */
export const option = { song, artist, market, ladder, channel, role, file, choice };

function song(description: PlainKey = 'song.option'): Option<Song> {
  return {
    kind: 'text',
    description,
    required: true,
    suggest: async (typed, { parts, caller }) => {
      const found = await parts.catalogue.suggestSongs(typed, SUGGESTIONS);
      return found.map((one) => ({ name: songLabel(one, caller.language), value: `song:${one.id}` }));
    },
    resolve: async (raw, call, again) => {
      const typed = typeof raw === 'string' ? raw : '';
      const { t } = call;
      if (typed.trim() === '') return { reply: say(t('song.nothingTyped')) };
      const meaning = await call.parts.catalogue.findSong(typed);
      if (meaning.kind === 'song') return { value: meaning.song };
      const name = shown(typed);
      if (meaning.kind === 'several') return offer(call, t('song.several', { name }), meaning.songs, again);
      if (meaning.kind === 'artist') {
        const artist = escapeText(artistName(meaning.artist, call.caller.language));
        if (meaning.songs.length === 0) return { reply: say(t('song.ofArtistNone', { artist })) };
        const count = { artist, shown: meaning.songs.length, all: meaning.total };
        const heading = count.all > count.shown ? t('song.ofArtistSome', count) : t('song.ofArtist', { artist });
        return offer(call, heading, meaning.songs, again);
      }
      if (meaning.kind === 'unknown-link') {
        // A link of another site says nothing of whether the song is known.
        const key = readSongAddress(typed) ? 'song.unknownLink' : 'song.otherLink';
        return unknownSong(call, typed, t(key), [], again);
      }
      // The search knows names; what is shown of a song has the label of its version beside them.
      const meant = meaning.nearest.filter((one) => isShownAs(one, typed));
      if (meant[0] && meant.length === 1) return { value: meant[0] };
      return unknownSong(call, typed, t('song.unknown', { name }), meaning.nearest, again);
    },
  };
}

function artist(description: PlainKey = 'song.artistOption'): Option<Artist> {
  return {
    kind: 'text',
    description,
    required: true,
    suggest: async (typed, { parts, caller }) => {
      const found = await parts.catalogue.suggestArtists(typed, SUGGESTIONS);
      return found.map((one) => ({ name: artistName(one, caller.language), value: `artist:${one.id}` }));
    },
    resolve: async (raw, call, again) => {
      const typed = typeof raw === 'string' ? raw : '';
      const meaning = await call.parts.catalogue.findArtist(typed);
      if (meaning.kind === 'artist') return { value: meaning.artist };
      const name = shown(typed);
      const found = meaning.kind === 'several' ? meaning.artists : meaning.nearest;
      const row = pick(
        found.map((one) => ({ label: artistName(one, call.caller.language), value: `artist:${one.id}` })),
        again,
      );
      const sentence = call.t(meaning.kind === 'several' ? 'song.severalArtists' : 'song.unknownArtist', { name });
      const nearest = meaning.kind === 'unknown' && found.length > 0 ? [text(call.t('song.nearest'))] : [];
      return { reply: privately({ blocks: [text(sentence), ...nearest, ...row] }) };
    },
  };
}

function market(description: PlainKey = 'song.marketOption'): Option<Market> {
  const markets: Readonly<Record<Market, PlainKey>> = {
    kpop: 'song.kpop',
    jpop: 'song.jpop',
    other: 'song.otherMarket',
  };
  const choices = Object.entries(markets).map(([value, name]) => ({ value, name }));
  return choice(description, choices) as Option<Market>;
}

function ladder(description: PlainKey = 'call.ladderOption'): Option<Ladder> {
  return {
    kind: 'text',
    description,
    required: true,
    suggest: async (typed, { parts, caller }) => {
      const words = typed.toLowerCase().split(/\s+/);
      const fits = (one: Ladder) => {
        const names = [one.id, ...Object.values(one.names)].join(' ').toLowerCase();
        return words.every((word) => names.includes(word));
      };
      return [...parts.rules.ladders.values()]
        .filter(fits)
        .slice(0, SUGGESTIONS)
        .map((one) => ({ name: nameIn(one.names, caller.language), value: one.id }));
    },
    resolve: async (raw, call) => {
      const typed = typeof raw === 'string' ? raw.trim() : '';
      const ladders = [...call.parts.rules.ladders.values()];
      const found =
        call.parts.rules.ladders.get(typed) ??
        ladders.find((one) => Object.values(one.names).some((name) => name.toLowerCase() === typed.toLowerCase()));
      if (found) return { value: found };
      return { reply: say(call.t('settings.unknownLadder', { name: shown(typed) })) };
    },
  };
}

function channel(description: PlainKey): Option<ChosenChannel> {
  return {
    kind: 'channel',
    description,
    required: true,
    resolve: async (raw, call) =>
      typeof raw === 'object' && 'botMay' in raw ? { value: raw } : { reply: say(call.t('call.unknownCommand')) },
  };
}

function file(description: PlainKey): Option<AttachedFile> {
  return {
    kind: 'file',
    description,
    required: true,
    resolve: async (raw, call) =>
      typeof raw === 'object' && 'fetch' in raw ? { value: raw } : { reply: say(call.t('call.unknownCommand')) },
  };
}

function role(description: PlainKey): Option<string> {
  return {
    kind: 'role',
    description,
    required: true,
    resolve: async (raw, call) =>
      typeof raw === 'string' && /^\d{1,20}$/.test(raw)
        ? { value: raw }
        : { reply: say(call.t('call.unknownCommand')) },
  };
}

/** One of a few values, by name. */
function choice(description: PlainKey, choices: readonly OptionChoice[]): Option<string> {
  return {
    kind: 'text',
    description,
    required: true,
    choices,
    resolve: async (raw, call) =>
      choices.some(({ value }) => value === raw)
        ? { value: String(raw) }
        : { reply: say(call.t('call.unknownCommand')) },
  };
}

/** Songs as text, and five of them at most as buttons that call the command again. */
function offer(
  call: Call,
  sentence: string,
  songs: readonly Song[],
  again: (value: string) => string | null,
): Resolution<never> {
  return { reply: privately({ blocks: offered(call, sentence, songs, again) }) };
}

function offered(
  { caller: { language } }: Call,
  sentence: string,
  songs: readonly Song[],
  again: (value: string) => string | null,
): Block[] {
  const lines = songs.map((one) => `- ${songText(one, language)}`).join('\n');
  const choices = songs.map((one) => ({ label: songLabel(one, language), value: `song:${one.id}` }));
  return [text(sentence), ...(songs.length > 0 ? [text(lines), ...pick(choices, again)] : [])];
}

/** What is nearest, and in a server a way to ask its admins for the song. */
function unknownSong(
  call: Call,
  typed: string,
  sentence: string,
  nearest: readonly Song[],
  again: (value: string) => string | null,
): Resolution<never> {
  const { t, caller } = call;
  const heading = joinSentences([sentence, nearest.length > 0 ? t('song.nearest') : null], caller.language);
  const ask = caller.server ? [buttons({ label: t('song.ask'), action: `ask:${cut(typed.trim(), 90)}` })] : [];
  return { reply: privately({ blocks: [...offered(call, heading, nearest, again), ...ask] }) };
}

/** Five choices at most as a row of buttons that call the command again. */
export function pick(
  choices: readonly { readonly label: string; readonly value: string }[],
  again: (value: string) => string | null,
): Block[] {
  const row = choices.slice(0, 5).flatMap(({ label, value }): Button[] => {
    const action = again(value);
    return action === null ? [] : [{ label: cut(label, BUTTON_LABEL), action }];
  });
  return row.length > 0 ? [buttons(...row)] : [];
}

/** A label, cut to so many characters. */
export function cut(label: string, length: number): string {
  return label.length <= length
    ? label
    : `${label
        .slice(0, length - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`;
}

/** What was typed, made safe and short enough to be shown back. */
export function shown(typed: string): string {
  return escapeText(cut(typed.trim(), 100));
}
