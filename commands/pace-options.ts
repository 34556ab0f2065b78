import { type Day, formatDay as isoDay, lastDayOf, monthOf } from '../src/domain/day.ts';
import { levelsOn } from '../src/domain/ladder.ts';
import { nextAnniversary } from '../src/domain/pace-target.ts';
import { readComingDay } from '../src/domain/written-day.ts';
import { formatDay } from '../src/text/dates.ts';
import { text } from '../src/views/message.ts';
import { nameIn } from '../src/views/names.ts';
import type { RawOption, Suggestion } from './command.ts';
import { type Call, type Option, privately, say } from './define.ts';
import { defaultLadder, ladderNamed } from './ladder-of-call.ts';
import { pick, shown } from './options.ts';
import { orderOf } from './record-draft.ts';
import { todayOf } from './today.ts';

const SUGGESTIONS = 25;
const MOST_LISTENERS = 10_000_000;

type Others = Readonly<Record<string, RawOption>>;

/** A day that is still to come; the song's next anniversary and the ends of this month and the next are suggested. */
export function comingDay(): Option<Day> {
  return {
    kind: 'text',
    description: 'pace.dateOption',
    required: true,
    suggest: async (typed, call, others): Promise<Suggestion[]> => {
      const { language } = call.caller;
      const today = todayOf(call.caller);
      if (typed.trim() === '') return usualDays(call, others, today);
      const read = readComingDay(typed, today, orderOf(call.caller));
      const days = 'day' in read ? [read.day] : 'either' in read ? read.either : [];
      return days.map((day) => ({ name: formatDay(day, language), value: isoDay(day) }));
    },
    resolve: async (raw, call, again) => {
      const { caller, t } = call;
      const typed = typeof raw === 'string' ? raw : '';
      const read = readComingDay(typed, todayOf(caller), orderOf(caller));
      if ('day' in read) return { value: read.day };
      const date = shown(typed);
      if ('problem' in read) return { reply: say(t(PROBLEMS[read.problem], { date })) };
      const choices = read.either.map((day) => ({ label: formatDay(day, caller.language), value: isoDay(day) }));
      return { reply: privately({ blocks: [text(t('pace.dateWhich', { date })), ...pick(choices, again)] }) };
    },
  };
}

const PROBLEMS = {
  'no-date': 'pace.dateNone',
  'no-such-day': 'pace.dateNoSuchDay',
  past: 'pace.datePast',
  'too-far': 'pace.dateTooFar',
} as const;

async function usualDays(call: Call, { song: typed }: Others, today: Day): Promise<Suggestion[]> {
  const { t, caller, parts } = call;
  const meaning = typeof typed === 'string' && typed.trim() !== '' ? await parts.catalogue.findSong(typed) : null;
  const released = meaning?.kind === 'song' ? meaning.song.released : null;
  const anniversary = released === null ? null : nextAnniversary(released, today);
  const thisMonth = lastDayOf(monthOf(today));
  const ends = [thisMonth, lastDayOf(monthOf(thisMonth + 1))].filter((day) => day > today);
  const written = (day: Day) => ({ day: formatDay(day, caller.language) });
  return [
    ...(anniversary
      ? [
          {
            name: t('pace.anniversary', { ...written(anniversary.day), n: anniversary.years }),
            value: isoDay(anniversary.day),
          },
        ]
      : []),
    ...ends.map((day) => ({ name: t('pace.monthEnd', written(day)), value: isoDay(day) })),
  ];
}

/** A level of the chosen ladder, as typed: which ladder that is, only the command knows. */
export function levelText(): Option<string> {
  return {
    kind: 'text',
    description: 'pace.levelOption',
    required: true,
    suggest: async (typed, call, { ladder: chosen }): Promise<Suggestion[]> => {
      const ladder = ladderNamed(call, typeof chosen === 'string' ? chosen : '') ?? defaultLadder(call);
      const asked = typed.trim().toLowerCase();
      return levelsOn(ladder, todayOf(call.caller))
        .filter(({ id, names }) => [id, ...Object.values(names)].join(' ').toLowerCase().includes(asked))
        .slice(0, SUGGESTIONS)
        .map(({ id, names }) => ({ name: nameIn(names, call.caller.language), value: id }));
    },
    resolve: async (raw) => ({ value: typeof raw === 'string' ? raw : '' }),
  };
}

/** How many people listen. */
export function listenersOption(): Option<number> {
  return {
    kind: 'text',
    description: 'pace.listenersOption',
    required: true,
    resolve: async (raw, { t }) => {
      const typed = typeof raw === 'string' ? raw : '';
      const plain = typed.normalize('NFKC').replace(/[\s,人명]/g, '');
      const people = /^\d{1,8}$/.test(plain) ? Number(plain) : 0;
      if (people >= 1 && people <= MOST_LISTENERS) return { value: people };
      return { reply: say(t('pace.badListeners', { text: shown(typed) })) };
    },
  };
}
