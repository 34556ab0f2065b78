import type { Change, Changes } from '../domain/change.ts';
import { findLevel } from '../domain/ladder.ts';
import { clockText } from '../domain/local-time.ts';
import type { Rules } from '../domain/rules.ts';
import { escapeText } from '../text/escape.ts';
import type { Language } from '../text/language.ts';
import { type PlainKey, type Translate, translator } from '../text/translate.ts';
import { nameIn } from './names.ts';

interface Reader {
  readonly t: Translate;
  readonly language: Language;
  readonly rules: Rules;
}

type Words = { readonly [K in keyof Changes]: (change: Changes[K], reader: Reader) => string };

const WISHES: Readonly<Record<string, PlainKey>> = { kpop: 'song.kpop', jpop: 'song.jpop', other: 'song.otherMarket' };

const ACT_MARKETS: Readonly<Record<'kpop' | 'jpop' | 'other' | 'both' | 'catalogue', PlainKey>> = {
  kpop: 'song.kpop',
  jpop: 'song.jpop',
  other: 'song.otherMarket',
  both: 'market.both',
  catalogue: 'market.asCatalogue',
};

const WORDS: Words = {
  channel: ({ channel }, { t }) => t('audit.channel', { channel: place(channel) }),
  'channel-added': ({ channel }, { t }) => t('audit.channelAdded', { channel: place(channel) }),
  'channel-removed': ({ channel }, { t }) => t('audit.channelRemoved', { channel: place(channel) }),
  'channel-wish': ({ channel, on, ...wish }, reader) =>
    reader.t(on ? 'audit.channelGets' : 'audit.channelGetsNot', {
      channel: place(channel),
      what: wishText(wish, reader),
    }),
  language: ({ language }, { t }) => t('audit.language', { language: language ?? 'other' }),
  ladder: ({ ladder, on }, reader) => switched(ladderName(ladder, reader), on, reader),
  'post-kind': ({ post, on }, reader) => switched(reader.t(`audit.${post}`), on, reader),
  approaching: ({ share, distance }, reader) =>
    switched(reader.t('audit.approaching'), share !== null || distance !== null, reader),
  hourly: ({ most }, { t }) => t('audit.hourly', { n: most }),
  minimum: ({ ladder: id, level }, reader) => {
    const ladder = ladderName(id, reader);
    return level === null
      ? reader.t('audit.minimumNone', { ladder })
      : reader.t('audit.minimum', { ladder, level: levelName(id, level, reader) });
  },
  role: ({ role }, { t }) => (role === null ? t('audit.roleNone') : t('audit.role', { role: `<@&${role}>` })),
  crosspost: ({ on }, reader) => switched(reader.t('audit.crosspost'), on, reader),
  quiet: ({ from, until }, { t }) =>
    from === null || until === null
      ? t('audit.quietNone')
      : t('audit.quiet', { from: clockText(from), until: clockText(until) }),
  timezone: ({ zone }, { t }) => t('audit.timezone', { zone: escapeText(zone) }),
  digest: ({ rhythm }, { t }) => t('audit.digest', { rhythm }),
  notices: ({ channel }, { t }) =>
    channel === null ? t('audit.noticesNone') : t('audit.notices', { channel: place(channel) }),
  template: ({ post, text }, { t }) => {
    const kind = t(post === 'passed' ? 'settings.templatePassed' : 'settings.templateCertified');
    return text === null
      ? t('audit.templateNone', { post: kind })
      : t('audit.template', { post: kind, text: escapeText(text) });
  },
  reporters: ({ role }, { t }) =>
    role === null ? t('audit.reportersNone') : t('audit.reporters', { role: `<@&${role}>` }),
  round: ({ channel }, { t }) =>
    channel === null ? t('audit.roundNone') : t('audit.round', { channel: place(channel) }),
  answers: ({ answers }, { t }) => t(answers === 'private' ? 'style.answersPrivate' : 'style.answersPublic'),
  plain: ({ on }, { t }) => t(on ? 'style.plainOn' : 'style.plainOff'),
  comparisons: ({ on }, reader) => switched(reader.t('audit.comparisons'), on, reader),
  'year-review': ({ on }, reader) => switched(reader.t('audit.yearReview'), on, reader),
  'act-market': ({ name, market }, { t }) =>
    t('audit.actMarket', { name: escapeText(name), market: t(ACT_MARKETS[market ?? 'catalogue']) }),
  board: ({ channel, on }, { t }) => t(on ? 'audit.boardOn' : 'audit.boardOff', { channel: place(channel) }),
  'watch-added': (change, reader) => reader.t('audit.watchAdded', { name: watchName(change, reader) }),
  'watch-removed': (change, reader) => reader.t('audit.watchRemoved', { name: watchName(change, reader) }),
  'song-added': ({ name }, { t }) => t('audit.songAdded', { name: escapeText(name) }),
  'song-changed': ({ name }, { t }) => t('audit.songChanged', { name: escapeText(name) }),
  'song-removed': ({ name }, { t }) => t('audit.songRemoved', { name: escapeText(name) }),
  imported: ({ entries }, { t }) => t('audit.imported', { n: entries }),
};

/** What was changed, in the reader's words. */
export function changeText(change: Change, language: Language, rules: Rules): string {
  const reader = { t: translator(language), language, rules };
  // A database may hold changes of a kind that a newer version knew.
  const word = WORDS[change.what] as ((change: Change, reader: Reader) => string) | undefined;
  const what = word ? word(change, reader) : reader.t('audit.other', { what: escapeText(String(change.what)) });
  return change.in === undefined ? what : reader.t('audit.inChannel', { channel: place(change.in), what });
}

function place(channel: string): string {
  return `<#${channel}>`;
}

function switched(what: string, on: boolean, { t }: Reader): string {
  return t(on ? 'audit.on' : 'audit.off', { what });
}

function wishText({ wish, value }: Pick<Changes['channel-wish'], 'wish' | 'value'>, reader: Reader): string {
  if (wish === null || value === null) return reader.t('channels.everything');
  if (wish === 'ladder') return ladderName(value, reader);
  const market = wish === 'market' ? WISHES[value] : undefined;
  return market ? reader.t(market) : escapeText(value);
}

/** What was followed: of a market only the key is noted. */
function watchName({ watch, name }: Changes['watch-added' | 'watch-removed'], { t }: Reader): string {
  const market = watch === 'market' ? WISHES[name] : undefined;
  return market ? t(market) : escapeText(name);
}

function ladderName(id: string, { rules, language }: Reader): string {
  const ladder = rules.ladders.get(id);
  return ladder ? nameIn(ladder.names, language) : escapeText(id);
}

function levelName(ladderId: string, id: string, { rules, language }: Reader): string {
  const ladder = rules.ladders.get(ladderId);
  const level = ladder && findLevel(ladder, id)?.level;
  return level ? nameIn(level.names, language) : escapeText(id);
}
