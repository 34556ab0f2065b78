import type { HandCorrected, HandReading } from '../src/domain/by-hand.ts';
import type { Song } from '../src/domain/song.ts';
import type { Draft, DraftText } from '../src/store/drafts.ts';
import { joinSentences } from '../src/text/join.ts';
import { type Button, buttons, type Message, text } from '../src/views/message.ts';
import { correctionLines, levelNames } from '../src/views/record.ts';
import type { Reply } from './command.ts';
import { type Call, privately, replace, say, serverOf } from './define.ts';
import { understand } from './record-draft.ts';
import { draftOf, scopeOf } from './record-steps.ts';

/** Takes down the right number, and says what it would change. */
export async function beginCorrection(call: Call, typed: Omit<DraftText, 'counts'>): Promise<Reply> {
  const { parts, caller, t } = call;
  const draft = { ...typed, counts: 'here' as const };
  const id = await parts.drafts.add(serverOf(call).id, caller.user, draft, caller.at);
  const understood = await understand(call, { id, ...draft });
  // The right number is typed whole: what is unclear in it is typed again.
  if ('unclear' in understood) return say(understood.unclear);
  const found = await findWrong(call, { id, ...draft }, understood.reading);
  if (found.outcome.state !== 'corrected')
    return say(t(found.outcome.state === 'same' ? 'record.repeated' : 'record.nothingToCorrect'));
  if (found.counts === 'everywhere') await parts.drafts.change(id, { counts: 'everywhere' });
  const row: Button[] = [
    { label: t('record.correctIt'), action: `record-correct:${id}`, style: 'primary' },
    { label: t('record.cancel'), action: `record-cancel:${id}` },
  ];
  return privately({ blocks: [text(lines(call, understood, found.outcome)), buttons(...row)] });
}

/** Corrects what was confirmed. */
export async function correct(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const draft = await draftOf(call, argument);
  const understood = draft ? await understand(call, draft) : null;
  if (!draft || !understood || 'unclear' in understood) return replace(one(t('record.draftGone')));
  const by = { scope: scopeOf(call, draft), actor: caller.user, now: caller.at };
  const outcome = await parts.byHand.correct(understood.reading, by);
  await parts.drafts.remove(draft.id);
  if (outcome.state !== 'corrected') return replace(one(t('record.nothingToCorrect')));
  return replace(one(joinSentences([t('record.corrected'), ...consequences(call, outcome)], caller.language)));
}

/** The server's own number is corrected; who runs the bot corrects what counts everywhere where it has none. */
async function findWrong(
  call: Call,
  draft: Draft,
  reading: HandReading,
): Promise<{ counts: Draft['counts']; outcome: HandCorrected }> {
  const { parts, caller } = call;
  const here = await parts.byHand.previewCorrection(reading, scopeOf(call, draft), caller.at);
  if (here.state !== 'none' || !caller.operator) return { counts: 'here', outcome: here };
  const everywhere = scopeOf(call, { ...draft, counts: 'everywhere' });
  return {
    counts: 'everywhere',
    outcome: await parts.byHand.previewCorrection(reading, everywhere, caller.at),
  };
}

function lines(
  call: Call,
  { song, reading }: { readonly song: Song; readonly reading: HandReading },
  outcome: Extract<HandCorrected, { state: 'corrected' }>,
): string {
  const { parts, caller } = call;
  const heading = correctionLines({
    song,
    reading,
    wrong: outcome.wrong,
    rules: parts.rules,
    language: caller.language,
  });
  return [...heading, ...consequences(call, outcome)].join('\n');
}

/** Levels that are passed no more, and posts that say so. */
function consequences(
  call: Call,
  { retracted, posts, owed }: Extract<HandCorrected, { state: 'corrected' }>,
): string[] {
  const { parts, t, caller } = call;
  const crossings = retracted.map((one) => {
    const [ladder = '', level = ''] = one.split(' ');
    return { crossing: 0, ladder, level };
  });
  const view = { rules: parts.rules, server: serverOf(call), language: caller.language };
  const levels = levelNames(view, crossings);
  return [
    ...(levels === '' ? [] : [t('record.passedNoMore', { levels })]),
    ...(posts > 0 ? [t('record.postsCorrected', { n: posts })] : []),
    ...(owed > 0 ? [t('record.willPostElsewhere', { n: owed })] : []),
  ];
}

function one(sentence: string): Message {
  return { blocks: [text(sentence)] };
}
