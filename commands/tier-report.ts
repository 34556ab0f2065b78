import type { ReportRefusal } from '../src/store/reports.ts';
import type { Button } from '../src/views/message.ts';
import type { Reply } from './command.ts';
import { type Action, type Call, type FormAction, fill, say } from './define.ts';
import { placeArgument, placeOf, type SongPlace } from './song-place.ts';
import { todayOf } from './today.ts';

/** "Report a wrong number" opens a form, whose fields may stay empty. */
export const reportActions: Readonly<Record<string, Action>> = { 'report-number': open };
export const reportForms: Readonly<Record<string, FormAction>> = { 'report-number': send };

const MOST_WORDS = 300;
const MOST_LINK = 500;

/** What it does and who sees it, with its button. */
export function reportOffer(call: Call, at: SongPlace): { readonly line: string; readonly button: Button } {
  const { t } = call;
  const action = `report-number:${placeArgument(at)}`;
  return { line: t('report.offer', { who: whoSees(call) }), button: { label: t('report.button'), action } };
}

async function open(call: Call, argument: string): Promise<Reply> {
  const { t, parts, caller } = call;
  const at = await placeOf(call, argument);
  if (!at) return say(t('standing.nowhere'));
  const refused = await parts.reports.refusal(reportPlace(call, at), caller.at);
  if (refused) return say(refusalText(call, refused));
  return fill({
    title: t('report.button'),
    action: `report-number:${placeArgument(at)}`,
    fields: [
      {
        kind: 'text',
        name: 'what',
        label: t('report.what'),
        example: t('report.whatExample'),
        required: false,
        most: MOST_WORDS,
      },
      {
        kind: 'text',
        name: 'link',
        label: t('report.linkField'),
        example: 'https://',
        required: false,
        most: MOST_LINK,
      },
    ],
  });
}

async function send(call: Call, argument: string, fields: Readonly<Record<string, string>>): Promise<Reply> {
  const { t, parts, caller, server } = call;
  const at = await placeOf(call, argument);
  if (!at) return say(t('standing.nowhere'));
  const words = {
    what: (fields.what ?? '').trim().slice(0, MOST_WORDS),
    link: (fields.link ?? '').trim().slice(0, MOST_LINK),
  };
  const shown = await parts.standings.of(at.song, at.ladder, server?.id ?? null, todayOf(caller));
  const refused = await parts.reports.add(reportPlace(call, at), words, shown, caller.at);
  if (refused) return say(refusalText(call, refused));
  parts.posting.wake();
  return say(t('report.sent', { who: whoSees(call) }));
}

function refusalText({ t }: Call, refused: ReportRefusal): string {
  return t(refused === 'reported-already' ? 'report.already' : 'report.enough');
}

/** Who gets to see a report that is made here. */
function whoSees({ t, server }: Call): string {
  return t(server ? 'report.hereAndOperator' : 'report.operator');
}

function reportPlace({ caller, server }: Call, { song, ladder }: SongPlace) {
  return { user: caller.user, song: song.id, ladder: ladder.id, server: server?.id ?? null };
}
