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
    en: 'Where this server counts an act when markets are compared',
    ja: '市場の比較で、このサーバーがアーティストをどちらに数えるか',
    ko: '시장 비교에서 이 서버가 아티스트를 어느 쪽에 포함할지',
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
} as const satisfies Area<'market'>;
