/** The languages that the page speaks. */
export type PageLanguage = 'en' | 'ja' | 'ko';

/** One text in each of them. */
export type Texts = Readonly<Record<PageLanguage, string>>;

/** The page's language for a Discord locale: English for every locale without one of its own. */
export function pageLanguage(locale: string | undefined): PageLanguage {
  return locale === 'ja' || locale === 'ko' ? locale : 'en';
}

/** The language of whoever sends a request, by their browser's wishes, the first of which counts. */
export function requestLanguage(acceptLanguage: string | undefined): PageLanguage {
  const wanted = (acceptLanguage ?? '').split(',').map((one) => one.trim().slice(0, 2).toLowerCase());
  return pageLanguage(wanted.find((one) => one === 'en' || one === 'ja' || one === 'ko'));
}

/** What the page's server says by itself. */
export const pageTexts = {
  starting: {
    en: 'The playground is starting. Try again in a moment.',
    ja: 'プレイグラウンドを起動しています。少し待ってからもう一度お試しください。',
    ko: '플레이그라운드를 시작하는 중입니다. 잠시 후 다시 시도하세요.',
  },
  usePrintedAddress: {
    en: 'This playground belongs to whoever started it: open the whole address that it printed at its start, with the token in it. A new start makes a new token.',
    ja: 'このプレイグラウンドは起動した人専用です。起動時に表示されたアドレス全体(トークン付き)を開いてください。起動し直すとトークンも変わります。',
    ko: '이 플레이그라운드는 시작한 사람만 쓸 수 있습니다. 시작할 때 표시된 주소 전체(토큰 포함)를 여세요. 다시 시작하면 토큰도 바뀝니다.',
  },
  thisMachineOnly: {
    en: 'This page is for this machine only.',
    ja: 'このページは、このコンピューターからのみ開けます。',
    ko: '이 페이지는 이 컴퓨터에서만 열 수 있습니다.',
  },
  busy: {
    en: 'Something in the made-up world is still under way. Try again in a moment.',
    ja: '架空の世界でまだ処理が進んでいます。少し待ってからもう一度お試しください。',
    ko: '가상 세계에서 아직 처리 중인 일이 있습니다. 잠시 후 다시 시도하세요.',
  },
  noControl: {
    en: 'There is no such control.',
    ja: 'その操作はありません。',
    ko: '그런 조작은 없습니다.',
  },
  noChannel: {
    en: 'Choose a channel that is still there first.',
    ja: '先に、削除されていないチャンネルを選んでください。',
    ko: '먼저 삭제되지 않은 채널을 선택하세요.',
  },
} as const satisfies Record<string, Texts>;
