import type { Area } from './area.ts';

/** What it takes to reach a level by a day. Nobody is urged: what is too much is not asked (PRODUCT §7). */
export const paceMessages = {
  'pace.description': {
    en: 'What it takes a day to reach a level by a birthday or an anniversary',
    ja: '誕生日や記念日までに到達するには1日に何回必要か',
    ko: '생일이나 기념일까지 달성하려면 하루에 얼마나 필요한지',
  },
  'pace.dateOption': {
    en: 'A day still to come, such as 9 Mar or 2027-03-09',
    ja: 'これからの日付(例: 3月9日、2027-03-09)',
    ko: '앞으로 올 날짜(예: 3월 9일, 2027-03-09)',
  },
  'pace.levelOption': {
    en: 'Which level (default: the next)',
    ja: 'どのランクか(省略時: 次のランク)',
    ko: '어느 등급(기본값: 다음 등급)',
  },
  'pace.listenersOption': {
    en: 'How many listeners your server has (in Japan, for Japanese numbers)',
    ja: 'サーバーで聴く人数(日本の数値では日本国内の人数)',
    ko: '서버에서 듣는 사람 수(일본 수치라면 일본 내 인원)',
  },
  'pace.anniversary': {
    en: '{day} ({n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} anniversary of its release)',
    ja: '{n, plural, other {{day}(リリース#周年)}}',
    ko: '{n, plural, other {{day}(발매 #주년)}}',
  },
  'pace.monthEnd': { en: '{day} (end of the month)', ja: '{day}(月末)', ko: '{day}(월말)' },
  'pace.needed': {
    en: '**{song}** needs about {count} a day to reach {level} by {day}.',
    ja: '**{song}** が{day}までに{level}に到達するには、1日あたり約{count}回が必要です。',
    ko: '**{song}**: {day}까지 {level} 달성에는 하루 약 {count}회가 필요합니다.',
  },
  'pace.neededAtMost': {
    en: '**{song}** needs at most about {count} a day to reach {level} by {day}.',
    ja: '**{song}** が{day}までに{level}に到達するには、1日あたり多くても約{count}回が必要です。',
    ko: '**{song}**: {day}까지 {level} 달성에는 하루 최대 약 {count}회가 필요합니다.',
  },
  'pace.neededAtLeast': {
    en: '**{song}** needs at least about {count} a day to reach {level} by {day}.',
    ja: '**{song}** が{day}までに{level}に到達するには、1日あたり少なくとも約{count}回が必要です。',
    ko: '**{song}**: {day}까지 {level} 달성에는 하루 최소 약 {count}회가 필요합니다.',
  },
  'pace.span': {
    en: '{distance}, over {n, plural, one {# day} other {# days}} from {from} on',
    ja: '{n, plural, other {{distance}({from}から#日間)}}',
    ko: '{n, plural, other {{distance}({from}부터 #일간)}}',
  },
  'pace.present': { en: 'Present pace: {pace}', ja: '現在のペース: {pace}', ko: '현재 속도: {pace}' },
  'pace.presentUnknown': {
    en: 'The present pace is not known: too few exact numbers.',
    ja: '正確な数値が足りないため、現在のペースはわかりません。',
    ko: '정확한 수치가 부족해 현재 속도를 알 수 없습니다.',
  },
  'pace.enough': {
    en: 'If the pace of those 7 days holds, that is enough.',
    ja: 'この7日間のペースが続けば届きます。',
    ko: '이 7일간의 속도가 이어지면 충분합니다.',
  },
  'pace.short': {
    en: 'If the pace of those 7 days holds, it falls short by about {count} a day.',
    ja: 'この7日間のペースのままでは、1日あたり約{count}回足りません。',
    ko: '이 7일간의 속도라면 하루 약 {count}회가 모자랍니다.',
  },
  'pace.eachInJapan': {
    en: '{n, plural, one {For # listener in Japan that is about {each} a day.} other {For # listeners in Japan that is about {each} a day each.}}',
    ja: '{n, plural, other {日本国内の#人なら、1人1日あたり約{each}回です。}}',
    ko: '{n, plural, other {일본 내 #명이라면 한 사람당 하루 약 {each}회입니다.}}',
  },
  'pace.each': {
    en: '{n, plural, one {For # listener that is about {each} a day.} other {For # listeners that is about {each} a day each.}}',
    ja: '{n, plural, other {#人なら、1人1日あたり約{each}回です。}}',
    ko: '{n, plural, other {#명이라면 한 사람당 하루 약 {each}회입니다.}}',
  },
  'pace.tooMuch': {
    en: '{n, plural, one {For # listener that is} other {For # listeners that is}} more than this server can do, and that’s fine.',
    ja: '{n, plural, other {#人では、このサーバーでできる範囲を超えていますが、無理をする必要はありません。}}',
    ko: '{n, plural, other {#명이라면 이 서버에서 할 수 있는 범위를 넘지만, 그래도 괜찮습니다.}}',
  },
  'pace.tooMuchOutside': {
    en: '{n, plural, one {That is more than # listener can do, and that’s fine.} other {That is more than # listeners can do, and that’s fine.}}',
    ja: '{n, plural, other {#人でできる範囲を超えていますが、無理をする必要はありません。}}',
    ko: '{n, plural, other {#명이 할 수 있는 범위를 넘지만, 그래도 괜찮습니다.}}',
  },
  'pace.dateNone': {
    en: 'I cannot read “{date}” as a date. Write it like 9 Mar, 2027-03-09, 3月9日 or 3월 9일.',
    ja: '「{date}」を日付として読み取れません。例: 3月9日、3/9、2027-03-09。',
    ko: '‘{date}’을(를) 날짜로 읽을 수 없습니다. 예: 3월 9일, 3/9, 2027-03-09.',
  },
  'pace.dateNoSuchDay': {
    en: '“{date}” is not in the calendar. By which day?',
    ja: '「{date}」という日はありません。いつまでですか?',
    ko: '‘{date}’은(는) 달력에 없는 날입니다. 언제까지인가요?',
  },
  'pace.datePast': {
    en: '“{date}” is not in the future. Choose a day from tomorrow on.',
    ja: '「{date}」はこれからの日付ではありません。明日以降の日付を選んでください。',
    ko: '‘{date}’은(는) 앞으로 올 날이 아닙니다. 내일 이후의 날짜를 선택해 주세요.',
  },
  'pace.dateTooFar': {
    en: '“{date}” is more than five years away. Choose an earlier day.',
    ja: '「{date}」は5年以上先です。もっと近い日付を選んでください。',
    ko: '‘{date}’까지는 5년 넘게 남았습니다. 더 가까운 날짜를 선택해 주세요.',
  },
  'pace.dateWhich': {
    en: 'Which day is “{date}”?',
    ja: '「{date}」はどの日ですか?',
    ko: '‘{date}’은(는) 어느 날인가요?',
  },
  'pace.badListeners': {
    en: 'I cannot read “{text}” as a number of people. Write a whole number from 1 to 10,000,000, such as 300.',
    ja: '「{text}」を人数として読み取れません。1〜1,000万の整数で入力してください(例: 300)。',
    ko: '‘{text}’을(를) 인원으로 읽을 수 없습니다. 1~1,000만 사이의 정수로 입력해 주세요(예: 300).',
  },
  'pace.unknownLevel': {
    en: '{ladder} has no level “{name}” now. It has: {levels}.',
    ja: '{ladder}に現在「{name}」はありません。現在あるもの: {levels}',
    ko: '{ladder}에 현재 ‘{name}’ 등급은 없습니다. 현재 등급: {levels}',
  },
  'pace.reached': {
    en: '{song} is past the mark for {level} already: at least {count}.',
    ja: '{song} はすでに{level}の基準を超えています({count}回以上)。',
    ko: '{song}: 이미 {level} 기준을 넘었습니다({count}회 이상).',
  },
  'pace.noNext': {
    en: '{song} is past the highest level of {ladder}.',
    ja: '{song} は{ladder}の最も高い基準を超えています。',
    ko: '{song}: {ladder}의 가장 높은 기준을 넘었습니다.',
  },
  'pace.noNumber': {
    en: 'There is no number for {song} on {ladder} yet, so nothing can be said of a pace.',
    ja: '{song} には{ladder}の対象となる数値がまだないため、ペースは計算できません。',
    ko: '{song}에는 {ladder}에 쓸 수 있는 수치가 아직 없어 속도를 계산할 수 없습니다.',
  },
  'pace.notAllowed': {
    en: 'No pace is computed from the numbers of {publisher}: its terms do not allow it. Another ladder may have a number of another source.',
    ja: '{publisher}の数値からはペースを計算しません(利用規約によります)。別の認定基準・節目なら、ほかの出典の数値があるかもしれません。',
    ko: '{publisher} 수치로는 속도를 계산하지 않습니다(이용 약관). 다른 인증 기준이나 기록 단계라면 다른 출처의 수치가 있을 수 있습니다.',
  },
} as const satisfies Area<'pace'>;
