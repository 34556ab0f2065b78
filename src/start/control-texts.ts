import type { Texts } from '../playground/texts.ts';

/** The names of what was passed, in a language. */
export interface OwedWords {
  readonly song: string;
  readonly ladder: string;
  readonly level: string;
}

/** What the playground's side panel says. Everything in it is about a made-up world, and says so. */
export const controlTexts = {
  note: {
    en: 'All acts, songs, numbers and certificates here are made up. Nothing is connected to Discord.',
    ja: 'ここにあるアーティスト・曲・数字・認定はすべて架空のものです。Discordには接続していません。',
    ko: '여기의 아티스트·곡·숫자·인증은 모두 지어낸 것입니다. Discord에 연결되어 있지 않습니다.',
  },
  nextDay: { en: 'Next day', ja: '次の日へ', ko: '다음 날로' },
  nextCrossing: { en: 'Run until a song passes a level', ja: '次の到達まで進める', ko: '다음 돌파까지 진행' },
  publish: {
    en: 'Publish this month’s certificates',
    ja: '今月の認定を発表する',
    ko: '이번 달 인증 발표하기',
  },
  lose: {
    en: 'Lose the bot’s permission in this channel',
    ja: 'このチャンネルでのボットの権限を外す',
    ko: '이 채널에서 봇 권한 빼앗기',
  },
  give: {
    en: 'Give the bot’s permission back',
    ja: 'ボットの権限を戻す',
    ko: '봇 권한 돌려주기',
  },
  remove: { en: 'Delete the channel', ja: 'このチャンネルを削除する', ko: '이 채널 삭제하기' },
  errors: {
    en: 'Discord answers with errors for a while',
    ja: 'しばらくDiscordがエラーを返すようにする',
    ko: '잠시 Discord가 오류로 응답하게 하기',
  },
  startOver: { en: 'Start over', ja: '最初からやり直す', ko: '처음부터 다시 시작' },

  dayIs: (day: string): Texts => ({
    en: `It is ${day} now in the made-up world, and its numbers have been published.`,
    ja: `架空の世界は${day}になり、その日の数字が公開されました。`,
    ko: `가상 세계는 이제 ${day}이며, 그날의 숫자가 공개되었습니다.`,
  }),
  daysPassed: (days: number, day: string): Texts => ({
    en: `${days === 1 ? '1 day has' : `${days} days have`} passed; it is ${day} now in the made-up world.`,
    ja: `${days}日が過ぎ、架空の世界は${day}になりました。`,
    ko: `${days}일이 지나 가상 세계는 이제 ${day}입니다.`,
  }),
  nothingCrossed: (days: number, day: string): Texts => ({
    en: `${days} days have passed, and no song that a server follows passed a level. It is ${day} now in the made-up world.`,
    ja: `${days}日が過ぎましたが、フォロー中の曲はどのランクにも到達しませんでした。架空の世界は${day}です。`,
    ko: `${days}일이 지났지만 팔로우 중인 곡이 새 등급을 돌파하지 않았습니다. 가상 세계는 이제 ${day}입니다.`,
  }),
  crossed: ({ song, ladder, level }: OwedWords): Texts => ({
    en: `${song} passed ${level} (${ladder}): watch the channel.`,
    ja: `${song}が${level}に到達しました(${ladder})。チャンネルをご覧ください。`,
    ko: `${song}: ${level} 돌파 (${ladder}). 채널을 확인하세요.`,
  }),
  certified: ({ song, level }: OwedWords): Texts => ({
    en: `${song}: certified ${level}.`,
    ja: `${song}: ${level}認定。`,
    ko: `${song}: ${level} 인증.`,
  }),
  onItsWay: {
    en: 'An announcement is still on its way. Let it arrive first; the log shows what Discord answers.',
    ja: 'まだ送信中のお知らせがあります。届くまでお待ちください。Discordの応答はログで確認できます。',
    ko: '아직 전송 중인 알림이 있습니다. 도착한 뒤에 다시 시도하세요. Discord의 응답은 로그에서 볼 수 있습니다.',
  },

  published: (month: string): Texts => ({
    en: `The made-up certificates of ${month} have been published.`,
    ja: `${month}の架空の認定が発表されました。`,
    ko: `${month}의 지어낸 인증이 발표되었습니다.`,
  }),
  publishedAlready: (month: string): Texts => ({
    en: `The made-up certificates of ${month} have been published already. Let days pass until the next month.`,
    ja: `${month}の架空の認定はすでに発表済みです。翌月まで日を進めてください。`,
    ko: `${month}의 지어낸 인증은 이미 발표되었습니다. 다음 달까지 날짜를 넘기세요.`,
  }),
  noneLeft: {
    en: 'All made-up certificates have been published. Start over to see them again.',
    ja: '架空の認定はすべて発表済みです。もう一度見るには最初からやり直してください。',
    ko: '지어낸 인증이 모두 발표되었습니다. 다시 보려면 처음부터 시작하세요.',
  },

  lost: (channel: string): Texts => ({
    en: `The bot may no longer send messages in ${channel}. Let days pass until something is announced, then ask /settings show.`,
    ja: `ボットは${channel}にメッセージを送れなくなりました。お知らせが出るまで日を進め、/settings showを試してください。`,
    ko: `봇이 더 이상 ${channel}에 메시지를 보낼 수 없습니다. 알림이 나올 때까지 날짜를 넘긴 뒤 /settings show를 실행해 보세요.`,
  }),
  given: (channel: string): Texts => ({
    en: `The bot may send messages in ${channel} again. Waiting posts go out within the hour, or at once with /announcements retry.`,
    ja: `ボットは再び${channel}にメッセージを送れます。保留中の投稿は1時間以内に、/announcements retry ならすぐに送信されます。`,
    ko: `봇이 다시 ${channel}에 메시지를 보낼 수 있습니다. 보류된 게시물은 1시간 안에, /announcements retry를 쓰면 바로 보냅니다.`,
  }),
  removed: (channel: string): Texts => ({
    en: `${channel} was deleted. What the server follows is kept: choose another channel with /settings channel.`,
    ja: `${channel}を削除しました。フォローの設定は残っています。/settings channelで別のチャンネルを選んでください。`,
    ko: `${channel} 채널을 삭제했습니다. 팔로우 설정은 남아 있습니다. /settings channel로 다른 채널을 선택하세요.`,
  }),
  failing: (times: number): Texts => ({
    en: `Of the next ${times} posts that the bot tries, Discord refuses some and loses the answer to others. Each announcement still arrives once: let days pass and look at the log.`,
    ja: `次の${times}回の投稿で、Discordはエラーを返すか、応答を失います。それでもお知らせは1回だけ届きます。日を進めてログをご覧ください。`,
    ko: `다음 ${times}번의 게시 시도에서 Discord가 오류를 내거나 응답을 잃습니다. 그래도 알림은 한 번만 도착합니다. 날짜를 넘기고 로그를 확인하세요.`,
  }),
  startedOver: {
    en: 'The made-up world is at its beginning again.',
    ja: '架空の世界を最初の状態に戻しました。',
    ko: '가상 세계를 처음 상태로 되돌렸습니다.',
  },
} as const satisfies Record<string, Texts | ((...given: never[]) => Texts)>;
