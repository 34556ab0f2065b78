import { escapeText } from '../src/text/escape.ts';
import { joinList, joinSentences } from '../src/text/join.ts';
import { type Block, type Button, buttons, text } from '../src/views/message.ts';
import { artistName } from '../src/views/names.ts';
import { MARKET_NAMES } from './channel-purpose.ts';
import type { ChosenValue, Reply } from './command.ts';
import { authorOf, type Call, fill, serverOf } from './define.ts';
import { shown } from './options.ts';
import type { SetupStep } from './setup-step.ts';

const ON_A_PAGE = 25;

/** How many followed acts are named. */
const NAMED = 20;

/** Whom the server follows. */
export const followStep: SetupStep = {
  name: 'follow',
  title: 'setup.follow',
  show: async (call, page): Promise<Block[]> => {
    const { parts, t, caller } = call;
    const server = serverOf(call).id;
    const { acts, more } = await parts.firstChoices.acts(server, { offset: page * ON_A_PAGE, limit: ON_A_PAGE });
    // Of what is followed by now there may be fewer pages left.
    if (acts.length === 0 && page > 0) return [...(await followStep.show(call, 0))];
    const choices = acts.map(({ artist, songs }) => ({
      label: artistName(artist, caller.language),
      value: `artist:${artist.id}`,
      hint: t('setup.followHint', { songs, market: t(MARKET_NAMES[artist.market]) }),
    }));
    const row: Button[] = [
      { label: t('setup.find'), action: 'setup-find:' },
      ...(more ? [{ label: t('setup.moreActs'), action: `setup-page:${page + 1}` }] : []),
      ...(page > 0 ? [{ label: t('setup.firstActs'), action: 'setup-page:0' }] : []),
    ];
    return [
      text(await followed(call)),
      {
        type: 'select',
        action: `setup-follow:${page}`,
        placeholder: t('setup.followChoose', { page: page + 1 }),
        menu: { of: 'choices', choices },
        most: ON_A_PAGE,
      },
      buttons(...row),
      text(`-# ${t('setup.followLater')}`),
    ];
  },
};

/** The page of acts that a button carries. */
export function followPage(argument: string): number {
  return /^\d{1,4}$/.test(argument) ? Number(argument) : 0;
}

/** Follows the acts that were chosen, as far as there are any. */
export async function chooseActs(call: Call, chosen: readonly ChosenValue[]): Promise<string | null> {
  const ids = chosen.flatMap((one) => {
    const found = typeof one === 'string' ? /^artist:(\d{1,15})$/.exec(one) : null;
    return found ? [Number(found[1])] : [];
  });
  return (await follow(call, ids)) ?? call.t('setup.stale');
}

/** Opens the form in which an act is named. */
export async function findAct({ t }: Call): Promise<Reply> {
  const field = { kind: 'text', name: 'name', label: t('setup.findField'), required: true, most: 100 } as const;
  return fill({ title: t('setup.find'), action: 'setup-found:', fields: [field] });
}

/** Follows the act that was named, or says which names are near. */
export async function followFound(call: Call, fields: Readonly<Record<string, string>>): Promise<string> {
  const { parts, t, caller } = call;
  const typed = fields.name ?? '';
  const meaning = await parts.catalogue.findArtist(typed);
  if (meaning.kind === 'artist') return (await follow(call, [meaning.artist.id])) ?? t('setup.stale');
  const near = meaning.kind === 'several' ? meaning.artists : meaning.nearest;
  const names = joinList(
    near.map((artist) => escapeText(artistName(artist, caller.language))),
    caller.language,
  );
  const unknown = t('setup.findUnknown', { name: shown(typed) });
  return joinSentences([unknown, near.length > 0 ? t('setup.findNearest', { names }) : null], caller.language);
}

async function follow(call: Call, ids: readonly number[]): Promise<string | null> {
  const { parts, t, caller } = call;
  const artists = await parts.catalogue.artists(ids);
  if (artists.length === 0) return null;
  const server = serverOf(call).id;
  for (const { id, name } of artists) {
    const added = await parts.servers.watch(server, { kind: 'artist', target: id }, caller.user, caller.at);
    if (added) await parts.audit.note(server, authorOf(call), { what: 'watch-added', watch: 'artist', id, name });
  }
  const names = artists.map((artist) => escapeText(artistName(artist, caller.language)));
  return t('setup.followAdded', { names: joinList(names, caller.language) });
}

async function followed(call: Call): Promise<string> {
  const { parts, t, caller } = call;
  const watches = await parts.servers.watches(serverOf(call).id);
  if (watches.length === 0) return t('setup.followNone');
  const acts = watches.filter(({ kind }) => kind === 'artist').map(({ target }) => target);
  const artists = await parts.catalogue.artists(acts.slice(0, NAMED));
  const names = artists.map((artist) => escapeText(artistName(artist, caller.language)));
  const songs = watches.filter(({ kind }) => kind === 'song').length;
  const markets = watches.filter(({ kind }) => kind === 'market').length;
  // The acts last: their names follow.
  const what = [
    ...(songs > 0 ? [t('setup.followSongs', { n: songs })] : []),
    ...(markets > 0 ? [t('setup.followMarkets', { n: markets })] : []),
    ...(acts.length > 0 ? [t('setup.followActs', { n: acts.length })] : []),
  ];
  const now = t('setup.followNow', { what: joinList(what, caller.language) });
  return names.length === 0
    ? now
    : `${now}: ${joinList([...names, ...(acts.length > NAMED ? ['…'] : [])], caller.language)}`;
}
