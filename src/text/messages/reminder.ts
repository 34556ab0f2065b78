import type { Area } from './area.ts';

/** What whoever runs the bot is reminded of. */
export const reminderMessages = {
  'reminder.batches': {
    en: '**{n, plural, one {A batch of {issuer} certificates should be out, and is not in the list} other {# batches of {issuer} certificates should be out, and are not in the list}}: {months}**',
    ja: '**{issuer}の認定{n}回分が発表されているはずですが、リストにありません: {months}**',
    ko: '**{issuer} 인증 {n}회분이 발표되었을 텐데 목록에 없습니다: {months}**',
  },
  'reminder.batchesThen': {
    en: 'Update Tierwatch, or enter them yourself: `npm run tierwatch -- import certifications FILE.csv`, or one by one with /certificates add. Until then nothing is announced of them. This is said once for each batch.',
    ja: 'Tierwatchを更新するか、`npm run tierwatch -- import certifications FILE.csv` または /certificates add で登録してください。登録するまで投稿されません。このお知らせは各回につき1度だけです。',
    ko: 'Tierwatch를 업데이트하거나 `npm run tierwatch -- import certifications FILE.csv` 또는 /certificates add로 등록하세요. 등록하기 전에는 게시되지 않습니다. 이 알림은 회차마다 한 번만 보냅니다.',
  },
  'reminder.span': { en: '{first} to {last}', ja: '{first}〜{last}', ko: '{first}~{last}' },
} as const satisfies Area<'reminder'>;
