import { z } from 'zod';
import type { WatchFileForm, WatchFileProblem, WatchPlan } from '../src/domain/watch-file.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinSentences } from '../src/text/join.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { type Block, buttons, text } from '../src/views/message.ts';
import type { AttachedFile, Reply } from './command.ts';
import { authorOf, type Call, HalfDone, privately, replace, say, serverOf } from './define.ts';
import { shown } from './options.ts';

/** A file of 10,000 rows has about 700,000 bytes. */
export const LARGEST_BYTES = 2_000_000;

/** How many rows that mean nothing are named. */
const UNKNOWN_SHOWN = 10;

/** All that the server follows as a file. */
export async function giveOut(call: Call, form: WatchFileForm): Promise<Reply> {
  const { parts, t } = call;
  const server = serverOf(call);
  const { total } = await parts.watches.page(server.id, { offset: 0, limit: 1 });
  if (total === 0) return say(t('watch.empty'));
  const bytes = await parts.watchFiles.write(server.id, form);
  return privately({
    blocks: [text(t('watch.exported', { n: total })), { type: 'file', name: `tierwatch-watches.${form}`, bytes }],
  });
}

/** Says what a file would have the server follow, and offers it; nothing is changed yet. */
export async function consider(call: Call, file: AttachedFile): Promise<Reply> {
  const { parts, caller, t } = call;
  const name = shown(file.name);
  const fetched = await file.fetch(LARGEST_BYTES);
  if ('problem' in fetched) {
    const problem = fetched.problem === 'too-large' ? 'too-large' : 'not-fetched';
    return say(refusalText(call, name, { problem, line: null, limit: LARGEST_BYTES / 1_000_000, found: null }));
  }
  const server = serverOf(call);
  const plan = await parts.watchFiles.plan(server.id, file.name, fetched.bytes);
  if ('problem' in plan) return say(refusalText(call, name, plan));
  const { fresh } = plan;
  const heading = t('watch.plan', {
    name,
    fresh: fresh.length,
    already: plan.already,
    repeated: plan.repeated,
    unknown: plan.unknown.length,
  });
  const blocks: Block[] = [text(heading), ...leftOutBlocks(call, plan), ...unknownBlocks(call, plan)];
  if (fresh.length === 0) return privately({ blocks: [...blocks, text(t('watch.nothingNew'))] });
  const body = JSON.stringify(fresh.map(({ kind, target }) => [kind, target]));
  const id = await parts.proposals.add({ server: server.id, actor: caller.user }, 'watches', body, caller.at);
  const label = t('watch.importNow', { n: fresh.length });
  return privately({ blocks: [...blocks, buttons({ label, action: `watch-import:${id}`, style: 'primary' })] });
}

const planned = z.array(z.tuple([z.enum(['song', 'artist', 'market']), z.number()]));

/** Follows what a file's plan said; pressed again, nothing is left to do. */
export async function importNow(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const server = serverOf(call);
  const by = { server: server.id, actor: caller.user };
  const body = await parts.proposals.get(by, 'watches', Number(argument), caller.at);
  if (body === null) return replace({ blocks: [text(t('ownSong.gone'))] });
  const watches = planned.parse(JSON.parse(body)).map(([kind, target]) => ({ kind, target }));
  const note = async (entries: number) => {
    if (entries > 0) await parts.audit.note(server.id, authorOf(call), { what: 'imported', entries });
  };
  const before = await parts.watches.followed(server.id, watches);
  let added: number;
  try {
    added = await parts.watches.add(server.id, watches, caller.user, caller.at);
  } catch (defect) {
    await note((await parts.watches.followed(server.id, watches)).size - before.size);
    throw new HalfDone('An import ended half-way.', { cause: defect });
  }
  await note(added);
  await parts.proposals.remove(Number(argument));
  return replace({ blocks: [text(t('watch.imported', { n: added }))] });
}

function leftOutBlocks({ t }: Call, { leftOut }: WatchPlan): Block[] {
  const lines = leftOut.map(
    ({ line, text: written }) => `- ${t('watch.unknownRow', { line, written: escapeText(written) })}`,
  );
  return lines.length === 0 ? [] : [text([t('watch.leftOut'), ...lines].join('\n'))];
}

function unknownBlocks({ t, caller }: Call, { unknown }: WatchPlan): Block[] {
  if (unknown.length === 0) return [];
  const lines = unknown.slice(0, UNKNOWN_SHOWN).map(({ line, written, nearest }) => {
    const row = t('watch.unknownRow', { line, written: escapeText(written) });
    const near = nearest.map((name) => escapeText(name)).join(' | ');
    return `- ${nearest.length > 0 ? joinSentences([row, t('watch.nearest', { names: near })], caller.language) : row}`;
  });
  const more = unknown.length - UNKNOWN_SHOWN;
  return [text([...lines, ...(more > 0 ? [t('watch.more', { n: more })] : []), t('watch.unknownHint')].join('\n'))];
}

type AnyProblem = Omit<WatchFileProblem, 'problem'> & { readonly problem: WatchFileProblem['problem'] | 'not-fetched' };

const REFUSALS: Readonly<Record<Exclude<AnyProblem['problem'], 'too-large' | 'too-many-rows'>, PlainKey>> = {
  empty: 'watch.fileEmpty',
  'not-a-table': 'watch.fileNotATable',
  'web-page': 'watch.fileWebPage',
  'not-utf8': 'watch.fileNotUtf8',
  quotes: 'watch.fileQuotes',
  columns: 'watch.fileColumns',
  'no-list': 'watch.fileNoList',
  'not-json': 'watch.fileNotJson',
  newer: 'watch.fileNewer',
  'not-fetched': 'import.notFetched',
};

function refusalText({ t, caller }: Call, name: string, { problem, line, limit, found }: AnyProblem): string {
  const reason =
    problem === 'too-large'
      ? t('watch.fileTooLarge', { limit: limit ?? 0 })
      : problem === 'too-many-rows'
        ? t('watch.fileTooManyRows', { limit: limit ?? 0 })
        : found !== null
          ? t('watch.fileNoHeading', { found: escapeText(found) })
          : t(REFUSALS[problem]);
  const placed = line === null ? reason : t('import.atLine', { line, sentence: reason });
  return joinSentences([t('watch.fileRefused', { name, reason: placed }), t('watch.nothingChanged')], caller.language);
}
