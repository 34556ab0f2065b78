import type { Area } from './area.ts';

/** "Tell me": one direct message when a song passes its next level. */
export const wishMessages = {
  'wish.tell': { en: 'Tell me', ja: 'お知らせを受け取る', ko: '알림 받기' },
  'wish.stop': { en: 'Stop telling me', ja: 'お知らせをやめる', ko: '알림 취소' },
  'wish.offer': {
    en: '**Tell me**: one direct message when it passes {level}, and no other',
    ja: '**お知らせを受け取る**: {level}に届いたら、DMで一度だけお知らせします',
    ko: '**알림 받기**: {level} 달성 시 DM으로 한 번만 알려 드립니다',
  },
  'wish.isOn': {
    en: '**Tell me** is on: one direct message when it passes {level}',
    ja: '**お知らせ**はオンです: {level}に届いたら、DMで一度お知らせします',
    ko: '**알림**이 켜져 있습니다: {level} 달성 시 DM으로 한 번 알려 드립니다',
  },
  'wish.isOnAny': {
    en: '**Tell me** is on',
    ja: '**お知らせ**はオンです',
    ko: '**알림**이 켜져 있습니다',
  },
  'wish.noted': {
    en: 'Noted: you get one direct message when {song} passes {level}, by our estimate or by an official certificate, whichever comes first. Nobody else sees it. If you block direct messages from me, it cannot reach you.',
    ja: '設定しました。{song} の{level}への到達(推定)と公式認定のうち、早いほうをDMで一度だけお知らせします。ほかの人には見えません。ボットからのDMを拒否していると届きません。',
    ko: '설정했습니다. {song}의 {level} 기준 돌파(추정)와 공식 인증 중 빠른 쪽을 DM으로 한 번만 알려 드립니다. 다른 사람에게는 보이지 않으며, 봇의 DM을 차단하면 받을 수 없습니다.',
  },
  'wish.notedMilestone': {
    en: 'Noted: you get one direct message when {song} passes {level}. Nobody else sees it. If you block direct messages from me, it cannot reach you.',
    ja: '設定しました。{song} が{level}に届いたら、DMで一度だけお知らせします。ほかの人には見えません。ボットからのDMを拒否していると届きません。',
    ko: '설정했습니다. {song}, {level} 달성 시 DM으로 한 번만 알려 드립니다. 다른 사람에게는 보이지 않으며, 봇의 DM을 차단하면 받을 수 없습니다.',
  },
  'wish.stopped': {
    en: 'Stopped: you get no message about {song}.',
    ja: '{song} のお知らせをやめました。DMは届きません。',
    ko: '{song} 알림을 취소했습니다. DM을 보내지 않습니다.',
  },
  'wish.tooMany': {
    en: 'You are already waiting for {n} songs, which is the most. Stop one of them first (/tier, More…), or wait until one is told.',
    ja: 'お知らせは1人{n}曲までです。どれかをやめる(/tier →「その他…」)か、届くまでお待ちください。',
    ko: '알림은 한 사람당 {n}곡까지입니다. 하나를 취소하거나(/tier → ‘더 보기…’) 알림이 올 때까지 기다려 주세요.',
  },
  'wish.noNext': {
    en: 'There is no higher level for {song} to pass here.',
    ja: '{song} には、これより上のランクがありません。',
    ko: '{song}에는 더 높은 등급이 없습니다.',
  },
  'wish.once': {
    en: 'You asked to be told once. No other message follows unless you ask again.',
    ja: 'ご希望により一度だけお知らせしました。もう一度希望されない限り、以後のDMはありません。',
    ko: '요청하신 대로 한 번만 알려 드렸습니다. 다시 요청하지 않으면 더 보내지 않습니다.',
  },
  'wish.again': { en: 'Tell me of the next one', ja: '次も知らせる', ko: '다음에도 알림 받기' },
} as const satisfies Area<'wish'>;
