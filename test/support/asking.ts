import { join } from 'node:path';
import { createAnswers } from '../../commands/answers.ts';
import type { Caller, ChosenValue, RawOption, Reply } from '../../commands/command.ts';
import { commands } from '../../commands/commands.ts';
import type { Pictures, Posting } from '../../commands/define.ts';
import type { Doctor } from '../../src/domain/check-up.ts';
import { type Day, dayOf } from '../../src/domain/day.ts';
import type { Precision } from '../../src/domain/reading.ts';
import { createParts } from '../../src/start/parts.ts';
import { type CatalogueFiles, readCatalogueFiles } from '../../src/store/data-files.ts';
import type { Store } from '../../src/store/database.ts';
import type { Language } from '../../src/text/language.ts';
import { loadCatalogue } from '../../src/tracker/load-catalogue.ts';
import { recordReadings } from '../../src/tracker/record-readings.ts';
import type { Block, Button, Form, Message } from '../../src/views/message.ts';
import { counterOf, DATA_FOLDER, shippedRules } from './rules.ts';
import { temporaryStore } from './store.ts';

/** A moment in the middle of a calendar day in Japan. */
export function noonInJapan(day: string): number {
  return dayOf(day) * 86_400_000 + 3 * 3_600_000;
}

/** Posting in a world where every channel works. */
const NOTHING_HELD: Posting = {
  retry: async () => [],
  begin: () => undefined,
  examine: async () => ({ kind: 'text', obstacle: null }),
  wake: () => undefined,
};

const NOTHING_WRONG: Doctor = {
  canMention: async () => 'yes',
  clockOffMs: async () => 0,
  problems: async () => [],
  sources: async () => [],
};

const NO_PICTURES: Pictures = { draw: async () => 'failed' };

/** A reply as a person reads it. */
export interface Seen {
  readonly kind: Reply['kind'];
  readonly visibility: 'public' | 'private' | null;
  readonly text: string;
  readonly lines: readonly string[];
  readonly buttons: readonly Button[];
  /** The form that opens, null where none does. */
  readonly form: Form | null;
  readonly reply: Reply;
}

/** The commands over a store of their own with the made-up catalogue of the playground. */
export async function askingOver(options: {
  readonly now: string;
  readonly language?: Language;
  readonly posting?: Partial<Posting>;
  readonly pictures?: Pictures;
  readonly doctor?: Partial<Doctor>;
  /** The folder of the catalogue, or what it says; the made-up one without. */
  readonly catalogue?: string | CatalogueFiles;
}) {
  const store = await temporaryStore();
  const rules = shippedRules();
  let now = noonInJapan(options.now);
  const { catalogue = join(DATA_FOLDER, 'playground') } = options;
  const files = typeof catalogue === 'string' ? readCatalogueFiles(catalogue) : catalogue;
  await store.write.transaction().execute((trx) => loadCatalogue(trx, rules, files, now));
  const answers = createAnswers(
    commands,
    createParts(store, rules, {
      posting: { ...NOTHING_HELD, ...options.posting },
      pictures: options.pictures ?? NO_PICTURES,
      doctor: { ...NOTHING_WRONG, ...options.doctor },
    }),
  );

  function caller(more: Partial<Caller> = {}): Caller {
    const language = options.language ?? 'en';
    return {
      server: { id: '100000000000000001', language },
      channel: '200000000000000001',
      user: '300000000000000001',
      may: { manageServer: true, manageMessages: false },
      roles: [],
      operator: false,
      language,
      at: now,
      ...more,
    };
  }

  return {
    store,
    rules,
    answers,
    caller,
    setNow: (day: string) => {
      now = noonInJapan(day);
    },
    /** Types a command: "tier", "watch song". */
    type: async (command: string, typed: Record<string, RawOption> = {}, more: Partial<Caller> = {}) => {
      const [name = '', subcommand = null] = command.split(' ');
      return seen(await answers.command({ caller: caller(more), command: name, subcommand, options: typed }));
    },
    submit: async (action: string, fields: Record<string, string>, more: Partial<Caller> = {}) =>
      seen(await answers.submit({ caller: caller(more), action, fields })),
    /** Calls a command of a message's menu. */
    onMessage: async (command: string, text: string, more: Partial<Caller> = {}) => {
      const message = { id: '400000000000000001', text, link: 'https://discord.com/channels/1/2/3' };
      return seen(await answers.message({ caller: caller(more), command, message }));
    },
    press: async (action: string, more: Partial<Caller> = {}) =>
      seen(await answers.action({ caller: caller(more), action, chosen: [] })),
    /** Chooses in a menu. */
    choose: async (action: string, chosen: readonly ChosenValue[], more: Partial<Caller> = {}) =>
      seen(await answers.action({ caller: caller(more), action, chosen })),
    suggest: (command: string, focused: string, typed: string, more: Partial<Caller> = {}) => {
      const [name = '', subcommand = null] = command.split(' ');
      return answers.suggest({
        caller: caller(more),
        command: name,
        subcommand,
        options: { [focused]: typed },
        focused,
      });
    },
    /** Records a number as an import would. */
    record: (song: string, counter: string, day: string, count: number, precision: Precision = 'exact') =>
      recordNumber(store, rules, { song, counter, day: dayOf(day), count, precision }, now),
  };
}

async function recordNumber(
  store: Store,
  rules: ReturnType<typeof shippedRules>,
  reading: { song: string; counter: string; day: Day; count: number; precision: Precision },
  now: number,
) {
  const { id } = await store.read
    .selectFrom('song')
    .select('id')
    .where('key', '=', reading.song)
    .executeTakeFirstOrThrow();
  const { day, count, precision } = reading;
  return store.write.transaction().execute((trx) =>
    recordReadings(
      trx,
      rules,
      {
        counter: counterOf(rules, reading.counter),
        scope: 0,
        source: 'test',
        actor: null,
        byHand: true,
        readings: [{ song: id, day, count, precision, link: null }],
      },
      now,
    ),
  );
}

function seen(reply: Reply): Seen {
  const message: Message = 'message' in reply ? reply.message : { blocks: [] };
  const text = message.blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n');
  const carried = message.blocks.flatMap(actionsOf);
  const twice = carried.filter((action, at) => carried.indexOf(action) !== at);
  // Discord refuses a message in which two buttons or menus carry the same.
  if (twice.length > 0) throw new Error(`carried twice in one message: ${twice.join(', ')}`);
  return {
    kind: reply.kind,
    visibility: reply.kind === 'message' ? reply.visibility : null,
    text,
    lines: text.split('\n'),
    form: reply.kind === 'form' ? reply.form : null,
    buttons: message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])),
    reply,
  };
}

/** What a block's buttons or menu carry. */
function actionsOf(block: Block): string[] {
  if (block.type === 'select') return [block.action];
  if (block.type !== 'buttons') return [];
  return block.buttons.flatMap((button) => ('action' in button ? [button.action] : []));
}

/** What a button of this label carries. */
export function actionOf(seenReply: Seen, label: string): string {
  const button = seenReply.buttons.find((one) => one.label === label);
  if (!button || !('action' in button)) throw new Error(`there is no button "${label}"`);
  return button.action;
}
