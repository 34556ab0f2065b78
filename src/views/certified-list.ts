import type { Certificate } from '../domain/certificate.ts';
import { type Day, monthOf } from '../domain/day.ts';
import { findLevel, type Ladder } from '../domain/ladder.ts';
import type { Song } from '../domain/song.ts';
import { formatMonth } from '../text/dates.ts';
import { joinFacts } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { type Translate, translator } from '../text/translate.ts';
import { type Button, buttons, type Message, text } from './message.ts';
import { nameIn, songText } from './names.ts';
import { monthText } from './standing.ts';

/** A page of the official certificates that our list has. */
export interface CertifiedListView {
  readonly ladder: Ladder;
  /** What was asked for, made safe for text: an act, a month, a level; empty where everything was. */
  readonly what: readonly string[];
  readonly totals: { readonly certificates: number; readonly songs: number };
  /** Songs by their highest level, where that is worth saying. */
  readonly highest: readonly { readonly level: string; readonly songs: number }[];
  readonly by: 'level' | 'month';
  readonly entries: readonly (Certificate & { readonly of: Song })[];
  /** From 1 on. */
  readonly page: number;
  readonly pages: number;
  /** How far the list goes; null where there is none. */
  readonly list: { readonly month: string; readonly coverage: 'full' | 'partial' } | null;
  /** The batch asked for; `coverage` is null where the list has nothing of it. */
  readonly batch: { readonly month: string; readonly coverage: 'full' | 'partial' | null } | null;
  readonly today: Day;
  readonly buttons: readonly Button[];
  readonly language: Language;
}

/** Discord takes 4,000 characters of text in a message; what is around the entries needs some of them. */
const ENTRIES_LENGTH = 3_200;

/** The certificates with their months and sources, under the sentence that answers, and how complete that is. */
export function certifiedListMessage(view: CertifiedListView): Message {
  const { ladder, entries, buttons: row, language } = view;
  const t = translator(language);
  const first = entries[0] && findLevel(ladder, entries[0].level)?.level;
  const answer = [heading(view, t), ...(entries.length === 0 ? [nothing(view, t)] : highest(view, t))];
  const lines = entries.length > 0 ? [text(entryLines(view, t).join('\n'))] : [];
  const small = notes(view, t).map((note) => `-# ${note}`);
  return {
    ...(first ? { accent: first.colour } : {}),
    blocks: [
      text(answer.join('\n')),
      ...lines,
      ...(small.length > 0 ? [text(small.join('\n'))] : []),
      ...(row.length > 0 ? [buttons(...row)] : []),
    ],
  };
}

function heading({ ladder, what, totals, language }: CertifiedListView, t: Translate): string {
  const mark = ladder.certificates ? nameIn(ladder.certificates.mark, language) : nameIn(ladder.names, language);
  const asked = joinFacts(what, language);
  if (totals.certificates === 0) return what.length === 0 ? `**${mark}**` : t('certified.none', { what: asked, mark });
  const values = { mark, n: totals.certificates, songs: totals.songs };
  return what.length === 0 ? t('certified.all', values) : t('certified.found', { ...values, what: asked });
}

/** Absence is never "not certified" (PRODUCT §2). */
function nothing({ list, batch, language }: CertifiedListView, t: Translate): string {
  if (!list) return t('certified.noList');
  if (batch && batch.coverage === null) return t('certified.noBatch', { month: formatMonth(batch.month, language) });
  if (batch?.coverage === 'full') return t('certified.notInBatch', { month: formatMonth(batch.month, language) });
  const key = list.coverage === 'full' ? 'standing.notListedFull' : 'standing.notListed';
  return t(key, { month: formatMonth(list.month, language) });
}

function highest({ highest: counted, ladder, totals, language }: CertifiedListView, t: Translate): string[] {
  if (counted.length === 0) return [];
  const levels = counted.map(({ level, songs }) =>
    t('certified.levelCount', { level: levelName(ladder, level, language), n: songs }),
  );
  return [t('certified.highest', { n: totals.songs, levels: joinFacts(levels, language) })];
}

function entryLines(view: CertifiedListView, t: Translate): string[] {
  const { entries, by, ladder, today, language } = view;
  const links = fittingLinks(view, t);
  let group: string | null = null;
  return entries.flatMap((entry, at) => {
    const month = monthText(entry, language, t);
    const of = by === 'level' ? entry.level : String(entry.month);
    const isNew = of !== group;
    group = of;
    const title = by === 'level' ? groupName(ladder, entry.level, today, language, t) : month;
    const facts = [
      songText(entry.of, language),
      by === 'level' ? (view.batch ? null : month) : levelName(ladder, entry.level, language),
      entry.enteredHere ? t('standing.enteredHereShort') : null,
      links[at] ?? null,
    ];
    return [...(isNew ? [`**${title}**`] : []), `- ${joinFacts(facts, language)}`];
  });
}

/** The sources as links; where those are too long for one message, the longest of them are named by their site alone. */
function fittingLinks({ entries, language }: CertifiedListView, t: Translate): string[] {
  const links = entries.map(({ source }) => `[${t('certified.source')}](<${source.replaceAll('>', '%3E')}>)`);
  const room = ENTRIES_LENGTH - entries.reduce((sum, { of }) => sum + songText(of, language).length + 60, 0);
  const longestFirst = links.map((link, at) => ({ at, length: link.length })).toSorted((a, b) => b.length - a.length);
  let length = links.join('').length;
  for (const longest of longestFirst) {
    if (length <= room) break;
    const site = t('certified.sourceHost', { host: URL.parse(entries[longest.at]?.source ?? '')?.host ?? '' });
    links[longest.at] = site;
    length += site.length - longest.length;
  }
  return links;
}

function levelName(ladder: Ladder, id: string, language: Language): string {
  const level = findLevel(ladder, id)?.level;
  return level ? nameIn(level.names, language) : id;
}

function groupName(ladder: Ladder, id: string, today: Day, language: Language, t: Translate): string {
  const until = findLevel(ladder, id)?.until ?? null;
  const level = levelName(ladder, id, language);
  if (until === null || until >= today) return level;
  return t('certificates.levelUntil', { level, month: formatMonth(monthOf(until), language) });
}

function notes({ entries, page, pages, list, batch, language }: CertifiedListView, t: Translate): string[] {
  if (entries.length === 0) return [];
  const month = list && formatMonth(list.month, language);
  return [
    ...(pages > 1 ? [t('call.page', { page, pages })] : []),
    ...(batch?.coverage ? [t(batch.coverage === 'full' ? 'certified.batchFull' : 'certified.batchPartial')] : []),
    ...(!batch && list && month !== null
      ? [t(list.coverage === 'full' ? 'certified.full' : 'certified.partial', { month })]
      : []),
  ];
}
