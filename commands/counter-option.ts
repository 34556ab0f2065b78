import type { Counter } from '../src/domain/counter.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { nameIn } from '../src/views/names.ts';
import { type Option, say } from './define.ts';
import { shown } from './options.ts';

const SUGGESTIONS = 25;

/** A counter, by its name in any language or its id. */
export function counterOption(description: PlainKey): Option<Counter> {
  return {
    kind: 'text',
    description,
    required: true,
    suggest: async (typed, { parts, caller }) => {
      const words = typed.toLowerCase().split(/\s+/);
      const fits = ({ id, names, publisher }: Counter) => {
        const known = [id, ...Object.values(names), ...Object.values(publisher)].join(' ').toLowerCase();
        return words.every((word) => known.includes(word));
      };
      return [...parts.rules.counters.values()]
        .filter(fits)
        .slice(0, SUGGESTIONS)
        .map((counter) => ({ name: nameIn(counter.names, caller.language), value: counter.id }));
    },
    resolve: async (raw, { parts, t }) => {
      const typed = typeof raw === 'string' ? raw.trim() : '';
      const named = (counter: Counter) =>
        [counter.id, ...Object.values(counter.names)].some((name) => name.toLowerCase() === typed.toLowerCase());
      const found = [...parts.rules.counters.values()].find(named);
      return found ? { value: found } : { reply: say(t('history.unknownCounter', { name: shown(typed) })) };
    },
  };
}
