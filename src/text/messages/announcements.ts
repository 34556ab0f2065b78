import type { Area } from './area.ts';

/** `/announcements` but its log: descriptions, retry, test, preview, why. */
export const announcementsMessages = {
  'announcements.description': {
    en: 'What was posted, what was not, and why',
    ja: '投稿したもの・しなかったものとその理由',
    ko: '게시한 소식과 게시하지 않은 소식, 그 이유',
  },
  'announcements.logDescription': {
    en: 'Every announcement with its state, the reason and what you can do',
    ja: 'すべてのお知らせの状態・理由・対処',
    ko: '모든 소식의 상태와 이유, 할 수 있는 조치',
  },
  'announcements.stateOption': {
    en: 'Only those in this state',
    ja: 'この状態のものだけ',
    ko: '이 상태만',
  },
  'announcements.retryDescription': {
    en: 'Look at channels that refused posts, and send what waits',
    ja: '投稿できなかったチャンネルを確認し、保留分を送信',
    ko: '게시할 수 없던 채널을 확인하고 보류분을 보내기',
  },
  'announcements.testDescription': {
    en: 'Send a test post to this server’s channel; it mentions nobody',
    ja: '投稿先チャンネルにテストを送信(メンションなし)',
    ko: '게시 채널에 테스트를 보내기(멘션 없음)',
  },
  'announcements.noChannel': {
    en: 'No channel is chosen yet, so nothing is posted: choose one with /settings channel.',
    ja: '投稿先チャンネルが未設定です。/settings channel で選んでください。',
    ko: '게시할 채널이 아직 없습니다. /settings channel로 선택하세요.',
  },
  'announcements.nothingHeld': {
    en: 'As far as I know, posts go through. What became of each is in /announcements log; /announcements test sends a test.',
    ja: '投稿が止まっているチャンネルはありません。それぞれの状態は /announcements log、テスト送信は /announcements test をご利用ください。',
    ko: '게시가 막힌 채널은 없습니다. 각 소식의 상태는 /announcements log에서, 테스트는 /announcements test로 확인하세요.',
  },
  'announcements.works': {
    en: '{channel} works again. {n, plural, =0 {Nothing was waiting.} one {# post that was waiting goes out now.} other {# posts that were waiting go out now.}}',
    ja: '{channel} に投稿できるようになりました。{n, plural, =0 {保留中の投稿はありません。} other {保留中だった投稿#件を送信します。}}',
    ko: '{channel}에 다시 게시할 수 있습니다. {n, plural, =0 {보류 중인 게시물은 없습니다.} other {보류 중이던 게시물 #개를 보냅니다.}}',
  },
  'announcements.stillHeld': {
    en: 'I cannot post in {channel} yet; {n, plural, =0 {nothing waits} one {# post waits} other {# posts wait}}.',
    ja: '{channel} にはまだ投稿できません(保留{n, plural, other {#件}})。',
    ko: '{channel}에 아직 게시할 수 없습니다(보류 {n, plural, other {#건}}).',
  },
  'announcements.retryThen': {
    en: 'Then call /announcements retry again. Nothing is lost meanwhile.',
    ja: 'その後 /announcements retry をもう一度実行してください。それまで内容は保存されます。',
    ko: '그런 다음 /announcements retry를 다시 실행하세요. 그동안 내용은 보존됩니다.',
  },
  'announcements.testOwed': {
    en: 'A test goes out to {channel} now, if it can within ten minutes. /announcements log tells what became of it.',
    ja: '{channel} にテストを送信します(10分以内)。結果は /announcements log で確認できます。',
    ko: '{channel}에 테스트를 보냅니다(10분 안). 결과는 /announcements log에서 확인할 수 있습니다.',
  },
  'announcements.testBehind': {
    en: '{n, plural, one {# post waits in that channel; the test comes after it.} other {# posts wait in that channel; the test comes after them.}}',
    ja: '{n, plural, other {このチャンネルでは#件が送信待ちのため、テストはその後になります。}}',
    ko: '{n, plural, other {이 채널에서 #건이 기다리고 있어 테스트는 그다음에 게시됩니다.}}',
  },
  'announcements.testNot': {
    en: 'No test was sent: I cannot post in {channel}.',
    ja: 'テストは送信していません。{channel} に投稿できません。',
    ko: '테스트를 보내지 않았습니다. {channel}에 게시할 수 없습니다.',
  },
  'announcements.previewDescription': {
    en: 'What a post would look like here; only you see it',
    ja: '投稿の見え方を確認(自分だけに表示)',
    ko: '게시물이 어떻게 보일지 확인(나에게만 표시)',
  },
  'announcements.levelOption': {
    en: 'Which level (default: the song’s next one)',
    ja: 'ランク(省略時は曲の次のランク)',
    ko: '등급(기본값: 곡의 다음 등급)',
  },
  'announcements.kindOption': {
    en: 'What kind of post (default: passed)',
    ja: '投稿の種類(省略時は到達)',
    ko: '게시물 종류(기본값: 돌파)',
  },
  'announcements.previewHeading': {
    en: 'A preview: nothing was posted, nobody is notified, and numbers may be made up for it.',
    ja: 'プレビューです。投稿も通知もしていません。数値は仮のものの場合があります。',
    ko: '미리보기입니다. 게시되거나 알림이 가지 않으며 수치는 임의의 값일 수 있습니다.',
  },
  'announcements.previewNone': {
    en: 'There is no such post about {song} there: nobody certifies these milestones.',
    ja: '{song} のこの種類の投稿はありません(この節目には公式認定がありません)。',
    ko: '{song}에는 이런 게시물이 없습니다(이 기록 단계에는 공식 인증이 없습니다).',
  },
  'announcements.noLadder': {
    en: 'No certifications or milestones are switched on: choose with /settings ladders.',
    ja: '認定基準・節目がオンになっていません。/settings ladders で選んでください。',
    ko: '켜져 있는 인증 기준·기록 단계가 없습니다. /settings ladders로 선택하세요.',
  },
  'announcements.whyDescription': {
    en: 'Why something about a song was not posted here',
    ja: '曲のお知らせが投稿されない理由',
    ko: '곡 소식이 게시되지 않은 이유',
  },
} as const satisfies Area<'announcements'>;
