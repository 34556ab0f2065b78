import type { Area } from './area.ts';

/** Announcements: what everyone in a channel sees when a song crosses a level. */
export const postMessages = {
  'post.passed': {
    en: '**[Passed, our estimate]** {song} by {artist} passed {count}',
    ja: '**[到達(推定)]** {artist}「{song}」が{count}に到達しました',
    ko: '**[돌파(추정)]** {artist}의 ‘{song}’ {count} 돌파',
  },
  'post.passedMilestone': {
    en: '**[Passed]** {song} by {artist} passed {count}',
    ja: '**[到達]** {artist}「{song}」が{count}に到達しました',
    ko: '**[돌파]** {artist}의 ‘{song}’ {count} 돌파',
  },
  'post.ownPassed': {
    en: '**[Passed, our estimate]** {text}',
    ja: '**[到達(推定)]** {text}',
    ko: '**[돌파(추정)]** {text}',
  },
  'post.ownPassedMilestone': { en: '**[Passed]** {text}', ja: '**[到達]** {text}', ko: '**[돌파]** {text}' },
  'post.ownCertified': { en: '**[{mark}]** {text}', ja: '**[{mark}]** {text}', ko: '**[{mark}]** {text}' },
  'post.approaching': {
    en: '**[Coming near]** {song} by {artist} has {count} to go to {level}',
    ja: '**[まもなく]** {artist}「{song}」は{level}まであと{count}回です',
    ko: '**[달성 임박]** {artist}의 ‘{song}’, {level}까지 {count}회 남음',
  },
  'post.forecast': {
    en: '**[Expected]** {song} by {artist} is expected to pass {count} about {day} ({earliest} to {latest})',
    ja: '**[到達見込み]** {artist}「{song}」は{day}ごろ({earliest}〜{latest})、{count}に到達する見込みです',
    ko: '**[예상 달성일]** {artist}의 ‘{song}’, {day}경({earliest}~{latest}) {count} 돌파 예상',
  },
  'post.forecastOneDay': {
    en: '**[Expected]** {song} by {artist} is expected to pass {count} about {day}',
    ja: '**[到達見込み]** {artist}「{song}」は{day}ごろ、{count}に到達する見込みです',
    ko: '**[예상 달성일]** {artist}의 ‘{song}’, {day}경 {count} 돌파 예상',
  },
  'post.forecastAnyDay': {
    en: '**[Expected]** {song} by {artist} is expected to pass {count} any day now',
    ja: '**[到達見込み]** {artist}「{song}」はまもなく{count}に到達する見込みです',
    ko: '**[예상 달성일]** {artist}의 ‘{song}’, 곧 {count} 돌파 예상',
  },
  'post.forecastPace': {
    en: '{count} to go to {level}, at about {pace} a day',
    ja: '{level}まであと{count}回、1日あたり約{pace}回のペース',
    ko: '{level}까지 {count}회 남음, 하루 약 {pace}회 속도',
  },
  'post.forecastBasis': {
    en: 'Based on {n, plural, one {# day} other {# days}} of figures, to {day}. It may come sooner, later or not at all.',
    ja: '{n, plural, other {{day}までの#日分の数値に基づく見込みです。前後することも、到達しないこともあります。}}',
    ko: '{n, plural, other {{day}까지 #일간의 수치를 바탕으로 한 예상입니다. 더 빠르거나 늦을 수 있고, 달성하지 못할 수도 있습니다.}}',
  },
  'post.japanAlone': {
    en: 'Only plays from Japan count; please don’t use VPNs, loops, bots or bought plays.',
    ja: '日本国内の再生のみが対象です。VPN・無限ループ・自動再生・購入はしないでください。',
    ko: '일본 내 재생만 집계됩니다. VPN·무한 반복·봇·구매는 하지 마세요.',
  },
  'post.value': {
    en: '{count} · {publisher}, {asOf}',
    ja: '{count} ・ {publisher}、{asOf}',
    ko: '{count} · {publisher}, {asOf}',
  },
  'post.days': {
    en: '{n, plural, =0 {on the day of release} one {# day after release} other {# days after release}}',
    ja: '{n, plural, =0 {リリース当日} other {リリースから#日}}',
    ko: '{n, plural, =0 {발매 당일} other {발매 후 #일}}',
  },
  'post.anniversary': {
    en: 'on the {n, selectordinal, =1 {first} =2 {second} =3 {third} one {#st} two {#nd} few {#rd} other {#th}} anniversary of its release',
    ja: 'リリース{n, plural, other {#周年}}の日',
    ko: '발매 {n, plural, other {#주년}} 당일',
  },
  'post.nth': {
    en: '{artist}’s {n, selectordinal, =2 {second} =3 {third} one {#st} two {#nd} few {#rd} other {#th}} song at this level, by the numbers we follow',
    ja: '当ボットが追っている数値では、{artist}がこの節目に到達するのは{n, plural, other {#曲目}}',
    ko: '봇이 집계하는 수치 기준, {artist}의 이 단계 {n, plural, other {#번째}} 돌파 곡',
  },
  'post.nthCertified': {
    en: '{artist}’s {n, selectordinal, =2 {second} =3 {third} one {#st} two {#nd} few {#rd} other {#th}} song certified {level}, among the {total} certificates in our list',
    ja: '当ボットの認定リスト({total}件)では、{artist}の{level}認定は{n, plural, other {#曲目}}',
    ko: '봇의 인증 목록({total}건) 기준, {artist}의 {level} 인증 {n, plural, other {#번째}} 곡',
  },
  'post.estimateOnly': {
    en: 'Our estimate from published figures; not an official certificate.',
    ja: '公表された数値からの推定です。公式の認定ではありません。',
    ko: '공개된 수치를 바탕으로 한 추정이며 공식 인증이 아닙니다.',
  },
  'post.mark': {
    en: 'That is the mark for {level}. Not an official certificate: those come later, if the label applies.',
    ja: '{level}の基準に届きました。公式の認定ではありません(認定は、レーベルが申請した場合に後日発表されます)。',
    ko: '{level} 기준에 도달한 수치입니다. 공식 인증은 아니며, 인증은 음반사가 신청한 경우 나중에 발표됩니다.',
  },
  'post.markAsReported': {
    en: 'That is the mark for {level} as one press article printed it; the announcements of {issuer} differ. Not an official certificate.',
    ja: 'ある報道記事が伝えた{level}の基準です({issuer}の発表とは異なります)。公式の認定ではありません。',
    ko: '한 보도 기사에 실린 {level} 기준입니다({issuer}의 발표와 다릅니다). 공식 인증이 아닙니다.',
  },
  'post.nextAtMost': {
    en: 'Next: {level}, at most {count} to go',
    ja: '次は{level}(多くてもあと{count}回)',
    ko: '다음: {level}, 최대 {count}회 남음',
  },
  'post.next': {
    en: 'Next: {level}, {count} to go',
    ja: '次は{level}(あと{count}回)',
    ko: '다음: {level}, {count}회 남음',
  },
  'post.certified': {
    en: '**[{mark}]** {song} by {artist} was certified {level}',
    ja: '**[{mark}]** {artist}「{song}」が{level}に認定されました',
    ko: '**[{mark}]** {artist}의 ‘{song}’ {level} 인증',
  },
  'post.batch': {
    en: '{month} batch · source: {source}',
    ja: '{month}度 ・ 出典: {source}',
    ko: '{month}분 · 출처: {source}',
  },
  'post.certifiedUndated': { en: 'Source: {source}', ja: '出典: {source}', ko: '출처: {source}' },
  'post.after': {
    en: '{n, plural, =0 {the month we counted it} one {# month after our count} other {# months after our count}}',
    ja: '{n, plural, =0 {推定到達と同じ月} other {推定到達から#か月}}',
    ko: '{n, plural, =0 {추정 돌파와 같은 달} other {추정 돌파 후 #개월}}',
  },
  'post.earlier': { en: '[our post then]({link})', ja: '[当時の投稿へ]({link})', ko: '[당시 게시물]({link})' },
  'post.congratulations': {
    en: 'Congratulations. Next: {level} ({threshold})',
    ja: 'おめでとうございます。次は{level}({threshold}回)',
    ko: '축하합니다. 다음은 {level}({threshold}회)',
  },
  'post.congratulationsOnly': { en: 'Congratulations.', ja: 'おめでとうございます。', ko: '축하합니다.' },
  'post.standing': { en: 'Where it stands', ja: '現在地', ko: '현재 기록' },
  'post.yearBatch': {
    en: '{month} · source: {source}',
    ja: '{month} ・ 出典: {source}',
    ko: '{month} · 출처: {source}',
  },
} as const satisfies Area<'post'>;
