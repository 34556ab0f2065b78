import { growthOf } from '../src/domain/growth.ts';
import { type Ladder, levelsOn } from '../src/domain/ladder.ts';
import { levelNamed } from '../src/domain/level-name.ts';
import { mayForecast } from '../src/domain/rules.ts';
import type { Song } from '../src/domain/song.ts';
import { joinList, joinSentences } from '../src/text/join.ts';
import { formatCountBeforeUnit } from '../src/text/numbers.ts';
import { nameIn, songText } from '../src/views/names.ts';
import { type PaceTargetView, paceTargetMessage } from '../src/views/pace-target.ts';
import type { Reply } from './command.ts';
import { type Call, type Command, optional, runnable, say } from './define.ts';
import { defaultLadder } from './ladder-of-call.ts';
import { option, shown } from './options.ts';
import { comingDay, levelText, listenersOption } from './pace-options.ts';
import { todayOf } from './today.ts';
import { answerAll } from './turning.ts';

/** `/pace song date [level] [ladder] [listeners]`: what it takes a day to reach a level by a birthday or anniversary. */
export const pace: Command = {
  name: 'pace',
  description: 'pace.description',
  managersOnly: false,
  anywhere: true,
  run: runnable({
    name: 'pace',
    description: 'pace.description',
    visibility: 'public',
    options: {
      song: option.song(),
      date: comingDay(),
      level: optional(levelText()),
      ladder: optional(option.ladder()),
      listeners: optional(listenersOption()),
    },
    run: async (call, { song, date, level, ladder, listeners }) => {
      const target = await targetOf(call, song, ladder ?? defaultLadder(call), level);
      if ('none' in target) return say(target.none);
      const inServer = call.caller.server !== null;
      return answer(call, { ...target, song, until: date, listeners, inServer, rules: call.parts.rules });
    },
  }),
  subcommands: [],
  actions: {},
};

type Target = Pick<PaceTargetView, 'standing' | 'level' | 'bound' | 'growth'>;

/** Which level is meant and what is known of the way there, or the sentence that says why nothing can be said. */
async function targetOf(
  { parts, server, caller, t }: Call,
  song: Song,
  ladder: Ladder,
  typed: string | null,
): Promise<Target | { readonly none: string }> {
  const { language } = caller;
  const today = todayOf(caller);
  const scope = server?.id ?? null;
  const names = { song: songText(song, language), ladder: nameIn(ladder.names, language) };
  const levels = levelsOn(ladder, today);
  const asked = typed === null ? null : levelNamed(ladder, typed);
  const chosen = asked && levels.find(({ id }) => id === asked.id);
  if (typed !== null && !chosen) {
    const known = joinList(
      levels.map((level) => nameIn(level.names, language)),
      language,
    );
    return { none: t('pace.unknownLevel', { ladder: names.ladder, name: shown(typed), levels: known }) };
  }
  const standing = await parts.standings.of(song, ladder, scope, today);
  const { basis, next: following, distance, atLeast } = standing;
  const level = chosen ?? following;
  if (!level) return { none: t('pace.noNext', names) };
  if (level.threshold <= atLeast) {
    const count = formatCountBeforeUnit(atLeast, language);
    return { none: t('pace.reached', { ...names, level: nameIn(level.names, language), count }) };
  }
  if (!distance) {
    const elsewhere = (await parts.histories.newest(song.id, scope)).length > 0;
    const next = t(elsewhere ? 'call.otherLadder' : 'standing.seenOne');
    return { none: joinSentences([t('pace.noNumber', names), next], language) };
  }
  const counter = parts.rules.counters.get(basis.shown?.counter ?? '');
  if (counter && !mayForecast(parts.rules, counter.id))
    return { none: t('pace.notAllowed', { publisher: nameIn(counter.publisher, language) }) };
  const counts = counter ? await parts.outlooks.counts(song, counter.id, scope) : [];
  return { standing, level, bound: distance.bound, growth: growthOf(counts.filter(({ day }) => day <= today)) };
}

function answer(call: Call, view: Omit<PaceTargetView, 'language'>): Promise<Reply> {
  return answerAll(call, async ({ language }) => paceTargetMessage({ ...view, language }));
}
