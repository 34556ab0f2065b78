import type { Song } from '../src/domain/song.ts';
import { text } from '../src/views/message.ts';
import { songLabel } from '../src/views/names.ts';
import { type Call, type Option, privately, say } from './define.ts';
import { pick, shown } from './options.ts';
import { scopesOf } from './song-add.ts';

/** One of the songs that the server added; for who runs the bot, any that an admin may have added for all. */
export function ownSong(): Option<Song> {
  const isOwn = (call: Call) => (song: Song) => scopesOf(call).includes(song.ownOf ?? 0);
  return {
    kind: 'text',
    description: 'ownSong.songOption',
    required: true,
    suggest: async (typed, call) => {
      const found = (await call.parts.catalogue.suggestSongs(typed, 100)).filter(isOwn(call));
      return found.slice(0, 25).map((one) => ({ name: songLabel(one, call.caller.language), value: `song:${one.id}` }));
    },
    resolve: async (raw, call, again) => {
      const { t, parts, caller } = call;
      const typed = typeof raw === 'string' ? raw : '';
      const name = shown(typed);
      const meaning = await parts.catalogue.findSong(typed);
      const found = meaning.kind === 'song' ? [meaning.song] : 'songs' in meaning ? meaning.songs : [];
      const own = found.filter(isOwn(call));
      const [first] = own;
      if (first && own.length === 1) return { value: first };
      // A song of everybody's is named in the refusal; which of its commands then says so.
      if (meaning.kind === 'song') return { value: meaning.song };
      if (own.length === 0) return { reply: say(t('ownSong.noneOwn', { name })) };
      const choices = own.map((one) => ({ label: songLabel(one, caller.language), value: `song:${one.id}` }));
      return { reply: privately({ blocks: [text(t('ownSong.severalOwn', { name })), ...pick(choices, again)] }) };
    },
  };
}
