import type { Area } from './area.ts';

/** `/settings answers` and `/settings plain`. */
export const styleMessages = {
  'style.answersDescription': {
    en: 'Who sees the answers to members’ questions, such as /tier',
    ja: '/tier などの質問への回答を誰に表示するか',
    ko: '/tier 같은 질문의 답변을 누구에게 보일지',
  },
  'style.answersOption': { en: 'Who sees them', ja: '表示する相手', ko: '볼 수 있는 사람' },
  'style.public': { en: 'Everyone in the channel', ja: 'チャンネルの全員', ko: '채널의 모두' },
  'style.private': { en: 'Only the person who asks', ja: '質問した本人だけ', ko: '질문한 본인만' },
  'style.answersPublic': {
    en: 'Answers: everyone in the channel sees them.',
    ja: '回答: チャンネルの全員に表示',
    ko: '답변: 채널의 모두에게 표시',
  },
  'style.answersPrivate': {
    en: 'Answers: only the person who asks sees them.',
    ja: '回答: 質問した本人だけに表示',
    ko: '답변: 질문한 본인에게만 표시',
  },
  'style.plainDescription': {
    en: 'Answers without bar, emoji and picture',
    ja: 'バー・絵文字・画像なしの回答にする',
    ko: '막대·이모지·그림 없이 답변',
  },
  'style.plainOption': { en: 'On: text alone', ja: 'オン: 文字だけ', ko: '켜기: 글자만' },
  'style.on': { en: 'on', ja: 'オン', ko: '켜기' },
  'style.off': { en: 'off', ja: 'オフ', ko: '끄기' },
  'style.plainOn': {
    en: 'Plain answers: on. Text alone, without bar, emoji and picture.',
    ja: 'シンプル表示: オン(バー・絵文字・画像なし)',
    ko: '간결한 답변: 켜짐(막대·이모지·그림 없음)',
  },
  'style.plainOff': {
    en: 'Plain answers: off.',
    ja: 'シンプル表示: オフ',
    ko: '간결한 답변: 꺼짐',
  },
} as const satisfies Area<'style'>;
