import { decisionsOn } from '../domain/ledger-decision.ts';
import { discordTimestamp } from '../text/dates.ts';
import { escapeText } from '../text/escape.ts';
import { joinFacts } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { type PlainKey, type Translate, translator } from '../text/translate.ts';
import { type Block, type Button, buttons, type Message, text } from './message.ts';

/** A row of the ledger and what it is about, ready to be shown. */
export interface ShownEntry {
  readonly id: number;
  readonly request: 'post' | 'edit' | 'crosspost';
  readonly kind: string;
  readonly state: string;
  readonly reason: string | null;
  /** Since when, in milliseconds since 1970. */
  readonly at: number;
  readonly notBefore: number;
  readonly channel: string;
  /** What kind of post it is, in the reader's words: "RIAJ certified". */
  readonly kindName: string;
  /** The song and level that it is about, safe for text; null where it is about no single one. */
  readonly about: string | null;
  readonly link: string | null;
  readonly decidedBy: string | null;
}

/** A page of the log: each entry with its remedy, and a button for what can be decided. */
export function logPage(page: {
  readonly entries: readonly ShownEntry[];
  /** The actions of the buttons that turn the page; null where there is no further one. */
  readonly newer: string | null;
  readonly older: string | null;
  readonly language: Language;
}): Message {
  const { entries, newer, older, language } = page;
  const t = translator(language);
  const heading = text(`**${t('log.heading')}**`);
  const turns: Button[] = [
    ...(newer === null ? [] : [{ label: t('log.newer'), action: newer }]),
    ...(older === null ? [] : [{ label: t('log.older'), action: older }]),
  ];
  const turning = turns.length > 0 ? [buttons(...turns)] : [];
  if (entries.length === 0) return { blocks: [heading, text(t('log.empty')), ...turning] };
  return { blocks: [heading, ...entries.flatMap((entry) => entryBlocks(entry, language)), ...turning] };
}

function entryBlocks(entry: ShownEntry, language: Language): Block[] {
  const row = decisionButtons(entry, language);
  return [text(entryText(entry, language)), ...(row.length > 0 ? [buttons(...row)] : [])];
}

/** One row in words: what it is, what became of it and why, and what can be done. */
export function entryText(entry: ShownEntry, language: Language): string {
  const t = translator(language);
  const { kindName, about, at, channel, link, decidedBy } = entry;
  const place = channel.startsWith('@') ? `<${channel}>` : `<#${channel}>`;
  const what = joinFacts([`**${stateName(entry.state, t)}**`, kindName, about], language);
  const where = joinFacts(
    [
      place,
      discordTimestamp(at, 'f'),
      link === null ? null : t('log.link', { link }),
      decidedBy === null ? null : t('log.decidedBy', { user: `<@${decidedBy}>` }),
    ],
    language,
  );
  return `${what}\n${reasonText(entry, language)}\n-# ${where}`;
}

function decisionButtons(entry: ShownEntry, language: Language): Button[] {
  const t = translator(language);
  return decisionsOn(entry).map((decision) => ({
    label: t(`log.${decision}`),
    action: `log-decide:${decision} ${entry.id} ${entry.at}`,
    ...(decision === 'there' ? {} : { style: 'primary' as const }),
  }));
}

const STATES: Readonly<Record<string, PlainKey>> = {
  owed: 'log.stateOwed',
  sending: 'log.stateSending',
  posted: 'log.statePosted',
  unknown: 'log.stateUnknown',
  failed: 'log.stateFailed',
  skipped: 'log.stateSkipped',
  held: 'log.stateHeld',
  folded: 'log.stateFolded',
};

/** A state of the ledger in one or two words. */
export function stateName(state: string, t: Translate): string {
  const key = STATES[state];
  return key === undefined ? state : t(key);
}

interface ReasonParams {
  /** What stands behind the reason's name: Discord's code. */
  readonly code: string;
  readonly until: string;
}

type Sentence = (t: Translate, params: ReasonParams) => string;

/** Every state and reason of the ledger: the reason's first word, after its state. */
const SENTENCES: ReadonlyMap<string, Sentence> = new Map<string, Sentence>([
  ['owed', (t) => t('log.owed')],
  ['owed no-answer', (t) => t('log.owedNoAnswer')],
  ['owed lease-too-short', (t) => t('log.owedTurn')],
  ['owed later', (t, { code }) => t('log.owedLater', { code })],
  ['owed claim-expired', (t) => t('log.owedClaimExpired')],
  ['owed defect', (t) => t('log.owedDefect')],
  ['sending', (t) => t('log.sending')],
  ['posted', (t) => t('log.posted')],
  ['posted found', (t) => t('log.postedFound')],
  ['posted deleted-since', (t) => t('log.postedDeleted')],
  ['posted crossposted-already', (t) => t('log.postedCrossposted')],
  ['posted admin-says', (t) => t('log.postedAdminSays')],
  ['unknown history-denied', (t) => t('log.unknownHistory')],
  ['unknown no-answer', (t) => t('log.unknownNoAnswer')],
  ['unknown channel-changed', (t) => t('log.unknownChannelChanged')],
  ['failed expired', (t) => t('log.failedExpired')],
  ['failed content-refused', (t, { code }) => t('log.failedContent', { code })],
  ['failed refused', (t, { code }) => t('log.failedRefused', { code })],
  ['failed target', (t, { code }) => t('log.failedTarget', { code })],
  ['failed channel-changed', (t) => t('log.failedChannelChanged')],
  ['skipped too-old', (t) => t('log.skippedTooOld')],
  ['skipped below-minimum', (t) => t('log.skippedBelowMinimum')],
  ['skipped retracted', (t) => t('log.skippedRetracted')],
  ['skipped no-longer-true', (t) => t('log.skippedNoLongerTrue')],
  ['skipped certified', (t) => t('log.skippedCertified')],
  ['skipped kept-quiet', (t) => t('log.skippedKeptQuiet')],
  ['skipped message-gone', (t) => t('log.skippedMessageGone')],
  ['held target', (t, { code }) => t('log.heldTarget', { code })],
  ['held quiet-hours', (t, { until }) => t('log.heldQuietHours', { until })],
  ['held cap', (t, { until }) => t('log.heldCap', { until })],
  ['folded held', (t) => t('log.foldedHeld')],
  ['folded quiet-hours', (t) => t('log.foldedQuietHours')],
  ['folded cap', (t) => t('log.foldedCap')],
  ['folded batch', (t) => t('log.foldedBatch')],
]);

/** Why a row is in its state, with what an admin can do; a code that nobody has worded yet is shown as it is. */
export function reasonText(
  { state, reason, notBefore }: Pick<ShownEntry, 'state' | 'reason' | 'notBefore'>,
  language: Language,
): string {
  const t = translator(language);
  const [name, ...rest] = (reason ?? '').split(' ');
  const sentence = SENTENCES.get(name ? `${state} ${name}` : state);
  const until = discordTimestamp(notBefore, 'f');
  if (sentence) return sentence(t, { code: escapeText(rest.join(' ')), until });
  return t('log.other', { code: escapeText(reason ?? state) });
}
