import { readSentence } from '../src/domain/read-sentence.ts';
import type { Song } from '../src/domain/song.ts';
import { LANGUAGES } from '../src/text/language.ts';
import { artistName, songTitle } from '../src/views/names.ts';
import type { Reply, TargetMessage } from './command.ts';
import { type Call, serverOf } from './define.ts';
import { orderOf, totalsCounters } from './record-draft.ts';
import { recordForm } from './record-form.ts';
import { countsAtFirst } from './record-steps.ts';
import { todayOf } from './today.ts';

/** How many followed songs are looked through: more than the shipped catalogue has. */
const LOOKED_THROUGH = 10_000;

/** Apps → "Record this number": reads a message as far as it is certain, and opens the form with that. */
export async function recordMessage(call: Call, message: TargetMessage): Promise<Reply> {
  const { parts, caller } = call;
  const counters = totalsCounters(parts.rules);
  const facts = readSentence(message.text, { counters, today: todayOf(caller), order: orderOf(caller) });
  const song = await songIn(call, message.text, facts.quoted);
  const draft = {
    song: song ? `song:${song.id}` : '',
    counter: facts.counter,
    value: facts.value,
    date: facts.date,
    link: facts.link === '' ? message.link : facts.link,
    counts: countsAtFirst(call),
  };
  const id = await parts.drafts.add(serverOf(call).id, caller.user, draft, caller.at);
  return recordForm(call, id, draft);
}

/** The song that a message speaks of: one in quotation marks, or the only followed one whose title stands in it. */
async function songIn(call: Call, text: string, quoted: readonly string[]): Promise<Song | null> {
  const { catalogue } = call.parts;
  for (const title of quoted.slice(0, 3)) {
    const meaning = await catalogue.findSong(title);
    if (meaning.kind === 'song') return meaning.song;
    const credited = meaning.kind === 'several' ? meaning.songs.filter((song) => namesAct(text, song)) : [];
    const [only] = originals(credited);
    if (only && originals(credited).length === 1) return only;
  }
  const named = originals((await followedSongs(call)).filter((song) => namesTitle(text, song)));
  const byAct = named.filter((song) => namesAct(text, song));
  const [one] = byAct.length > 0 ? byAct : named;
  return one && (byAct.length === 1 || named.length === 1) ? one : null;
}

/** A version that is not called one is not what is meant. */
function originals(songs: readonly Song[]): Song[] {
  const plain = songs.filter(({ version }) => version === null);
  return plain.length > 0 ? plain : [...songs];
}

/** The songs that the server follows, by themselves, by an act or by a market. */
export async function followedSongs(call: Call): Promise<readonly Song[]> {
  const { watches, catalogue } = call.parts;
  return catalogue.songs(await watches.songs(serverOf(call).id, LOOKED_THROUGH));
}

function namesTitle(text: string, song: Song): boolean {
  return LANGUAGES.some((language) => stands(text, songTitle(song, language)));
}

function namesAct(text: string, song: Song): boolean {
  return song.artists.some((artist) => LANGUAGES.some((language) => stands(text, artistName(artist, language))));
}

/** Whether a name stands in a text, not as a part of a longer word. */
function stands(text: string, name: string): boolean {
  if (name.length < 2) return false;
  const [folded, wanted] = [text.toLowerCase(), name.toLowerCase()];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const before = folded[at - 1] ?? ' ';
    const after = folded[at + wanted.length] ?? ' ';
    if (!/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after)) return true;
  }
  return false;
}
