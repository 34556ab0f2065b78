import type { LedgerDecision } from '../src/domain/ledger-decision.ts';
import type { LogPart } from '../src/store/ledger-log.ts';
import type { AnnouncementState } from '../src/store/schema.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { logPage, stateName } from '../src/views/ledger-log.ts';
import type { Message } from '../src/views/message.ts';
import { shownEntry } from './announcement-entry.ts';
import type { Reply } from './command.ts';
import { type Action, type Call, privately, replace, say, serverOf } from './define.ts';

/** What the log can be narrowed to. */
const FILTERS = {
  posted: ['posted'],
  waiting: ['owed', 'sending'],
  held: ['held'],
  unknown: ['unknown'],
  failed: ['failed'],
  skipped: ['skipped'],
  folded: ['folded'],
} as const satisfies Record<string, readonly AnnouncementState[]>;

type Filter = keyof typeof FILTERS;

/** The filters as they are offered. */
export const LOG_FILTERS: readonly { readonly value: string; readonly name: PlainKey }[] = [
  { value: 'posted', name: 'log.statePosted' },
  { value: 'waiting', name: 'log.stateOwed' },
  { value: 'held', name: 'log.stateHeld' },
  { value: 'unknown', name: 'log.stateUnknown' },
  { value: 'failed', name: 'log.stateFailed' },
  { value: 'skipped', name: 'log.stateSkipped' },
  { value: 'folded', name: 'log.stateFolded' },
];

const DECISIONS: ReadonlySet<string> = new Set(['again', 'there', 'anyway'] satisfies LedgerDecision[]);

/** The newest page of the log. */
export async function showLog(call: Call, filter: string | null): Promise<Reply> {
  return privately(await page(call, filter, {}));
}

async function page(call: Call, filter: string | null, part: Pick<LogPart, 'before' | 'after'>): Promise<Message> {
  const states = isFilter(filter) ? FILTERS[filter] : null;
  const { entries, newer, older } = await call.parts.announcements.log(serverOf(call).id, { states, ...part });
  const [first] = entries;
  const last = entries.at(-1);
  const name = isFilter(filter) ? filter : 'all';
  return logPage({
    entries: await Promise.all(entries.map((entry) => shownEntry(call, entry))),
    newer: newer && first ? `log:${name} after ${first.id}` : null,
    older: older && last ? `log:${name} before ${last.id}` : null,
    language: call.caller.language,
  });
}

function isFilter(filter: string | null): filter is Filter {
  return filter !== null && Object.hasOwn(FILTERS, filter);
}

/** The buttons that turn the page. */
const turn: Action = async (call, argument) => {
  const [filter = '', direction, id] = argument.split(' ');
  const at = Number(id);
  const part = !Number.isSafeInteger(at) ? {} : direction === 'after' ? { after: at } : { before: at };
  return replace(await page(call, filter, part));
};

/** The buttons under an entry: each decides once, about the entry as the admin saw it. */
const decide: Action = async (call, argument) => {
  const { parts, caller, t } = call;
  const [decision = '', id, seen] = argument.split(' ');
  if (!isDecision(decision)) return say(t('call.unknownButton'));
  const decided = await parts.announcements.decide({
    server: serverOf(call).id,
    id: Number(id),
    decision,
    seen: Number(seen),
    by: caller.user,
    now: caller.at,
  });
  switch (decided.outcome) {
    case 'none':
      return say(t('log.notHere'));
    case 'no-channel':
      return say(t('log.noChannel'));
    case 'there-already':
      return say(t('log.thereAlready'));
    case 'changed': {
      const state = stateName(decided.state, t);
      if (decided.by === null) return say(t('log.changed', { state }));
      return say(t('log.decided', { user: `<@${decided.by}>`, state }));
    }
    case 'done': {
      if (decision === 'there') return say(t('log.doneThere'));
      const channel = `<#${decided.channel}>`;
      if (decided.held) return say(t('log.donePostHeld', { channel }));
      parts.posting.wake();
      return say(t('log.donePost', { channel }));
    }
  }
};

function isDecision(word: string): word is LedgerDecision {
  return DECISIONS.has(word);
}

export const logActions: Readonly<Record<string, Action>> = { log: turn, 'log-decide': decide };
