import type { Area } from './area.ts';

/** `/announcements log`: what became of each announcement, and what an admin can do about it. */
export const logMessages = {
  'log.heading': { en: 'Announcements of this server', ja: 'このサーバーのお知らせ', ko: '이 서버의 소식' },
  'log.empty': {
    en: 'Nothing here yet.',
    ja: 'まだ記録がありません。',
    ko: '아직 기록이 없습니다.',
  },
  'log.newer': { en: 'Newer', ja: '新しいもの', ko: '최근 소식' },
  'log.older': { en: 'Older', ja: '古いもの', ko: '이전 소식' },
  'log.link': { en: '[to the post]({link})', ja: '[投稿へ]({link})', ko: '[게시물로]({link})' },
  'log.decidedBy': { en: 'decided by {user}', ja: '決定: {user}', ko: '결정: {user}' },

  'log.stateOwed': { en: 'Waiting', ja: '送信待ち', ko: '전송 대기' },
  'log.stateSending': { en: 'Being sent', ja: '送信中', ko: '전송 중' },
  'log.statePosted': { en: 'Posted', ja: '投稿済み', ko: '게시됨' },
  'log.stateUnknown': { en: 'Not known', ja: '不明', ko: '확인 불가' },
  'log.stateFailed': { en: 'Not posted', ja: '投稿できず', ko: '게시 실패' },
  'log.stateSkipped': { en: 'Left out', ja: '投稿せず', ko: '게시하지 않음' },
  'log.stateHeld': { en: 'Held', ja: '保留', ko: '보류' },
  'log.stateFolded': { en: 'In another post', ja: 'まとめて投稿', ko: '다른 게시물에 포함' },

  'log.kindPassed': { en: 'Passed, our estimate', ja: '到達(推定)', ko: '돌파(추정)' },
  'log.kindPassedMilestone': { en: 'Passed', ja: '到達', ko: '돌파' },
  'log.kindApproaching': { en: 'Coming near', ja: 'まもなく', ko: '달성 임박' },
  'log.kindForecast': { en: 'Expected soon', ja: '到達見込み', ko: '예상 달성일' },
  'log.kindDigest': { en: 'Digest', ja: '定期まとめ', ko: '모아보기' },
  'log.kindCatchUp': { en: 'Several in one post', ja: '複数をまとめた投稿', ko: '여러 소식을 묶은 게시물' },
  'log.kindNotice': { en: 'Notice to admins', ja: '管理者への連絡', ko: '관리자 알림' },
  'log.kindTest': { en: 'Test', ja: 'テスト', ko: '테스트' },
  'log.kindCorrection': { en: 'Correction of a post', ja: '投稿の訂正', ko: '게시물 정정' },
  'log.kindCrosspost': {
    en: 'Publishing to following servers',
    ja: 'フォロー先サーバーへの公開',
    ko: '팔로우한 서버로 발행',
  },

  'log.owed': { en: 'It goes out next.', ja: 'まもなく送信します。', ko: '곧 보냅니다.' },
  'log.owedNoAnswer': {
    en: 'Discord has not answered. It is tried again by itself, never twice blindly.',
    ja: 'Discordから応答がありません。自動で再試行します(二重投稿はしません)。',
    ko: 'Discord가 응답하지 않았습니다. 자동으로 다시 시도하며 중복 게시는 하지 않습니다.',
  },
  'log.owedTurn': {
    en: 'It waits for its turn, and is tried again by itself.',
    ja: '順番待ちです。自動で再試行します。',
    ko: '순서를 기다리고 있으며 자동으로 다시 시도합니다.',
  },
  'log.owedLater': {
    en: 'Discord asks for patience ({code}). It is tried again by itself.',
    ja: 'Discordが待機を求めています({code})。自動で再試行します。',
    ko: 'Discord가 대기를 요청했습니다({code}). 자동으로 다시 시도합니다.',
  },
  'log.owedClaimExpired': {
    en: 'I was stopped while sending it. I first look in the channel whether it is there, then post it if it is not.',
    ja: '送信中にボットが停止しました。チャンネルを確認し、なければ投稿します。',
    ko: '보내는 도중 봇이 멈췄습니다. 채널을 먼저 확인하고 없으면 게시합니다.',
  },
  'log.owedDefect': {
    en: 'It could not be written, a fault of mine. It is tried again; whoever runs this bot finds the cause in its log.',
    ja: 'ボットの不具合で文章を作成できませんでした。再試行します。原因はボットの運営者がログで確認できます。',
    ko: '봇의 문제로 글을 만들지 못했습니다. 다시 시도하며, 원인은 봇 운영자가 로그에서 확인할 수 있습니다.',
  },
  'log.sending': { en: 'It is being sent right now.', ja: '送信しています。', ko: '지금 보내고 있습니다.' },
  'log.posted': { en: 'Done.', ja: '完了しました。', ko: '완료되었습니다.' },
  'log.postedFound': {
    en: 'Discord’s answer was lost; I looked in the channel and found the post.',
    ja: 'Discordの応答が失われましたが、チャンネルで投稿を確認しました。',
    ko: 'Discord의 응답을 받지 못했지만 채널에서 게시물을 확인했습니다.',
  },
  'log.postedDeleted': {
    en: 'It was posted, and somebody has deleted it since. It is not posted again.',
    ja: '投稿後に削除されています。再投稿はしません。',
    ko: '게시된 뒤 삭제되었습니다. 다시 게시하지 않습니다.',
  },
  'log.postedCrossposted': {
    en: 'It had been published already.',
    ja: 'すでに公開されていました。',
    ko: '이미 발행되어 있었습니다.',
  },
  'log.postedAdminSays': {
    en: 'An admin saw it in the channel.',
    ja: '管理者がチャンネルで確認しました。',
    ko: '관리자가 채널에서 확인했습니다.',
  },
  'log.unknownHistory': {
    en: 'It may or may not stand in the channel: without Read Message History I cannot look. Look yourself, then decide.',
    ja: '投稿されたか不明です。「メッセージ履歴を読む」権限がなく確認できません。チャンネルを見て決めてください。',
    ko: '게시되었는지 알 수 없습니다. ‘메시지 기록 보기’ 권한이 없어 확인하지 못합니다. 채널을 보고 결정해 주세요.',
  },
  'log.unknownNoAnswer': {
    en: 'It may or may not stand in the channel: Discord did not answer. Look in the channel, then decide.',
    ja: '投稿されたか不明です。Discordから応答がありませんでした。チャンネルを見て決めてください。',
    ko: '게시되었는지 알 수 없습니다. Discord가 응답하지 않았습니다. 채널을 보고 결정해 주세요.',
  },
  'log.unknownChannelChanged': {
    en: 'It may stand in the former channel: the channel was changed before I could look. Look there; “Post again” posts in the present one.',
    ja: '確認前にチャンネルが変更されたため、以前のチャンネルに投稿済みかもしれません。そちらを見て決めてください。「もう一度投稿」は現在のチャンネルに投稿します。',
    ko: '확인하기 전에 채널이 바뀌어 이전 채널에 게시되었을 수 있습니다. 그 채널을 보고 결정해 주세요. ‘다시 게시’는 현재 채널에 게시합니다.',
  },
  'log.failedExpired': {
    en: 'Discord or the channel could not be reached until the news was old. You can post it anyway.',
    ja: '期限内にDiscordまたはチャンネルに届きませんでした。今から投稿することもできます。',
    ko: 'Discord나 채널에 제때 닿지 않아 기한이 지났습니다. 지금이라도 게시할 수 있습니다.',
  },
  'log.failedContent': {
    en: 'Discord refused this text ({code}), as AutoMod does. Change the rule or the template (/settings template), then post it anyway.',
    ja: 'Discordがこの文章を拒否しました({code}。AutoModなど)。ルールかテンプレート(/settings template)を変更してから投稿してください。',
    ko: 'Discord가 이 문구를 거부했습니다({code}, AutoMod 등). 규칙이나 템플릿(/settings template)을 바꾼 뒤 게시하세요.',
  },
  'log.failedRefused': {
    en: 'Discord refused it ({code}). Whoever runs this bot finds the answer in its log; you can try again.',
    ja: 'Discordに拒否されました({code})。詳細はボットの運営者がログで確認できます。もう一度試せます。',
    ko: 'Discord가 거부했습니다({code}). 자세한 내용은 봇 운영자가 로그에서 확인할 수 있으며 다시 시도할 수 있습니다.',
  },
  'log.failedTarget': {
    en: 'It could not be said there: Discord refuses it ({code}). Notices are then said another way; choose a channel for them with /settings notices.',
    ja: 'そこには送れませんでした({code})。別の方法でお知らせします。連絡用チャンネルは /settings notices で選べます。',
    ko: '그곳에는 보낼 수 없었습니다({code}). 다른 방법으로 알리며, 알림 채널은 /settings notices로 고를 수 있습니다.',
  },
  'log.failedChannelChanged': {
    en: 'The channel was changed, and the present one has this already or no longer needs it.',
    ja: 'チャンネルが変更されました。現在のチャンネルには同じお知らせがすでにあるか、お知らせが不要になっています。',
    ko: '채널이 바뀌었고, 현재 채널에는 이미 있거나 더는 필요하지 않습니다.',
  },
  'log.skippedTooOld': {
    en: 'The news was too old when I learnt of it: it is in the history, not in the channel. You can post it anyway.',
    ja: '知った時点で古かったため、記録のみで投稿していません。今から投稿することもできます。',
    ko: '알게 된 시점에 이미 오래되어 기록만 하고 게시하지 않았습니다. 지금이라도 게시할 수 있습니다.',
  },
  'log.skippedBelowMinimum': {
    en: 'The level is below this channel’s minimum (/settings posts). You can post it anyway.',
    ja: 'チャンネルの最低ランク(/settings posts)未満です。今から投稿することもできます。',
    ko: '이 채널의 최소 등급(/settings posts)보다 낮습니다. 지금이라도 게시할 수 있습니다.',
  },
  'log.skippedRetracted': {
    en: 'The figure behind it turned out wrong before it was posted.',
    ja: '投稿前に、もとの数値の誤りが判明しました。',
    ko: '게시하기 전에 근거 수치가 잘못된 것으로 확인되었습니다.',
  },
  'log.skippedNoLongerTrue': {
    en: 'It no longer held when its turn came.',
    ja: '送信の時点で内容が当てはまらなくなっていました。',
    ko: '보낼 시점에는 더 이상 맞지 않는 내용이었습니다.',
  },
  'log.skippedCertified': {
    en: 'The level was certified before this could be posted: a certified level is not announced as our estimate.',
    ja: '投稿前に公式認定されました。認定済みのランクを推定としてお知らせすることはありません。',
    ko: '게시하기 전에 공식 인증되었습니다. 인증된 등급을 추정으로 알리지 않습니다.',
  },
  'log.skippedKeptQuiet': {
    en: 'Whoever typed the figure wanted it recorded, not posted. You can post it anyway.',
    ja: '数値を入力した人が「記録のみ」を選びました。今から投稿することもできます。',
    ko: '수치를 입력한 사람이 기록만 하기로 했습니다. 지금이라도 게시할 수 있습니다.',
  },
  'log.skippedMessageGone': {
    en: 'The post that it was about has been deleted.',
    ja: '対象の投稿が削除されています。',
    ko: '대상 게시물이 삭제되었습니다.',
  },
  'log.heldTarget': {
    en: 'Discord refuses posts there ({code}). Nothing is lost: repair the channel’s permissions for my role, then /announcements retry, which names what is missing.',
    ja: 'Discordが投稿を受け付けません({code})。内容は保存されています。ボットのロールの権限を直し、/announcements retry を実行してください(不足している権限も表示されます)。',
    ko: 'Discord가 게시를 거부합니다({code}). 내용은 남아 있습니다. 봇 역할의 권한을 고친 뒤 /announcements retry를 실행하세요(부족한 권한도 표시합니다).',
  },
  'log.heldQuietHours': {
    en: 'Quiet hours: it goes out {until}. To change them: /settings quiet.',
    ja: 'おやすみ時間中です。{until}に送信します。変更は /settings quiet へ。',
    ko: '방해 금지 시간입니다. {until}에 보냅니다. 변경: /settings quiet',
  },
  'log.heldCap': {
    en: 'The channel has had its posts for this hour: it goes out {until}. To allow more: /settings posts.',
    ja: 'この1時間の上限に達しました。{until}に送信します。上限の変更は /settings posts へ。',
    ko: '이 시간의 게시 한도에 도달했습니다. {until}에 보냅니다. 한도 변경: /settings posts',
  },
  'log.foldedHeld': {
    en: 'It waited while posts could not reach the channel, and is said in one post with others.',
    ja: '投稿できなかった間の分として、ほかのお知らせとまとめて投稿します。',
    ko: '게시할 수 없던 동안의 소식으로 다른 소식과 함께 한 게시물에 담았습니다.',
  },
  'log.foldedQuietHours': {
    en: 'It rested during the quiet hours, and is said in one post with others.',
    ja: 'おやすみ時間中の分として、ほかのお知らせとまとめて投稿します。',
    ko: '방해 금지 시간의 소식으로 다른 소식과 함께 한 게시물에 담았습니다.',
  },
  'log.foldedCap': {
    en: 'There were more than the channel takes in an hour; it is said in one post with others (/settings posts).',
    ja: '1時間の上限を超えたため、ほかのお知らせとまとめて投稿します(/settings posts)。',
    ko: '시간당 한도를 넘어 다른 소식과 함께 한 게시물에 담았습니다(/settings posts).',
  },
  'log.foldedBatch': {
    en: 'The certificates of one month are said in one post.',
    ja: '同じ月の認定はまとめて投稿します。',
    ko: '같은 달의 인증은 한 게시물에 담습니다.',
  },
  'log.other': { en: 'Reason: {code}.', ja: '理由: {code}', ko: '이유: {code}' },

  'log.again': { en: 'Post again', ja: 'もう一度投稿', ko: '다시 게시' },
  'log.there': { en: 'It is there', ja: '投稿されている', ko: '이미 있음' },
  'log.anyway': { en: 'Post anyway', ja: '今から投稿', ko: '지금 게시' },
  'log.doneThere': {
    en: 'Noted: it stands in the channel. It will not be posted again.',
    ja: '投稿済みとして記録しました。再投稿はしません。',
    ko: '게시된 것으로 기록했습니다. 다시 게시하지 않습니다.',
  },
  'log.donePost': {
    en: 'It goes out to {channel} next, within a day at the latest.',
    ja: '{channel} に送信します(遅くとも1日以内)。',
    ko: '{channel}에 보냅니다(늦어도 하루 안).',
  },
  'log.donePostHeld': {
    en: 'It will be sent again, and waits with the others until posts can reach {channel}: /announcements retry names what is missing.',
    ja: '再送の対象にしました。{channel} に投稿できるまで保留します(/announcements retry で不足している権限を確認できます)。',
    ko: '다시 보낼 목록에 넣었습니다. {channel}에 게시할 수 있을 때까지 보류합니다(/announcements retry로 부족한 권한 확인).',
  },
  'log.decided': {
    en: 'This is decided already, by {user}. It is now: {state}.',
    ja: 'すでに {user} が決定しています。現在: {state}',
    ko: '이미 {user} 님이 결정했습니다. 현재: {state}',
  },
  'log.changed': {
    en: 'This has changed meanwhile. It is now: {state}. Nothing was done; /announcements log shows the present page.',
    ja: 'その間に状態が変わりました。現在: {state}。何も変更していません。/announcements log で最新の状態を確認してください。',
    ko: '그사이 상태가 바뀌었습니다. 현재: {state}. 변경하지 않았으며 /announcements log에서 현재 상태를 볼 수 있습니다.',
  },
  'log.notHere': {
    en: 'This server has no such announcement. Nothing was done.',
    ja: 'このサーバーに該当するお知らせはありません。何も変更していません。',
    ko: '이 서버에는 해당하는 소식이 없습니다. 변경하지 않았습니다.',
  },
  'log.noChannel': {
    en: 'There is no channel to post it to: choose one with /settings channel. Nothing was done.',
    ja: '投稿先がありません。/settings channel で選んでください。何も変更していません。',
    ko: '게시할 채널이 없습니다. /settings channel로 선택하세요. 변경하지 않았습니다.',
  },
  'log.thereAlready': {
    en: 'The present channel has an announcement of its own that says this. Nothing was done.',
    ja: '現在のチャンネルには同じ内容のお知らせがあります。何も変更していません。',
    ko: '현재 채널에 같은 내용의 소식이 있습니다. 변경하지 않았습니다.',
  },
} as const satisfies Area<'log'>;
