import { clockText, isTimeZone } from '../src/domain/local-time.ts';
import { joinSentences } from '../src/text/join.ts';
import type { PlainKey } from '../src/text/translate.ts';
import type { ChosenChannel, Reply } from './command.ts';
import { authorOf, type Call, type Option, optional, type Runnable, runnable, say, serverOf } from './define.ts';
import { cannotPostIn } from './missing-permissions.ts';
import { option, shown } from './options.ts';
import { digestLine, timeZoneLine } from './posting-lines.ts';

const SUGGESTIONS = 25;

/** A time of the day in minutes, or no quiet hours at all. */
type QuietTime = number | 'off';

/** `/settings quiet`, `timezone`, `digest` and `notices`: when posts come, and where trouble is told. */
export const timeSettings: readonly Runnable[] = [
  runnable({
    name: 'quiet',
    description: 'settings.quietDescription',
    visibility: 'private',
    options: {
      from: quietTime('settings.quietFromOption', true),
      until: optional(quietTime('settings.quietUntilOption', false)),
    },
    run: async (call, { from, until }) => setQuiet(call, from, until),
  }),
  runnable({
    name: 'timezone',
    description: 'settings.zoneDescription',
    visibility: 'private',
    options: { zone: timeZone() },
    run: async (call, { zone }) => setTimeZone(call, zone),
  }),
  runnable({
    name: 'digest',
    description: 'settings.digestDescription',
    visibility: 'private',
    options: {
      rhythm: option.choice('settings.digestOption', [
        { value: 'off', name: 'settings.off' },
        { value: 'weekly', name: 'settings.weekly' },
        { value: 'monthly', name: 'settings.monthly' },
      ]),
    },
    run: async (call, { rhythm }) => setDigest(call, rhythm === 'weekly' || rhythm === 'monthly' ? rhythm : 'off'),
  }),
  runnable({
    name: 'notices',
    description: 'settings.noticesDescription',
    visibility: 'private',
    options: { channel: optional(option.channel('settings.noticesOption')) },
    run: async (call, { channel }) => setNotices(call, channel),
  }),
];

async function setQuiet(call: Call, from: QuietTime, until: QuietTime | null): Promise<Reply> {
  const { parts, t } = call;
  const server = serverOf(call);
  if (from === 'off' || until === 'off') {
    await parts.postingSettings.setQuietHours(server.id, null, authorOf(call));
    return say(t('settings.quietNone'));
  }
  if (until === null) return say(t('settings.quietUntilMissing', { from: clockText(from) }));
  if (from === until) return say(t('settings.quietSame'));
  await parts.postingSettings.setQuietHours(server.id, { from, until }, authorOf(call));
  const line = t('settings.quietLine', { from: clockText(from), until: clockText(until) });
  const zone = timeZoneLine(call, await parts.postingSettings.of(server.id));
  return say(`${line}\n${zone}`);
}

async function setTimeZone(call: Call, zone: string): Promise<Reply> {
  const { parts } = call;
  const server = serverOf(call);
  await parts.postingSettings.setTimeZone(server.id, zone, authorOf(call));
  return say(timeZoneLine(call, await parts.postingSettings.of(server.id)));
}

async function setDigest(call: Call, digest: 'off' | 'weekly' | 'monthly'): Promise<Reply> {
  const { parts, caller, t } = call;
  const server = serverOf(call);
  await parts.postingSettings.setDigest(server.id, digest, authorOf(call));
  const line = digestLine(call, await parts.postingSettings.of(server.id));
  const channel = server.channel === null && digest !== 'off' ? t('settings.channelFirst') : null;
  return say(joinSentences([line, channel], caller.language));
}

async function setNotices(call: Call, chosen: ChosenChannel | null): Promise<Reply> {
  const { parts, t } = call;
  const server = serverOf(call);
  if (chosen === null) {
    await parts.postingSettings.setNoticeChannel(server.id, null, authorOf(call));
    return say(t('settings.noticesNone'));
  }
  const refused = cannotPostIn(call, chosen);
  if (refused) return refused;
  if (chosen.id === server.channel) return say(t('settings.noticesSame', { channel: `<#${chosen.id}>` }));
  await parts.postingSettings.setNoticeChannel(server.id, chosen.id, authorOf(call));
  return say(t('settings.noticesLine', { channel: `<#${chosen.id}>` }));
}

/** A time of the day. No quiet hours at all is offered where it can be meant: a time that is typed must not end in it. */
function quietTime(description: PlainKey, offersOff: boolean): Option<QuietTime> {
  const isOff = (typed: string, { t }: Call) => typed === 'off' || typed === t('settings.off').toLowerCase();
  return {
    kind: 'text',
    description,
    required: true,
    suggest: async (raw, { t }) => {
      const typed = raw.normalize('NFKC').trim().toLowerCase();
      const off = { name: t('settings.off'), value: 'off' };
      const isMeant = offersOff && (off.value.startsWith(typed) || off.name.toLowerCase().startsWith(typed));
      const meant = minutesIn(typed);
      const hours = Array.from({ length: 24 }, (_, hour) => clockText(hour * 60)).filter((time) =>
        time.includes(typed),
      );
      const times = new Set([...(meant === null ? [] : [clockText(meant)]), ...hours]);
      const named = [...times].map((time) => ({ name: time, value: time }));
      return [...(isMeant ? [off] : []), ...named].slice(0, SUGGESTIONS);
    },
    resolve: async (raw, call) => {
      const typed = typeof raw === 'string' ? raw.normalize('NFKC').trim().toLowerCase() : '';
      if (isOff(typed, call)) return { value: 'off' };
      const meant = minutesIn(typed);
      if (meant !== null) return { value: meant };
      return { reply: say(call.t('settings.quietWrong', { value: shown(typed) })) };
    },
  };
}

/** The minutes of the day that a text such as `7`, `7:30` or `22:00` means; null where it means none. */
function minutesIn(typed: string): number | null {
  const match = /^([01]?\d|2[0-3])(?::([0-5]\d))?$/.exec(typed);
  return match ? Number(match[1]) * 60 + Number(match[2] ?? 0) : null;
}

/** An IANA time zone, by its own name. */
function timeZone(): Option<string> {
  return {
    kind: 'text',
    description: 'settings.zoneOption',
    required: true,
    suggest: async (typed) => {
      const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
      const names = ['UTC', ...Intl.supportedValuesOf('timeZone')];
      const common = wanted === '' ? ['Asia/Tokyo', 'Asia/Seoul', 'UTC', 'America/New_York', 'Europe/London'] : names;
      return common
        .filter((name) => name.toLowerCase().includes(wanted))
        .slice(0, SUGGESTIONS)
        .map((name) => ({ name, value: name }));
    },
    resolve: async (raw, { t }) => {
      const typed = typeof raw === 'string' ? raw.trim().replaceAll(' ', '_') : '';
      const known = Intl.supportedValuesOf('timeZone').find((name) => name.toLowerCase() === typed.toLowerCase());
      // Offsets such as +09:00 are zones to the library too, but follow nobody's clock.
      const zone = known ?? (/^[A-Za-z]/.test(typed) && isTimeZone(typed) ? typed : null);
      return zone === null ? { reply: say(t('settings.zoneUnknown', { name: shown(typed) })) } : { value: zone };
    },
  };
}
