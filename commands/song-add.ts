import { z } from 'zod';
import type { GivenAct, GivenSong } from '../src/store/own-songs.ts';
import { escapeText } from '../src/text/escape.ts';
import { type Button, buttons, type Message, text } from '../src/views/message.ts';
import { artistName, songLabel, songText } from '../src/views/names.ts';
import type { Reply } from './command.ts';
import { type Action, type Call, privately, replace, serverOf } from './define.ts';
import { cut } from './options.ts';
import { figureSentences } from './song-figures.ts';
import { noteSong, noteWatch } from './watch-note.ts';

/** Whose songs a caller may add and change: those of the server, and those of everybody for who runs the bot. */
export function scopesOf(call: Call): readonly number[] {
  const { id } = serverOf(call);
  return call.caller.operator ? [id, 0] : [id];
}

const given = z.object({
  act: z.union([z.object({ id: z.number() }), z.object({ name: z.string() })]),
  /** The acts that a new name may be meant for, until somebody says that it is new. */
  near: z.array(z.number()),
  title: z.string(),
  native: z.string().nullable(),
  released: z.number().nullable(),
  links: z.array(z.object({ site: z.enum(['spotify', 'youtube', 'lastfm', 'musicbrainz']), id: z.string() })),
});

type Taken = GivenSong & { readonly near: readonly number[] };

/** What the buttons of `/song add` carry, before the colon. */
export const songActions: Readonly<Record<string, Action>> = {
  'song-act': async (call, argument) => {
    const [id, act = ''] = argument.split(' ');
    const chosen = await call.parts.catalogue.artist(Number(act));
    return withTaken(call, Number(id), async (taken) =>
      chosen || act === 'new' ? consider(call, { ...taken, ...actOf(taken, chosen?.id), near: [] }) : gone(call),
    );
  },
  'song-for': async (call, argument) => {
    const [id, scope] = argument.split(' ');
    return withTaken(call, Number(id), (taken) =>
      scope === 'all' && call.caller.operator ? addGiven(call, taken, 0) : addGiven(call, taken, serverOf(call).id),
    );
  },
  'song-follow': async (call, argument) => {
    const { parts, caller, t } = call;
    const song = await parts.catalogue.song(Number(argument));
    if (!song) return replace(gone(call));
    const watch = { kind: 'song' as const, target: song.id };
    const added = await parts.servers.watch(serverOf(call).id, watch, caller.user, caller.at);
    const name = songText(song, caller.language);
    if (added) await noteWatch(call, 'watch-added', watch, songLabel(song, 'en'));
    return replace({ blocks: [text(t(added ? 'watch.songAdded' : 'watch.songAlready', { song: name }))] });
  },
};

function actOf(taken: Taken, id: number | undefined): { act: GivenAct } {
  return { act: id === undefined ? taken.act : { id } };
}

function gone({ t }: Call): Message {
  return { blocks: [text(t('ownSong.gone'))] };
}

function proposerOf(call: Call) {
  return { server: serverOf(call).id, actor: call.caller.user };
}

async function withTaken(call: Call, id: number, work: (taken: Taken) => Promise<Message> | Message): Promise<Reply> {
  const { proposals } = call.parts;
  const body = await proposals.get(proposerOf(call), 'song', id, call.caller.at);
  if (body === null) return replace(gone(call));
  await proposals.remove(id);
  return replace(await work(given.parse(JSON.parse(body))));
}

/** Takes down a song as it was given, and adds it or asks what is not clear. */
export async function takeDown(call: Call, taken: Taken): Promise<Reply> {
  return privately(await consider(call, taken));
}

async function consider(call: Call, taken: Taken): Promise<Message> {
  const { parts, caller, t } = call;
  if (taken.near.length > 0 && 'name' in taken.act) return askAct(call, taken, taken.act.name);
  const known = await parts.ownSongs.known(serverOf(call).id, taken);
  if (known) return offerKnown(call, known);
  if (!caller.operator) return addGiven(call, taken, serverOf(call).id);
  const id = await parts.proposals.add(proposerOf(call), 'song', JSON.stringify(taken), caller.at);
  const song = escapeText(taken.title);
  return {
    blocks: [
      text(t('ownSong.where', { song })),
      buttons(
        { label: t('ownSong.here'), action: `song-for:${id} here` },
        { label: t('ownSong.everywhere'), action: `song-for:${id} all` },
      ),
    ],
  };
}

async function askAct(call: Call, taken: Taken, name: string): Promise<Message> {
  const { parts, caller, t } = call;
  const acts = await parts.catalogue.artists(taken.near);
  const id = await parts.proposals.add(proposerOf(call), 'song', JSON.stringify(taken), caller.at);
  const row: Button[] = acts.map((act) => ({
    label: cut(artistName(act, caller.language), 80),
    action: `song-act:${id} ${act.id}`,
  }));
  const several = (await parts.catalogue.artistsCalled(name)).length > 1;
  const question = t(several ? 'ownSong.severalActs' : 'ownSong.newAct', { name: escapeText(name) });
  return { blocks: [text(question), buttons(...row, { label: t('ownSong.addNewAct'), action: `song-act:${id} new` })] };
}

async function offerKnown(
  call: Call,
  known: { readonly song: number; readonly by: 'names' | 'link' },
): Promise<Message> {
  const { parts, caller, t } = call;
  const song = await parts.catalogue.song(known.song);
  const named = song ? songText(song, caller.language) : '';
  const sentence = t(known.by === 'names' ? 'ownSong.knownByNames' : 'ownSong.knownByLink', { song: named });
  return { blocks: [text(sentence), followButton(call, known.song)] };
}

function followButton({ t }: Call, song: number) {
  return buttons({ label: t('ownSong.follow'), action: `song-follow:${song}` });
}

async function addGiven(call: Call, taken: Taken, scope: number): Promise<Message> {
  const { parts, caller, t } = call;
  const added = await parts.ownSongs.add(serverOf(call).id, scope, taken);
  if (added.state === 'full') return { blocks: [text(t('ownSong.full', { limit: added.limit }))] };
  if (added.state === 'known') return offerKnown(call, added);
  const song = await parts.catalogue.song(added.song);
  const named = song ? songText(song, caller.language) : escapeText(taken.title);
  await noteSong(call, 'song-added', song ? songLabel(song, 'en') : taken.title);
  const here = taken.links.length > 0 ? 'ownSong.addedHere' : 'ownSong.added';
  const sentence = t(scope === 0 ? 'ownSong.addedForAll' : here, { song: named });
  const figures = new Set(await figureSentences(call, { id: added.song }, taken.links));
  return { blocks: [text([sentence, ...figures].join('\n')), followButton(call, added.song)] };
}
