import type { Watch } from '../src/store/servers.ts';
import { type Call, serverOf } from './define.ts';

/** Notes that an admin added, changed or removed a song of the server's own; `name` is what it is called, as data. */
export async function noteSong(call: Call, what: 'song-added' | 'song-changed' | 'song-removed', name: string) {
  const { parts, caller } = call;
  await parts.audit.note(serverOf(call).id, { user: caller.user, at: caller.at }, { what, name });
}

/** Notes that an admin began or ceased to follow something; `name` is what it is called, as data. */
export async function noteWatch(call: Call, what: 'watch-added' | 'watch-removed', watch: Watch, name: string) {
  const { parts, caller } = call;
  const by = { user: caller.user, at: caller.at };
  await parts.audit.note(serverOf(call).id, by, { what, watch: watch.kind, id: watch.target, name });
}
