import type { ChartUpload } from '../domain/chart-upload.ts';
import type { Rules } from '../domain/rules.ts';
import { formatDay } from '../text/dates.ts';
import { escapeText } from '../text/escape.ts';
import type { Language } from '../text/language.ts';
import { translator } from '../text/translate.ts';
import { type Message, text } from './message.ts';
import { nameIn } from './names.ts';

/** A file by its name, with what became of it; `not-fetched` where Discord did not give its bytes. */
export interface UploadLine {
  readonly name: string;
  readonly outcome: ChartUpload | { readonly state: 'too-large' | 'not-fetched' };
}

/** What became of attached chart files: a line each, and the sum. */
export function uploadMessage(lines: readonly UploadLine[], rules: Rules, language: Language): Message {
  const t = translator(language);
  const imported = lines.flatMap(({ outcome }) => (outcome.state === 'imported' ? [outcome] : []));
  const sum = t('import.sum', {
    n: imported.length,
    songs: imported.reduce((all, { songs }) => all + songs, 0),
    crossed: imported.reduce((all, { crossed }) => all + crossed, 0),
    owed: imported.reduce((all, { owed }) => all + owed, 0),
  });
  const each = lines.map(({ name, outcome }) => `- ${escapeText(name)}: ${uploadText(outcome, rules, language)}`);
  return { blocks: [text(sum), text(each.join('\n'))] };
}

function uploadText(outcome: UploadLine['outcome'], rules: Rules, language: Language): string {
  const t = translator(language);
  const chart = (id: string) => {
    const counter = rules.counters.get(id);
    return counter ? nameIn(counter.names, language) : id;
  };
  switch (outcome.state) {
    case 'imported':
      return t('import.imported', {
        chart: chart(outcome.counter),
        day: formatDay(outcome.day, language),
        n: outcome.songs,
      });
    case 'unchanged':
      return t('import.unchanged');
    case 'conflict':
      return t('import.conflict', { chart: chart(outcome.counter), day: formatDay(outcome.day, language) });
    case 'unknown-chart':
      return t('import.unknownChart', { chart: outcome.counter });
    case 'refused': {
      const sentence = t(FAULTS[outcome.fault]);
      return outcome.line === null ? sentence : t('import.atLine', { line: outcome.line, sentence });
    }
    case 'too-large':
      return t('import.tooLarge');
    case 'not-fetched':
      return t('import.notFetched');
    case 'failed':
      return t('import.failed');
  }
}

const FAULTS = {
  name: 'import.badName',
  resaved: 'import.resaved',
  'not-a-chart': 'import.notAChart',
  damaged: 'import.damaged',
} as const;
