import { marketOfNumber, numberOfMarket } from '../src/domain/market.ts';
import type { Artist, Market, Song } from '../src/domain/song.ts';
import type { Watch } from '../src/store/servers.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinList, joinSentences } from '../src/text/join.ts';
import { buttons, type Message, text } from '../src/views/message.ts';
import { artistName, songLabel, songText } from '../src/views/names.ts';
import type { Reply } from './command.ts';
import { type Call, type Command, optional, privately, replace, runnable, say, serverOf } from './define.ts';
import { option } from './options.ts';
import { consider, giveOut, importNow } from './watch-file.ts';
import { listPage, MARKET_NAMES } from './watch-list.ts';
import { noteWatch } from './watch-note.ts';
import { type FollowedTarget, followed } from './watch-option.ts';
import { whereTo } from './watch-where.ts';

/** `/watch`: what a server follows. */
export const watch: Command = {
  name: 'watch',
  description: 'watch.description',
  managersOnly: true,
  anywhere: false,
  run: null,
  actions: {
    'watch-page': async (call, argument) => replace(await listPage(call, Math.max(0, Number(argument) || 0))),
    'watch-beside': followBeside,
    'watch-import': importNow,
  },
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
      options: {
        artist: option.artist(),
        with: optional(
          option.choice('watch.withOption', [
            { value: 'own', name: 'watch.withOwn' },
            { value: 'all', name: 'watch.withAll' },
          ]),
        ),
      },
      run: async (call, { artist, with: beside }) => privately(await followArtist(call, artist, beside === 'all')),
    }),
    runnable({
      name: 'market',
      description: 'watch.marketDescription',
      visibility: 'private',
      options: { market: option.market() },
      run: async (call, { market }) => followMarket(call, market),
    }),
    runnable({
      name: 'list',
      description: 'watch.listDescription',
      visibility: 'private',
      options: {},
      run: async (call) => privately(await listPage(call, 0)),
    }),
    runnable({
      name: 'remove',
      description: 'watch.removeDescription',
      visibility: 'private',
      options: { target: followed() },
      run: async (call, { target }) => unfollow(call, target),
    }),
    runnable({
      name: 'import',
      description: 'watch.importDescription',
      visibility: 'private',
      options: { file: option.file('watch.fileOption') },
      run: async (call, { file }) => consider(call, file),
    }),
    runnable({
      name: 'export',
      description: 'watch.exportDescription',
      visibility: 'private',
      options: {
        format: optional(
          option.choice('watch.formatOption', [
            { value: 'csv', name: 'watch.formatCsv' },
            { value: 'json', name: 'watch.formatJson' },
          ]),
        ),
      },
      run: async (call, { format }) => giveOut(call, format === 'json' ? 'json' : 'csv'),
    }),
  ],
};

/** Follows something and notes it; false where the server does already. */
async function follow(call: Call, target: Watch, name: string): Promise<boolean> {
  const { parts, caller } = call;
  const added = await parts.servers.watch(serverOf(call).id, target, caller.user, caller.at);
  if (added) await noteWatch(call, 'watch-added', target, name);
  return added;
}

async function followSong(call: Call, song: Song): Promise<Reply> {
  const { caller, t } = call;
  const added = await follow(call, { kind: 'song', target: song.id }, songLabel(song, 'en'));
  const name = songText(song, caller.language);
  const followed = t(added ? 'watch.songAdded' : 'watch.songAlready', { song: name });
  return say(joinSentences([followed, await whereTo(call, serverOf(call))], caller.language));
}

async function followMarket(call: Call, market: Market): Promise<Reply> {
  const { parts, caller, t } = call;
  const server = serverOf(call);
  const target = { kind: 'market' as const, target: numberOfMarket(market) };
  const added = await follow(call, target, market);
  const [n = 0] = await parts.watches.songCounts(server.id, [target]);
  const name = t(MARKET_NAMES[market]);
  const sentence = added ? t('watch.marketAdded', { market: name, n }) : t('watch.marketAlready', { market: name });
  return say(joinSentences([sentence, t('watch.marketMany'), await whereTo(call, server)], caller.language));
}

async function followArtist(call: Call, artist: Artist, withBeside: boolean): Promise<Message> {
  const { parts, caller, t } = call;
  const server = serverOf(call);
  const added = await follow(call, { kind: 'artist', target: artist.id }, artist.name);
  const name = escapeText(artistName(artist, caller.language));
  const songs = await parts.catalogue.songsOf(artist.id);
  const related = await parts.catalogue.related(artist.id);
  const sentence = added
    ? t('watch.artistAdded', { artist: name, n: songs.length })
    : t('watch.artistAlready', { artist: name });
  const names = joinList(
    related.map((one) => escapeText(artistName(one, caller.language))),
    caller.language,
  );
  if (withBeside) for (const one of related) await follow(call, { kind: 'artist', target: one.id }, one.name);
  const beside = related.length > 0 ? [t(withBeside ? 'watch.besideToo' : 'watch.beside', { names })] : [];
  const sentences = joinSentences([sentence, ...beside, await whereTo(call, server)], caller.language);
  const offer = { label: t('watch.followBeside', { n: related.length }), action: `watch-beside:${artist.id}` };
  return { blocks: [text(sentences), ...(related.length > 0 && !withBeside ? [buttons(offer)] : [])] };
}

/** Follows an act's members and units, and the acts that it belongs to, after the act itself. */
async function followBeside(call: Call, argument: string): Promise<Reply> {
  const artist = await call.parts.catalogue.artist(Number(argument));
  if (!artist) return replace({ blocks: [text(call.t('ownSong.gone'))] });
  return replace(await followArtist(call, artist, true));
}

async function unfollow(call: Call, target: FollowedTarget): Promise<Reply> {
  const { parts, t } = call;
  const removed = await parts.servers.unwatch(serverOf(call).id, target.watch);
  // Of a market the key is noted, which every reader is told in their own language.
  const noted = target.watch.kind === 'market' ? marketOfNumber(target.watch.target) : null;
  if (removed) await noteWatch(call, 'watch-removed', target.watch, noted ?? target.label);
  const name = escapeText(target.label);
  return say(removed ? t('watch.removed', { name }) : t('watch.notWatched', { name }));
}
