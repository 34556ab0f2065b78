import { findLevel } from '../src/domain/ladder.ts';
import type { LogEntry } from '../src/store/ledger-entry.ts';
import type { PlainKey } from '../src/text/translate.ts';
import type { ShownEntry } from '../src/views/ledger-log.ts';
import { nameIn, songText } from '../src/views/names.ts';
import type { Call } from './define.ts';

const KINDS: Readonly<Partial<Record<LogEntry['kind'], PlainKey>>> = {
  approaching: 'log.kindApproaching',
  forecast: 'log.kindForecast',
  digest: 'log.kindDigest',
  'catch-up': 'log.kindCatchUp',
  notice: 'log.kindNotice',
  test: 'log.kindTest',
  correction: 'log.kindCorrection',
  crosspost: 'log.kindCrosspost',
  board: 'board.kind',
};

/** A row of the ledger in the reader's words. */
export async function shownEntry(call: Call, entry: LogEntry): Promise<ShownEntry> {
  const { id, request, kind, state, reason, at, notBefore, channel, decidedBy, stands } = entry;
  const { server } = call.caller;
  return {
    id,
    request,
    kind,
    state,
    reason,
    at,
    notBefore,
    channel,
    decidedBy,
    kindName: kindName(call, entry),
    about: await aboutText(call, entry),
    link: server && stands ? `https://discord.com/channels/${server.id}/${stands.channel}/${stands.messageId}` : null,
  };
}

/** What kind of post it is: an estimate is never called by a certificate's name. */
function kindName({ parts, caller, t }: Call, { kind, ladder }: LogEntry): string {
  const key = KINDS[kind];
  if (key !== undefined) return t(key);
  const certificates = parts.rules.ladders.get(ladder ?? '')?.certificates ?? null;
  if (kind === 'certified' && certificates) return nameIn(certificates.mark, caller.language);
  return t(certificates ? 'log.kindPassed' : 'log.kindPassedMilestone');
}

async function aboutText({ parts, caller }: Call, { song: id, ladder: ladderId, level }: LogEntry) {
  const song = id === null ? null : await parts.catalogue.song(id);
  if (!song) return null;
  const ladder = parts.rules.ladders.get(ladderId ?? '');
  const found = ladder && level !== null ? findLevel(ladder, level)?.level : undefined;
  const name = songText(song, caller.language);
  return found ? `${name}: ${nameIn(found.names, caller.language)}` : name;
}
