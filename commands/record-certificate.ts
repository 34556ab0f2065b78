import { lastDayOf } from '../src/domain/day.ts';
import { findLevel, type Ladder, type Level, levelsOn } from '../src/domain/ladder.ts';
import type { Song } from '../src/domain/song.ts';
import { readWrittenMonth } from '../src/domain/written-month.ts';
import { formatMonth } from '../src/text/dates.ts';
import type { Language } from '../src/text/language.ts';
import { buttons, text } from '../src/views/message.ts';
import { nameIn, songText } from '../src/views/names.ts';
import type { Reply, Suggestion } from './command.ts';
import { type Call, type Option, privately, replace, runnable, say, serverOf } from './define.ts';
import { option, shown } from './options.ts';
import { isWebAddress } from './record-draft.ts';
import { todayOf } from './today.ts';

/** A level that an association gives. */
interface GivenLevel {
  readonly ladder: Ladder;
  readonly level: Level;
}

/** `/record certificate song level month link`: one that an admin saw, for their own server. */
export const recordCertificate = runnable({
  name: 'certificate',
  description: 'record.certificateDescription',
  visibility: 'private',
  options: {
    song: option.song(),
    level: levelOption(),
    month: monthOption(),
    link: linkOption(),
  },
  run: enter,
});

async function enter(
  call: Call,
  { song, level: given, month, link }: { song: Song; level: GivenLevel; month: string; link: string },
): Promise<Reply> {
  const { parts, caller, t } = call;
  const { ladder, level } = given;
  const names = { level: nameIn(level.names, caller.language), month: formatMonth(month, caller.language) };
  if (!levelsOn(ladder, lastDayOf(month)).some(({ id }) => id === level.id))
    return say(t('record.notGivenThen', names));
  const seen = { song: song.id, ladder: ladder.id, level: level.id, month, source: link };
  const entered = await parts.serverCertificates.enter(serverOf(call).id, seen, caller.at);
  const words = { ...names, song: songText(song, caller.language) };
  if (entered === 'listed') return say(t('record.certificateListed', words));
  const undo = { label: t('record.undo'), action: `record-uncertify:${entered.id}` };
  return privately({ blocks: [text(t('record.certificateEntered', words)), buttons(undo)] });
}

/** Takes a certificate that this server entered away again. */
export async function uncertify(call: Call, argument: string): Promise<Reply> {
  const { parts, t } = call;
  const removed = await parts.serverCertificates.remove(serverOf(call).id, Number(argument));
  return replace({ blocks: [text(t(removed ? 'record.certificateRemoved' : 'record.undoGone'))] });
}

function levelOption(): Option<GivenLevel> {
  return {
    kind: 'text',
    description: 'record.levelOption',
    required: true,
    suggest: async (typed, call): Promise<Suggestion[]> =>
      givenLevels(call)
        .map((one) => ({ name: levelLabel(one, call.caller.language), value: `${one.ladder.id}:${one.level.id}` }))
        .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase())),
    resolve: async (raw, call) => {
      const typed = typeof raw === 'string' ? raw.trim() : '';
      const levels = givenLevels(call);
      const names = ({ level }: GivenLevel) =>
        [level.id, ...Object.values(level.names)].map((name) => name.toLowerCase());
      const found =
        levels.find(({ ladder, level }) => `${ladder.id}:${level.id}` === typed) ??
        levels.find((one) => names(one).includes(typed.toLowerCase()));
      return found ? { value: found } : { reply: say(call.t('record.levelUnknown', { name: shown(typed) })) };
    },
  };
}

/** The levels that associations give on the ladders that are certified, past ones too; those followed here first. */
function givenLevels({ parts, server }: Call): GivenLevel[] {
  const certified = [...parts.rules.ladders.values()].filter(({ certificates }) => certificates?.asLevels === true);
  const followed = (ladder: Ladder) => Number(server?.ladders.includes(ladder.id) ?? false);
  return certified
    .toSorted((a, b) => followed(b) - followed(a))
    .flatMap((ladder) =>
      [...new Set(ladder.editions.flatMap(({ levels }) => levels.map(({ id }) => id)))].flatMap((id) => {
        const level = findLevel(ladder, id)?.level;
        return level ? [{ ladder, level }] : [];
      }),
    );
}

function levelLabel({ ladder, level }: GivenLevel, language: Language): string {
  return `${nameIn(level.names, language)} · ${nameIn(ladder.names, language)}`;
}

function monthOption(): Option<string> {
  return {
    kind: 'text',
    description: 'record.monthOption',
    required: true,
    suggest: async (typed, { caller }) => {
      const read = readWrittenMonth(typed, todayOf(caller));
      return 'month' in read ? [{ name: formatMonth(read.month, caller.language), value: read.month }] : [];
    },
    resolve: async (raw, call) => {
      const typed = typeof raw === 'string' ? raw : '';
      const read = readWrittenMonth(typed, todayOf(call.caller));
      if ('month' in read) return { value: read.month };
      const key = read.problem === 'future' ? 'record.monthFuture' : 'record.monthNone';
      return { reply: say(call.t(key, { date: shown(typed) })) };
    },
  };
}

function linkOption(): Option<string> {
  return {
    kind: 'text',
    description: 'record.certificateLink',
    required: true,
    resolve: async (raw, call) => {
      const typed = typeof raw === 'string' ? raw.trim() : '';
      return isWebAddress(typed) ? { value: typed } : { reply: say(call.t('record.certificateNeedsLink')) };
    },
  };
}
