import { findLevel, type Ladder, type Level, levelsOn } from '../src/domain/ladder.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { nameIn } from '../src/views/names.ts';
import type { Suggestion } from './command.ts';
import { type Call, type Option, say } from './define.ts';
import { shown } from './options.ts';
import { todayOf } from './today.ts';

const SUGGESTIONS = 25;

/** A level of one of the server's certifications or milestones. */
export interface ChosenLevel {
  readonly ladder: Ladder;
  readonly level: Level;
}

/** One of the levels of the ladders that are switched on. */
export function levelOption(description: PlainKey): Option<ChosenLevel> {
  return {
    kind: 'text',
    description,
    required: true,
    suggest: async (typed, call) => levelSuggestions(call, typed),
    resolve: async (raw, call) => {
      const found = levelOf(call, typeof raw === 'string' ? raw : '');
      return found ? { value: found } : unknownLevel(call, raw);
    },
  };
}

/** The lowest level that is wanted of a ladder: one of its levels, or all of them. */
export function minimumOption(
  description: PlainKey,
): Option<{ readonly ladder: Ladder; readonly level: Level | null }> {
  return {
    kind: 'text',
    description,
    required: true,
    suggest: async (typed, call) => {
      const all = laddersOf(call).map((ladder) => ({
        name: call.t('settings.allLevels', { ladder: nameIn(ladder.names, call.caller.language) }),
        value: `${ladder.id} all`,
      }));
      return [...all.filter(within(typed)), ...levelSuggestions(call, typed)].slice(0, SUGGESTIONS);
    },
    resolve: async (raw, call) => {
      const typed = typeof raw === 'string' ? raw.trim() : '';
      const all = laddersOf(call).find((ladder) => `${ladder.id} all` === typed);
      const found = all ? { ladder: all, level: null } : levelOf(call, typed);
      return found ? { value: found } : unknownLevel(call, raw);
    },
  };
}

function unknownLevel({ t }: Call, raw: unknown) {
  return { reply: say(t('settings.unknownLevel', { name: shown(typeof raw === 'string' ? raw : '') })) };
}

function laddersOf({ server, parts }: Call): Ladder[] {
  return (server?.ladders ?? []).flatMap((id) => parts.rules.ladders.get(id) ?? []);
}

function levelSuggestions(call: Call, typed: string): Suggestion[] {
  const { language } = call.caller;
  return laddersOf(call)
    .flatMap((ladder) =>
      levelsOn(ladder, todayOf(call.caller)).map((level) => ({
        name: `${nameIn(level.names, language)} — ${nameIn(ladder.names, language)}`,
        value: `${ladder.id} ${level.id}`,
      })),
    )
    .filter(within(typed))
    .slice(0, SUGGESTIONS);
}

function within(typed: string): (suggestion: Suggestion) => boolean {
  const words = typed.toLowerCase().split(/\s+/);
  return ({ name, value }) => words.every((word) => `${name} ${value}`.toLowerCase().includes(word));
}

/** A suggestion's value, or a level's name in any language where only one of the ladders has it. */
function levelOf(call: Call, typed: string): ChosenLevel | null {
  const [ladderId = '', levelId = ''] = typed.trim().split(' ');
  const ladder = laddersOf(call).find(({ id }) => id === ladderId);
  const level = ladder && findLevel(ladder, levelId)?.level;
  if (ladder && level) return { ladder, level };
  const named = laddersOf(call).flatMap((one) =>
    levelsOn(one, todayOf(call.caller))
      .filter(({ names }) => Object.values(names).some((name) => name.toLowerCase() === typed.trim().toLowerCase()))
      .map((found) => ({ ladder: one, level: found })),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}
