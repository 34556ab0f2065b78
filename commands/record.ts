import { formatDay as isoDay } from '../src/domain/day.ts';
import { readWrittenCount } from '../src/domain/written-count.ts';
import { endOfLastChartWeek, readWrittenDay } from '../src/domain/written-day.ts';
import { formatDay } from '../src/text/dates.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { echoCount } from '../src/views/record.ts';
import type { Suggestion } from './command.ts';
import { type Call, type Command, type Option, optional, runnable } from './define.ts';
import { option } from './options.ts';
import { recordCertificate, uncertify } from './record-certificate.ts';
import { beginCorrection, correct } from './record-correct.ts';
import { counterLabel, countSentence, orderOf, totalsCounters } from './record-draft.ts';
import { recordMessage } from './record-message.ts';
import { recordRound, roundFilledIn, saveRound } from './record-round.ts';
import { begin, recordActions, recordForms } from './record-steps.ts';
import { todayOf } from './today.ts';

/** `/record`: numbers that people type. */
export const record: Command = {
  name: 'record',
  description: 'record.description',
  managersOnly: false,
  reportersOnly: true,
  anywhere: false,
  run: null,
  subcommands: [
    runnable({
      name: 'number',
      description: 'record.numberDescription',
      visibility: 'private',
      options: {
        song: asTyped(option.song()),
        source: counterOption(),
        value: valueOption(),
        date: optional(dateOption()),
        link: optional(asTyped({ kind: 'text', description: 'record.linkOption', required: true })),
      },
      run: async (call, { song, source, value, date, link }) =>
        begin(call, { song, counter: source, value, date: date ?? '', link: link ?? '' }),
    }),
    runnable({
      name: 'correct',
      description: 'record.correctDescription',
      visibility: 'private',
      options: {
        song: asTyped(option.song()),
        source: counterOption(),
        value: valueOption(),
        date: optional(dateOption('record.correctDate')),
      },
      run: async (call, { song, source, value, date }) =>
        beginCorrection(call, { song, counter: source, value, date: date ?? '', link: '' }),
    }),
    recordRound,
    recordCertificate,
  ],
  actions: { ...recordActions, 'record-correct': correct, 'record-all': saveRound, 'record-uncertify': uncertify },
  formOpeners: ['record-change'],
  forms: { ...recordForms, 'record-round': roundFilledIn },
  messageCommand: { name: 'record.menu', run: recordMessage },
};

/** An option whose text is kept as it is typed: what is unclear in it is asked about together with the rest. */
function asTyped(from: Omit<Option<unknown>, 'resolve'>): Option<string> {
  return { ...from, resolve: async (raw) => ({ value: typeof raw === 'string' ? raw : '' }) };
}

function counterOption(): Option<string> {
  return asTyped({
    kind: 'text',
    description: 'record.counterOption',
    required: true,
    suggest: async (typed, { parts, caller }) => {
      const named = totalsCounters(parts.rules).map((one) => {
        return { name: counterLabel(one, parts.rules, caller.language), value: one.id };
      });
      return named.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(typed.trim().toLowerCase()));
    },
  });
}

/** Says what a number means while it is typed (PRODUCT §4). */
function valueOption(): Option<string> {
  return asTyped({
    kind: 'text',
    description: 'record.valueOption',
    required: true,
    suggest: async (typed, call): Promise<Suggestion[]> => {
      if (typed.trim() === '') return [];
      const read = readWrittenCount(typed);
      if (typeof read === 'string') return [{ name: countSentence(call, typed, read), value: typed }];
      const count = echoCount(read.count);
      if (read.precision === 'at-least') return [{ name: call.t('number.atLeast', { count }), value: typed }];
      return [{ name: read.lowest < read.count ? call.t('record.echoAbout', { count }) : count, value: typed }];
    },
  });
}

function dateOption(description: PlainKey = 'record.dateOption'): Option<string> {
  return asTyped({
    kind: 'text',
    description,
    required: true,
    suggest: async (typed, call): Promise<Suggestion[]> => {
      const today = todayOf(call.caller);
      if (typed.trim() === '')
        return [
          named(call, 'record.lastWeek', endOfLastChartWeek(today)),
          named(call, 'record.today', today),
          named(call, 'record.yesterday', today - 1),
        ];
      const read = readWrittenDay(typed, today, orderOf(call.caller));
      const days = 'day' in read ? [read.day] : 'either' in read ? read.either : [];
      return days.map((day) => ({ name: formatDay(day, call.caller.language), value: isoDay(day) }));
    },
  });
}

function named(
  { t, caller }: Call,
  key: 'record.lastWeek' | 'record.today' | 'record.yesterday',
  day: number,
): Suggestion {
  return { name: t(key, { day: formatDay(day, caller.language) }), value: isoDay(day) };
}
