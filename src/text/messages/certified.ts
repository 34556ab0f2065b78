import type { Area } from './area.ts';

/** `/certified`: the official certificates that our list has, for everybody. */
export const certifiedMessages = {
  'certified.description': {
    en: 'Official certificates, each with its month and source',
    ja: '公式認定の一覧(認定月・出典つき)',
    ko: '공식 인증 목록(인증 월·출처 포함)',
  },
  'certified.monthOption': {
    en: 'Only this batch month: 2025-12, 2025年12月度, …',
    ja: '認定月で絞り込む(2025-12、2025年12月度 など)',
    ko: '인증 월로 찾기(2025-12, 2025년 12월 등)',
  },
  'certified.levelOption': { en: 'Only this level', ja: '認定ランクで絞り込む', ko: '인증 등급으로 찾기' },
  'certified.all': {
    en: '**{mark}**: {n, plural, one {# certificate} other {# certificates}} of {songs, plural, one {# song} other {# songs}} in our list',
    ja: '**{mark}**: 当ボットのリストに{n, plural, other {#件}}({songs, plural, other {#曲}})',
    ko: '**{mark}**: 봇의 목록에 {n, plural, other {#건}}({songs, plural, other {#곡}})',
  },
  'certified.found': {
    en: '**{what}** · {mark}: {n, plural, one {# certificate} other {# certificates}} of {songs, plural, one {# song} other {# songs}} in our list',
    ja: '**{what}** ・ {mark}: 当ボットのリストに{n, plural, other {#件}}({songs, plural, other {#曲}})',
    ko: '**{what}** · {mark}: 봇의 목록에 {n, plural, other {#건}}({songs, plural, other {#곡}})',
  },
  'certified.none': {
    en: '**{what}** · {mark}: no certificate in our list',
    ja: '**{what}** ・ {mark}: 当ボットのリストに0件',
    ko: '**{what}** · {mark}: 봇의 목록에 0건',
  },
  'certified.noList': {
    en: 'There are no official certificates of this kind in our list yet.',
    ja: 'この種類の公式認定は、当ボットのリストにまだありません。',
    ko: '이 종류의 공식 인증은 아직 봇의 목록에 없습니다.',
  },
  'certified.noBatch': {
    en: 'Our list has nothing from the {month} batch.',
    ja: '当ボットのリストには{month}度の認定がありません。',
    ko: '봇의 목록에는 {month}분 인증이 없습니다.',
  },
  'certified.notInBatch': {
    en: 'Not among the certificates of {month}, all of which our list has.',
    ja: '{month}度の認定(リストにすべて収録)にはありません。',
    ko: '{month}분 인증(목록에 모두 수록)에는 없습니다.',
  },
  'certified.highest': {
    en: 'Songs by highest level, among the {n} in our list: {levels}',
    ja: '最高ランク別の曲数(リストにある{n}曲のうち): {levels}',
    ko: '최고 등급별 곡 수(목록에 있는 {n}곡 중): {levels}',
  },
  'certified.levelCount': { en: '{level} {n}', ja: '{level} {n}曲', ko: '{level} {n}곡' },
  'certified.partial': {
    en: 'Our list is partial, to the {month} batch: what is missing in it may be certified all the same.',
    ja: 'リストは一部のみです({month}度まで)。載っていない曲が認定されていないとは限りません。',
    ko: '목록은 일부만 수록합니다({month}분까지). 목록에 없어도 인증되지 않았다는 뜻은 아닙니다.',
  },
  'certified.full': {
    en: 'Our list is complete to the {month} batch.',
    ja: 'リストは{month}度まですべて収録しています。',
    ko: '목록은 {month}분까지 모두 수록되어 있습니다.',
  },
  'certified.batchPartial': {
    en: 'Our list has only part of this batch.',
    ja: 'この月の認定は一部のみ収録しています。',
    ko: '이 달의 인증은 일부만 수록되어 있습니다.',
  },
  'certified.batchFull': {
    en: 'Our list has all of this batch.',
    ja: 'この月の認定はすべて収録しています。',
    ko: '이 달의 인증은 모두 수록되어 있습니다.',
  },
  'certified.source': { en: 'source', ja: '出典', ko: '출처' },
  'certified.sourceHost': { en: 'source: {host}', ja: '出典: {host}', ko: '출처: {host}' },
  'certified.previous': { en: 'Previous', ja: '前へ', ko: '이전' },
  'certified.next': { en: 'Next', ja: '次へ', ko: '다음' },
} as const satisfies Area<'certified'>;
