import { type HandOutcome, type HandReading, type HandUndone, UNDO_MS } from '../src/domain/by-hand.ts';
import type { Song } from '../src/domain/song.ts';
import type { Draft, DraftText } from '../src/store/drafts.ts';
import { discordTimestamp } from '../src/text/dates.ts';
import { joinList, joinSentences } from '../src/text/join.ts';
import { type Block, type Button, buttons, type Message, text } from '../src/views/message.ts';
import { channelsHere, levelNames, type RecordView, recordLines } from '../src/views/record.ts';
import type { Reply } from './command.ts';
import { type Action, type Call, type FormAction, privately, replace, say, serverOf } from './define.ts';
import { cut } from './options.ts';
import { type Choice, understand } from './record-draft.ts';
import { readForm, recordForm } from './record-form.ts';

/** What the buttons of `/record` carry, before the colon. */
export const recordActions: Readonly<Record<string, Action>> = {
  'record-pick': pick,
  'record-change': change,
  'record-counts': counts,
  'record-save': save,
  'record-cancel': cancel,
  'record-undo': undo,
  'record-post': postFirst,
  'record-quiet': async ({ t }) => replace(one(t('record.keptQuiet'))),
};

/** The forms of `/record`. */
export const recordForms: Readonly<Record<string, FormAction>> = {
  'record-form': async (call, argument, fields) => {
    const draft = await draftOf(call, argument);
    if (!draft) return say(call.t('record.draftGone'));
    const typed = await readForm(call, draft, fields);
    await call.parts.drafts.change(draft.id, typed);
    return replace(await consider(call, { ...draft, ...typed }));
  },
};

/** Takes down what was typed, and says what it would mean. */
export async function begin(call: Call, typed: Omit<DraftText, 'counts'>): Promise<Reply> {
  const draft = { ...typed, counts: countsAtFirst(call) };
  const id = await call.parts.drafts.add(serverOf(call).id, call.caller.user, draft, call.caller.at);
  return privately(await consider(call, { id, ...draft }));
}

/** Who runs the bot is asked; who reports in this server only records for it (DESIGN §1.7). */
export function countsAtFirst({ caller, server }: Call): Draft['counts'] {
  if (!caller.operator) return 'here';
  const role = server?.reporterRole ?? null;
  const isOfServer = caller.may.manageServer || (role !== null && caller.roles.includes(role));
  return isOfServer ? null : 'everywhere';
}

/** Says what a draft means and offers to save it, or asks about what is not clear. */
async function consider(call: Call, draft: Draft): Promise<Message> {
  const { t } = call;
  const understood = await understand(call, draft);
  const ways: Button[] = [
    { label: t('record.change'), action: `record-change:${draft.id}` },
    { label: t('record.cancel'), action: `record-cancel:${draft.id}` },
  ];
  if ('unclear' in understood) {
    const choices = understood.choices.map((choice) => choiceButton(draft, choice));
    return {
      blocks: [text(understood.unclear), ...(choices.length > 0 ? [buttons(...choices)] : []), buttons(...ways)],
    };
  }
  if (draft.counts === null) {
    const where: Button[] = [
      { label: t('record.here'), action: `record-counts:${draft.id} here` },
      { label: t('record.everywhere'), action: `record-counts:${draft.id} everywhere` },
    ];
    return { blocks: [text(t('record.where')), buttons(...where, ...ways)] };
  }
  const outcome = await call.parts.byHand.preview(understood.reading, scopeOf(call, draft), call.caller.at);
  const lines = recordLines(viewOf(call, draft, understood, outcome));
  return { blocks: [text(lines.join('\n')), buttons(...saveButtons(call, draft, outcome), ...ways)] };
}

function choiceButton(draft: Draft, { label, field, value }: Choice): Button {
  return { label: cut(label, 80), action: `record-pick:${draft.id} ${field} ${value}` };
}

function saveButtons({ t }: Call, { id }: Draft, outcome: HandOutcome): Button[] {
  const button = (
    key: 'record.save' | 'record.saveAndPost' | 'record.saveOnly' | 'record.saveForCheck',
    how: string,
  ) => {
    return { label: t(key), action: `record-save:${id} ${how}` };
  };
  switch (outcome.verdict) {
    case 'accepted':
      if (outcome.posts.length === 0) return [button('record.save', 'post')];
      return [{ ...button('record.saveAndPost', 'post'), style: 'primary' }, button('record.saveOnly', 'quiet')];
    case 'jump':
      return [button('record.saveForCheck', 'quiet')];
    default:
      return [];
  }
}

/** What the views say of a number for this call. */
export function viewOf(
  call: Call,
  draft: Draft,
  { song, reading }: { readonly song: Song; readonly reading: HandReading },
  outcome: HandOutcome,
): RecordView {
  const { rules } = call.parts;
  const everywhere = draft.counts === 'everywhere';
  return { song, reading, outcome, rules, everywhere, server: serverOf(call), language: call.caller.language };
}

/** The row of the server, or 0: what only who runs the bot may write to. */
export function scopeOf(call: Call, { counts }: Draft): number {
  if (counts !== 'everywhere') return serverOf(call).id;
  if (!call.caller.operator) throw new Error('Only who runs the bot records for every server.');
  return 0;
}

/** The draft that a button carries, where it is this person's own in this server. */
export async function draftOf(call: Call, argument: string): Promise<Draft | null> {
  const id = Number(argument.split(' ')[0]);
  if (!Number.isSafeInteger(id)) return null;
  const draft = await call.parts.drafts.get(id, serverOf(call).id, call.caller.user);
  // Who no longer runs the bot no longer decides for every server.
  return draft?.counts === 'everywhere' && !call.caller.operator ? { ...draft, counts: 'here' } : draft;
}

async function pick(call: Call, argument: string): Promise<Reply> {
  const draft = await draftOf(call, argument);
  if (!draft) return say(call.t('record.draftGone'));
  const [, field, value = ''] = argument.split(' ');
  if (field !== 'song' && field !== 'counter' && field !== 'date') return say(call.t('call.unknownButton'));
  await call.parts.drafts.change(draft.id, { [field]: value });
  return replace(await consider(call, { ...draft, [field]: value }));
}

async function change(call: Call, argument: string): Promise<Reply> {
  const draft = await draftOf(call, argument);
  return draft ? recordForm(call, draft.id, draft) : say(call.t('record.draftGone'));
}

async function counts(call: Call, argument: string): Promise<Reply> {
  const draft = await draftOf(call, argument);
  if (!draft) return say(call.t('record.draftGone'));
  const chosen = argument.endsWith(' everywhere') && call.caller.operator ? 'everywhere' : 'here';
  await call.parts.drafts.change(draft.id, { counts: chosen });
  return replace(await consider(call, { ...draft, counts: chosen }));
}

async function cancel(call: Call, argument: string): Promise<Reply> {
  const draft = await draftOf(call, argument);
  if (draft) await call.parts.drafts.remove(draft.id);
  return replace(one(call.t(draft ? 'record.cancelled' : 'record.draftGone')));
}

async function save(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const draft = await draftOf(call, argument);
  if (!draft || draft.counts === null) return replace(one(t('record.draftGone')));
  const understood = await understand(call, draft);
  if ('unclear' in understood) return replace(await consider(call, draft));
  const scope = scopeOf(call, draft);
  const before = await parts.byHand.preview(understood.reading, scope, caller.at);
  // What was shown may have changed meanwhile: nothing is saved that was not on offer.
  if (before.verdict === 'fall' || before.verdict === 'repeated') return replace(await consider(call, draft));
  const post = argument.endsWith(' post');
  const outcome = await parts.byHand.save(understood.reading, { scope, actor: caller.user, post, now: caller.at });
  await parts.drafts.remove(draft.id);
  return replace(saved(call, viewOf(call, draft, understood, outcome), post));
}

/** What became of it, with the way back. */
function saved(call: Call, view: RecordView, post: boolean): Message {
  const { t, caller } = call;
  const { outcome } = view;
  const undoIt: Button = { label: t('record.undo'), action: `record-undo:${outcome.observation}` };
  if (outcome.verdict !== 'accepted') {
    // The very same number may wait there already: then it is not this person's to take back.
    const back = outcome.observation === null ? [] : [buttons(undoIt)];
    return { blocks: [text(t('record.savedWaiting')), ...back] };
  }
  if (outcome.posts.length > 0) {
    const moment = discordTimestamp(caller.at + UNDO_MS, 'R');
    const here = channelsHere(view);
    const sentence =
      here.length > 0
        ? t('record.postedSoon', { channels: joinList(here, caller.language), moment })
        : t('record.postedElsewhereSoon', { n: outcome.posts.length, moment });
    return { blocks: [text(sentence), buttons(undoIt)] };
  }
  const past = levelNames(view, outcome.baseline);
  if (outcome.before === null && past !== '') {
    const sentence = joinSentences([t('record.firstQuiet'), t('record.liesPast', { levels: past })], caller.language);
    const ids = outcome.baseline.map(({ crossing }) => crossing).join(',');
    const row: Button[] = [
      { label: t('record.postNow'), action: cut(`record-post:${ids}`, 100), style: 'primary' },
      { label: t('record.keepQuiet'), action: 'record-quiet:' },
      undoIt,
    ];
    return { blocks: [text(sentence), buttons(...row)] };
  }
  const quiet = !post && outcome.crossed.length > 0;
  return { blocks: [text(t(quiet ? 'record.savedQuiet' : 'record.saved')), buttons(undoIt)] };
}

async function undo(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const outcomes: HandUndone[] = [];
  for (const id of argument.split('.')) outcomes.push(await parts.byHand.undo(Number(id), caller.user, caller.at));
  const undone = outcomes.find((outcome) => outcome === 'undone') ?? outcomes[0];
  if (undone === 'undone') return replace(one(t('record.undone')));
  return replace(one(t(undone === 'gone' ? 'record.undoGone' : 'record.undoTooLate')));
}

/** Posts the levels that a song's first number lay past. */
async function postFirst(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const ids = argument.split(',').map(Number).filter(Number.isSafeInteger);
  const scopes = caller.operator ? [0, serverOf(call).id] : [serverOf(call).id];
  let owed = 0;
  for (const scope of scopes) owed += await parts.byHand.postBaseline(ids, scope, caller.at);
  if (owed === 0) return replace(one(t('record.nothingToPost')));
  const moment = discordTimestamp(caller.at + UNDO_MS, 'R');
  return replace(one(t('record.postedElsewhereSoon', { n: owed, moment })));
}

function one(sentence: string): Message {
  const blocks: Block[] = [text(sentence)];
  return { blocks };
}
