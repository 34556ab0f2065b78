import type { Area } from './area.ts';

/** `/record`: numbers that people type, what they would mean, and what became of them. */
export const recordMessages = {
  'record.description': {
    en: 'Record a number that you saw',
    ja: '見つけた数値を記録',
    ko: '직접 본 수치 기록',
  },
  'record.numberDescription': {
    en: 'A song’s total, and where you saw it',
    ja: '曲の累計と、それを見た場所',
    ko: '곡의 누적 수치와 확인한 곳',
  },
  'record.menu': { en: 'Record this number', ja: 'この数値を記録', ko: '이 수치 기록하기' },
  'record.counterOption': {
    en: 'Where did you see it?',
    ja: 'どこで見ましたか?',
    ko: '어디에서 보셨나요?',
  },
  'record.valueOption': {
    en: 'The total: 123.4M, 123,450,000, 1億2,345万, 1억 2,345만',
    ja: '累計: 1億2,345万、123,450,000、123.4M など',
    ko: '누적: 1억 2,345만, 123,450,000, 123.4M 등',
  },
  'record.dateOption': {
    en: 'The day it is for (default: end of the last chart week)',
    ja: 'いつの数値か(省略時: 直近のチャート週の最終日)',
    ko: '기준일(기본값: 지난 차트 주의 마지막 날)',
  },
  'record.linkOption': {
    en: 'A link to where you saw it (kept as citation, never opened)',
    ja: '見た場所のリンク(出典として保存。ボットは開きません)',
    ko: '확인한 곳의 링크(출처로 저장하며 열어 보지 않음)',
  },
  'record.formTitle': { en: 'Record a number', ja: '数値を記録', ko: '수치 기록' },
  'record.songField': { en: 'Song', ja: '曲', ko: '곡' },
  'record.songHint': {
    en: 'Title, or act and title, in any script',
    ja: '曲名、またはアーティスト名と曲名(どの文字でも可)',
    ko: '곡 이름 또는 아티스트와 곡 이름(어떤 문자로든)',
  },
  'record.valueField': { en: 'Total (not one week’s)', ja: '累計(週間ではなく)', ko: '누적 수치(주간 수치 아님)' },
  'record.dateField': { en: 'Day it is for', ja: 'いつの数値か', ko: '기준일' },
  'record.dateHint': {
    en: '9 Mar, 2026-03-09. Empty: end of the last chart week',
    ja: '3月9日、2026-03-09。空欄: 直近のチャート週の最終日',
    ko: '3월 9일, 2026-03-09. 비우면 지난 차트 주의 마지막 날',
  },
  'record.linkField': { en: 'Link (kept, never opened)', ja: 'リンク(保存のみ)', ko: '링크(저장만 함)' },
  'record.lastWeek': {
    en: '{day} (end of the last chart week)',
    ja: '{day}(直近のチャート週の最終日)',
    ko: '{day}(지난 차트 주의 마지막 날)',
  },
  'record.today': { en: '{day} (today)', ja: '{day}(今日)', ko: '{day}(오늘)' },
  'record.yesterday': { en: '{day} (yesterday)', ja: '{day}(昨日)', ko: '{day}(어제)' },
  'record.echoAtLeast': { en: 'at least {count}', ja: '{count}以上', ko: '{count} 이상' },
  'record.echoAbout': { en: 'about {count}', ja: '約{count}', ko: '약 {count}' },
  'record.valueUnclear': {
    en: '“{value}” can be read in two ways. Write all digits (123,450,000) or a unit (123.4M, 1億2,345万, 1억 2,345만).',
    ja: '「{value}」は二通りに読めます。すべての桁(123,450,000)か単位(1億2,345万、123.4M)で書いてください。',
    ko: '‘{value}’은(는) 두 가지로 읽힙니다. 모든 자릿수(123,450,000)나 단위(1억 2,345만, 123.4M)로 적어 주세요.',
  },
  'record.valueNone': {
    en: '“{value}” is no number that I can read. These are: 123.4M, 123,450,000, 1億2,345万回, 1억 2,345만, over 100M.',
    ja: '「{value}」を数値として読み取れません。例: 1億2,345万回、123,450,000、123.4M、1億回突破。',
    ko: '‘{value}’을(를) 수치로 읽을 수 없습니다. 예: 1억 2,345만, 123,450,000, 123.4M, 1억 돌파.',
  },
  'record.valueFraction': {
    en: '“{value}” is not a whole number of plays. Is a unit missing (123.4M, 464.9万)?',
    ja: '「{value}」は整数になりません。単位が抜けていませんか(464.9万、123.4M)?',
    ko: '‘{value}’은(는) 정수가 아닙니다. 단위가 빠지지 않았나요(464.9만, 123.4M)?',
  },
  'record.valueZero': {
    en: 'A total is never 0. If the source shows none, there is nothing to record.',
    ja: '累計が0になることはありません。数値が表示されていない場合は記録不要です。',
    ko: '누적 수치는 0일 수 없습니다. 표시된 수치가 없다면 기록할 것이 없습니다.',
  },
  'record.valueTooLarge': {
    en: '“{value}” is more than any song has. Is it a slip?',
    ja: '「{value}」はどの曲よりも大きい数値です。入力ミスではありませんか?',
    ko: '‘{value}’은(는) 어떤 곡보다도 큰 수치입니다. 잘못 입력하지 않았나요?',
  },
  'record.valueAbout': {
    en: '“{value}” may lie just below {level} ({threshold}). Record it once a source says that it was passed, or gives the exact number.',
    ja: '「{value}」は{level}({threshold}回)にわずかに届いていない可能性があります。突破の発表か正確な数値が出てから記録してください。',
    ko: '‘{value}’은(는) {level}({threshold}회)에 조금 못 미칠 수도 있습니다. 돌파 소식이나 정확한 수치가 나오면 기록해 주세요.',
  },
  'record.dateNone': {
    en: '“{date}” is no date that I can read. These are: 9 Mar, 3/9, 2026-03-09, 3月9日, 3월 9일.',
    ja: '「{date}」を日付として読み取れません。例: 3月9日、3/9、2026-03-09。',
    ko: '‘{date}’을(를) 날짜로 읽을 수 없습니다. 예: 3월 9일, 3/9, 2026-03-09.',
  },
  'record.dateNoSuchDay': {
    en: '“{date}” is not in the calendar. Which day is the number for?',
    ja: '「{date}」という日はありません。いつの数値ですか?',
    ko: '‘{date}’은(는) 달력에 없는 날입니다. 언제의 수치인가요?',
  },
  'record.dateFuture': {
    en: '“{date}” is still to come. Which day is the number for?',
    ja: '「{date}」はまだ先の日付です。いつの数値ですか?',
    ko: '‘{date}’은(는) 아직 오지 않은 날입니다. 언제의 수치인가요?',
  },
  'record.dateWhich': {
    en: 'Which day is “{date}”?',
    ja: '「{date}」はどの日ですか?',
    ko: '‘{date}’은(는) 어느 날인가요?',
  },
  'record.counterUnknown': {
    en: 'Numbers from “{name}” cannot be typed here. Choose where you saw it:',
    ja: '「{name}」の数値は入力できません。見た場所を選んでください:',
    ko: '‘{name}’의 수치는 입력할 수 없습니다. 확인한 곳을 선택하세요:',
  },
  'record.badLink': {
    en: 'The link must be one web address (https://…), or be left out.',
    ja: 'リンクは https:// で始まるアドレスを1つだけ入力するか、空欄にしてください。',
    ko: '링크는 https://로 시작하는 주소 하나만 입력하거나 비워 두세요.',
  },
  'record.where': {
    en: 'In whose eyes should this number count?',
    ja: 'この数値をどこで有効にしますか?',
    ko: '이 수치를 어디에서 유효하게 할까요?',
  },
  'record.here': { en: 'This server', ja: 'このサーバー', ko: '이 서버' },
  'record.everywhere': { en: 'Everywhere', ja: 'すべてのサーバー', ko: '모든 서버' },
  'record.countsHere': {
    en: 'Counts in this server only.',
    ja: 'このサーバー内でのみ有効です。',
    ko: '이 서버에서만 유효합니다.',
  },
  'record.countsEverywhere': {
    en: 'Counts in every server.',
    ja: 'すべてのサーバーで有効です。',
    ko: '모든 서버에서 유효합니다.',
  },
  'record.was': {
    en: '{n, plural, one {Was {count} on {day}; +{growth} in # day.} other {Was {count} on {day}; +{growth} in # days.}}',
    ja: '{n, plural, other {前回は{day}時点で{count}。#日で+{growth}。}}',
    ko: '{n, plural, other {지난 수치는 {day} 기준 {count}, #일 동안 +{growth}.}}',
  },
  'record.wasOnly': {
    en: 'The newest number so far: {count} on {day}.',
    ja: 'これまでで最も新しい数値: {day}時点で{count}。',
    ko: '지금까지 가장 최근 수치: {day} 기준 {count}.',
  },
  'record.first': {
    en: 'The first number for this song from this source.',
    ja: 'この出典からの、この曲の最初の数値です。',
    ko: '이 출처에서 나온 이 곡의 첫 수치입니다.',
  },
  'record.passes': { en: 'Passes {levels}, our estimate.', ja: '到達(推定): {levels}', ko: '돌파(추정): {levels}' },
  'record.liesPast': {
    en: 'It lies past {levels}.',
    ja: '{levels}の基準を超えています。',
    ko: '{levels} 기준을 넘은 수치입니다.',
  },
  'record.levelOf': { en: '{level} ({ladder})', ja: '{level}({ladder})', ko: '{level}({ladder})' },
  'record.willPost': {
    en: 'Will be posted in {channels} a minute after saving.',
    ja: '保存の1分後に {channels} に投稿されます。',
    ko: '저장하고 1분 뒤 {channels}에 게시됩니다.',
  },
  'record.willPostElsewhere': {
    en: '{n, plural, one {Will be posted in # other channel.} other {Will be posted in # other channels.}}',
    ja: '{n, plural, other {ほか#件のチャンネルに投稿されます。}}',
    ko: '{n, plural, other {다른 채널 #곳에 게시됩니다.}}',
  },
  'record.noChannel': {
    en: 'Not posted here: no channel is chosen (/settings channel).',
    ja: 'ここには投稿されません。投稿先が未設定です(/settings channel)。',
    ko: '여기에는 게시되지 않습니다. 채널이 설정되지 않았습니다(/settings channel).',
  },
  'record.notFollowed': {
    en: 'Not posted here: this server does not follow the song (/watch song).',
    ja: 'ここには投稿されません。この曲をフォローしていません(/watch song)。',
    ko: '여기에는 게시되지 않습니다. 이 곡을 팔로우하지 않습니다(/watch song).',
  },
  'record.tooOld': {
    en: 'Too long ago to be posted: it goes into the history.',
    ja: '日数が経っているため投稿されず、履歴にだけ残ります。',
    ko: '시일이 지나 게시되지 않고 기록에만 남습니다.',
  },
  'record.weekly': {
    en: 'That looks like a weekly figure (週間); enter the total (累計 / 누적). The last total was {count} on {day}.',
    ja: '週間の数値のようです。累計を入力してください。前回の累計は{day}時点で{count}です。',
    ko: '주간 수치(週間)로 보입니다. 누적 수치를 입력하세요. 지난 누적은 {day} 기준 {count}입니다.',
  },
  'record.jump': {
    en: 'That is much further from the numbers around it than the song’s pace allows. Saved, it waits for a check and triggers nothing until then.',
    ja: '前後の数値から大きく離れています。保存しても確認待ちとなり、確認されるまで何も起こりません。',
    ko: '전후 수치와 크게 차이 납니다. 저장해도 확인 대기 상태가 되며, 확인될 때까지 아무 일도 일어나지 않습니다.',
  },
  'record.repeated': {
    en: 'That very number is there already. Nothing to do.',
    ja: '同じ数値がすでに記録されています。',
    ko: '같은 수치가 이미 기록되어 있습니다.',
  },
  'record.saveAndPost': { en: 'Save and post', ja: '保存して投稿', ko: '저장하고 게시' },
  'record.saveOnly': { en: 'Save only', ja: '保存のみ', ko: '저장만' },
  'record.save': { en: 'Save', ja: '保存', ko: '저장' },
  'record.saveForCheck': { en: 'Save for a check', ja: '確認待ちで保存', ko: '확인 대기로 저장' },
  'record.change': { en: 'Change', ja: '修正', ko: '수정' },
  'record.cancel': { en: 'Cancel', ja: 'キャンセル', ko: '취소' },
  'record.undo': { en: 'Undo', ja: '取り消す', ko: '되돌리기' },
  'record.postNow': { en: 'Post it now', ja: '今すぐ投稿', ko: '지금 게시' },
  'record.keepQuiet': { en: 'Keep quiet', ja: '投稿しない', ko: '게시하지 않기' },
  'record.saved': { en: 'Saved.', ja: '保存しました。', ko: '저장했습니다.' },
  'record.savedQuiet': {
    en: 'Saved. The level it passes is recorded and not posted.',
    ja: '保存しました。到達は記録され、投稿はされません。',
    ko: '저장했습니다. 돌파는 기록되며 게시되지 않습니다.',
  },
  'record.savedWaiting': {
    en: 'Saved. It waits for a check and triggers nothing until then.',
    ja: '保存しました。確認待ちです。確認されるまで何も起こりません。',
    ko: '저장했습니다. 확인 대기 중이며 확인될 때까지 아무 일도 일어나지 않습니다.',
  },
  'record.postedSoon': {
    en: 'Saved. Posted in {channels} {moment}.',
    ja: '保存しました。{channels} に投稿します: {moment}',
    ko: '저장했습니다. {channels} 게시: {moment}',
  },
  'record.postedElsewhereSoon': {
    en: '{n, plural, one {Saved. Posted in # channel {moment}.} other {Saved. Posted in # channels {moment}.}}',
    ja: '{n, plural, other {保存しました。#件のチャンネルに投稿します: {moment}}}',
    ko: '{n, plural, other {저장했습니다. 채널 #곳에 게시: {moment}}}',
  },
  'record.firstQuiet': {
    en: 'First number for this song: recorded, not posted.',
    ja: 'この曲の最初の数値です。記録し、投稿はしていません。',
    ko: '이 곡의 첫 수치입니다. 기록했으며 게시하지 않았습니다.',
  },
  'record.nothingToPost': {
    en: 'There is nowhere to post it: no server that sees this number follows the song and has a channel, or it was posted before.',
    ja: '投稿先がありません(フォローとチャンネル設定のあるサーバーがないか、すでに投稿済みです)。',
    ko: '게시할 곳이 없습니다(곡을 팔로우하고 채널을 설정한 서버가 없거나 이미 게시되었습니다).',
  },
  'record.keptQuiet': {
    en: 'Recorded, and kept quiet.',
    ja: '記録しました。投稿はしません。',
    ko: '기록했으며 게시하지 않습니다.',
  },
  'record.cancelled': {
    en: 'Nothing was recorded.',
    ja: '何も記録していません。',
    ko: '아무것도 기록하지 않았습니다.',
  },
  'record.undone': {
    en: 'Taken back: the number is as it was before.',
    ja: '取り消しました。数値は元に戻っています。',
    ko: '되돌렸습니다. 수치는 이전 상태입니다.',
  },
  'record.undoGone': {
    en: 'There is nothing to take back: it was done already, or a newer number has taken its place.',
    ja: '取り消すものがありません(取り消し済みか、新しい数値に置き換わっています)。',
    ko: '되돌릴 것이 없습니다(이미 되돌렸거나 새 수치로 바뀌었습니다).',
  },
  'record.undoTooLate': {
    en: 'It is too late to take it back. Use /record correct with the right number.',
    ja: '取り消せる時間を過ぎました。/record correct で正しい数値を入力してください。',
    ko: '되돌릴 수 있는 시간이 지났습니다. /record correct로 올바른 수치를 입력하세요.',
  },
  'record.draftGone': {
    en: 'This was saved or cancelled already, or it is more than a week old. Please begin again with /record number.',
    ja: 'すでに保存またはキャンセルされたか、1週間以上経っています。/record number からやり直してください。',
    ko: '이미 저장 또는 취소되었거나 1주일이 넘었습니다. /record number로 다시 시작해 주세요.',
  },
} as const satisfies Area<'record'>;
