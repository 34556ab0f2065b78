import type { Area } from './area.ts';

/** Markets side by side, and what a server decides about comparing. No side is ahead of the other (PRODUCT §7). */
export const marketMessages = {
  'market.comparisonsOff': {
    en: 'This server has switched comparing acts and markets off. Its admins can switch it on with /settings compare.',
    ja: 'このサーバーでは、アーティストや市場の比較がオフになっています。管理者は /settings compare でオンにできます。',
    ko: '이 서버에서는 아티스트·시장 비교가 꺼져 있습니다. 관리자는 /settings compare로 켤 수 있습니다.',
  },
  'market.compareDescription': {
    en: 'Whether /market and /compare answer in this server',
    ja: 'このサーバーで /market と /compare を使えるようにするか',
    ko: '이 서버에서 /market과 /compare를 쓸 수 있게 할지',
  },
  'market.switchOption': { en: 'On or off', ja: 'オンまたはオフ', ko: '켜기 또는 끄기' },
  'market.on': { en: 'On', ja: 'オン', ko: '켜기' },
  'market.off': { en: 'Off', ja: 'オフ', ko: '끄기' },
  'market.compareOn': {
    en: 'Switched on: /market and /compare answer in this server.',
    ja: 'オンにしました。このサーバーで /market と /compare を使えます。',
    ko: '켰습니다. 이 서버에서 /market과 /compare를 쓸 수 있습니다.',
  },
  'market.compareOff': {
    en: 'Switched off: /market and /compare tell members here, for them alone, that comparing is off.',
    ja: 'オフにしました。/market と /compare を使った人には、比較がオフであることが本人だけに表示されます。',
    ko: '껐습니다. /market과 /compare를 쓰면 비교가 꺼져 있다는 안내가 본인에게만 표시됩니다.',
  },
  'market.actDescription': {
    en: 'Where this server counts an act: when markets are compared or followed',
    ja: '市場の比較とフォローで、このサーバーがアーティストをどちらに数えるか',
    ko: '시장 비교와 시장 팔로우에서 이 서버가 아티스트를 어느 쪽에 포함할지',
  },
  'market.actOption': {
    en: 'Where to count it (empty: show where it counts now)',
    ja: '数える市場(空欄: 現在の設定を表示)',
    ko: '포함할 시장(비워 두면 현재 설정 표시)',
  },
  'market.both': { en: 'Both K-pop and J-pop', ja: 'K-POPとJ-POPの両方', ko: 'K-POP과 J-POP 모두' },
  'market.asCatalogue': { en: 'As in the catalogue', ja: '登録情報どおり', ko: '기본 등록 정보대로' },
  'market.actSet': {
    en: 'For this server, {artist} counts as: {market}. Other servers do not see this.',
    ja: 'このサーバーでは{artist}を次の市場に数えます: {market}。ほかのサーバーには影響しません。',
    ko: '이 서버에서 {artist}의 시장: {market}. 다른 서버에는 영향을 주지 않습니다.',
  },
  'market.actFollowed': {
    en: 'This server follows that market: what comes from now on is posted, what was before is not.',
    ja: 'フォロー中の市場のため、今後のお知らせを投稿します(これまでの分は投稿しません)。',
    ko: '팔로우 중인 시장이므로 앞으로의 소식을 게시합니다(이전 소식은 게시하지 않습니다).',
  },
  'market.actNotFollowed': {
    en: 'It counts in no market that this server follows any more: /watch artist follows it by itself.',
    ja: 'フォロー中の市場には入らなくなりました。個別のフォローは /watch artist。',
    ko: '이제 팔로우 중인 시장에 속하지 않습니다. 따로 팔로우하려면 /watch artist.',
  },
  'market.actReset': {
    en: '{artist} counts as the catalogue has it again: {market}.',
    ja: '{artist}は登録情報どおりに戻りました: {market}。',
    ko: '{artist}의 시장을 기본 등록 정보로 되돌렸습니다: {market}.',
  },
  'market.actNow': {
    en: '{artist} counts as: {market}.',
    ja: '{artist}の市場: {market}。',
    ko: '{artist}의 시장: {market}.',
  },
  'market.description': {
    en: 'K-pop and J-pop side by side: levels, days to them, certificates',
    ja: 'K-POPとJ-POPを並べて見る(ランク別の曲数・日数・認定数)',
    ko: 'K-POP과 J-POP을 나란히 보기(등급별 곡 수·소요 일수·인증 수)',
  },
  'market.sinceOption': {
    en: 'Only levels reached from this month on: 2025-01, …',
    ja: 'この月以降のものだけ(2025-01 など)',
    ko: '이 달 이후만(2025-01 등)',
  },
  'market.sinceForm': {
    en: 'The month “{month}” is not clear. Write a month or a year, such as 2025-04 or 2025.',
    ja: '「{month}」を読み取れません。2025-04 や 2025 のように月か年を入力してください。',
    ko: '‘{month}’을(를) 알 수 없습니다. 2025-04 또는 2025처럼 월이나 연도를 입력하세요.',
  },
  'market.title': {
    en: 'K-pop and J-pop side by side',
    ja: 'K-POPとJ-POPを並べて見る',
    ko: 'K-POP과 J-POP 나란히 보기',
  },
  'market.certified': {
    en: 'Songs by highest certified level, among {n, plural, one {the one certificate} other {the # certificates}} in our list: {sides}',
    ja: '最高認定ランク別の曲数(リストにある認定{n, plural, other {#件}}のうち): {sides}',
    ko: '최고 인증 등급별 곡 수(목록에 있는 인증 {n, plural, other {#건}} 중): {sides}',
  },
  'market.passed': {
    en: 'Songs by highest level passed (our estimate), among those whose counts we follow: {sides}',
    ja: '到達(推定)した最高ランク別の曲数(再生数を追っている曲のうち): {sides}',
    ko: '돌파(추정)한 최고 등급별 곡 수(집계를 추적하는 곡 중): {sides}',
  },
  'market.since': { en: 'since {month}', ja: '{month}以降', ko: '{month} 이후' },
  'market.side': { en: '{side} {n}', ja: '{side} {n}曲', ko: '{side} {n}곡' },
  'market.sideCertificates': { en: '{side} {n}', ja: '{side} {n}件', ko: '{side} {n}건' },
  'market.level': { en: '{level}: {sides}', ja: '{level}: {sides}', ko: '{level}: {sides}' },
  'market.daysCertified': {
    en: 'Median days from release to the end of the certificate’s month, where both are known:',
    ja: 'リリースから認定月末までの日数の中央値(両方がわかる曲):',
    ko: '발매일부터 인증 월 말일까지 걸린 일수의 중앙값(둘 다 알려진 곡):',
  },
  'market.daysPassed': {
    en: 'Median days from release to the day it was passed (our estimate), where both are known:',
    ja: 'リリースから到達(推定)までの日数の中央値(両方がわかる曲):',
    ko: '발매일부터 돌파(추정)까지 걸린 일수의 중앙값(둘 다 알려진 곡):',
  },
  'market.days': { en: '{side} {days} (n = {n})', ja: '{side} {days}日(n = {n})', ko: '{side} {days}일(n = {n})' },
  'market.daysHidden': {
    en: '{side} not shown (n = {n})',
    ja: '{side} 非表示(n = {n})',
    ko: '{side} 표시 안 함(n = {n})',
  },
  'market.daysNone': {
    en: 'Median days from release: not shown, as no level has {fewest} songs with known days on either side.',
    ja: 'リリースからの日数の中央値: 日数のわかる曲が{fewest}曲に満たないため表示しません。',
    ko: '발매일부터 걸린 일수의 중앙값: 일수가 알려진 곡이 {fewest}곡 미만이라 표시하지 않습니다.',
  },
  'market.daysNote': {
    en: 'Medians are hidden below n = {fewest}.',
    ja: '中央値は n = {fewest} 未満では表示しません。',
    ko: '중앙값은 n = {fewest} 미만이면 표시하지 않습니다.',
  },
  'market.year': {
    en: 'Certificates of the {year} batches in our list: {sides}',
    ja: '{year}年の認定(リストにあるもの): {sides}',
    ko: '{year}년 인증(목록에 있는 것): {sides}',
  },
  'market.partial': {
    en: 'Our list is partial, to the {month} batch, and fuller for some acts than for others: these figures describe the list, not the markets.',
    ja: 'リストは一部のみ({month}度まで)で、アーティストによって収録の度合いが異なります。数字はリストの中身を示すもので、市場全体を示すものではありません。',
    ko: '목록은 일부만({month}분까지) 수록하며 아티스트마다 수록 정도가 다릅니다. 이 수치는 목록의 내용일 뿐 시장 전체를 나타내지 않습니다.',
  },
  'market.full': {
    en: 'Our list is complete to the {month} batch.',
    ja: 'リストは{month}度まですべて収録しています。',
    ko: '목록은 {month}분까지 모두 수록되어 있습니다.',
  },
  'market.followed': {
    en: 'Both sides rest on the counts that this bot has: songs without a count are missing, so these figures do not describe the markets.',
    ja: 'どちらも当ボットが持つ再生数に基づきます。再生数のない曲は含まれないため、市場全体を示すものではありません。',
    ko: '양쪽 모두 봇이 가진 집계 수치를 바탕으로 합니다. 수치가 없는 곡은 빠지므로 시장 전체를 나타내지 않습니다.',
  },
  'market.bothSides': {
    en: '{n, plural, one {# song counts on both sides.} other {# songs count on both sides.}}',
    ja: '{n, plural, other {#曲は両方に数えています。}}',
    ko: '{n, plural, other {#곡은 양쪽 모두에 포함됩니다.}}',
  },
  'market.neither': {
    en: '{n, plural, one {# song is of another market.} other {# songs are of other markets.}}',
    ja: '{n, plural, other {#曲はその他の市場です。}}',
    ko: '{n, plural, other {#곡은 그 밖의 시장입니다.}}',
  },
  'market.undated': {
    en: '{n, plural, one {# entry without a known date is left out.} other {# entries without a known date are left out.}}',
    ja: '{n, plural, other {時期のわからない#件は除いています。}}',
    ko: '{n, plural, other {시기를 알 수 없는 #건은 제외했습니다.}}',
  },
  'market.entry': {
    en: 'An act’s market is its entry in the catalogue, not nationality; admins can change it for their server with /settings market.',
    ja: '市場の区分は登録情報によるもので、国籍ではありません。管理者は /settings market でサーバーごとに変更できます。',
    ko: '시장 구분은 국적이 아니라 등록 정보를 따릅니다. 관리자는 /settings market으로 서버별로 바꿀 수 있습니다.',
  },
  'market.nothing': {
    en: 'There is nothing to set side by side here yet.',
    ja: '並べて表示できるデータがまだありません。',
    ko: '아직 나란히 보여 줄 데이터가 없습니다.',
  },
} as const satisfies Area<'market'>;
