import type { TargetChange } from '../src/store/posting-settings.ts';
import { formatCountBeforeUnit } from '../src/text/numbers.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { text } from '../src/views/message.ts';
import type { ChosenChannel, Reply } from './command.ts';
import {
  authorOf,
  type Call,
  type Option,
  optional,
  privately,
  type Runnable,
  runnable,
  say,
  serverOf,
} from './define.ts';
import { minimumOption } from './level-option.ts';
import { option, shown } from './options.ts';
import { channelLines } from './posting-lines.ts';
import { oneOfChannels } from './settings-channel.ts';

/** How near a song must come: a share of the next level in thousandths, or so many plays before it; null is off. */
type Approach = Pick<TargetChange, 'approachingShare' | 'approachingDistance'>;

const MOST_AN_HOUR = 20;
const LEAST_DISTANCE = 1_000;
const MOST_DISTANCE = 100_000_000;

/** `/settings posts`, `role` and `crosspost`: what is wanted in the channels. */
export const postSettings: readonly Runnable[] = [
  runnable({
    name: 'posts',
    description: 'settings.postsDescription',
    visibility: 'private',
    options: {
      passed: optional(onOff('settings.passedOption')),
      certified: optional(onOff('settings.certifiedOption')),
      approaching: optional(approach()),
      forecast: optional(onOff('settings.forecastOption')),
      minimum: optional(minimumOption('settings.minimumOption')),
      hourly: optional(hourly()),
      channel: optional(option.channel('channels.whichOption')),
    },
    run: async (call, { minimum, approaching, hourly: postsAnHour, channel, ...kinds }) =>
      changed(
        call,
        channel,
        {
          ...(kinds.passed === null ? {} : { passed: kinds.passed }),
          ...(kinds.certified === null ? {} : { certified: kinds.certified }),
          ...(kinds.forecast === null ? {} : { forecast: kinds.forecast }),
          ...approaching,
          ...(postsAnHour === null ? {} : { postsAnHour }),
        },
        minimum,
      ),
  }),
  runnable({
    name: 'role',
    description: 'settings.roleDescription',
    visibility: 'private',
    options: {
      role: optional(option.role('settings.roleOption')),
      channel: optional(option.channel('channels.whichOption')),
    },
    run: async (call, { role, channel }) => setRole(call, channel, role),
  }),
  runnable({
    name: 'crosspost',
    description: 'settings.crosspostDescription',
    visibility: 'private',
    options: {
      publish: onOff('settings.crosspostOption'),
      channel: optional(option.channel('channels.crosspostOption')),
    },
    run: async (call, { publish, channel }) => setCrosspost(call, channel, publish),
  }),
];

type Minimum = { readonly ladder: { readonly id: string }; readonly level: { readonly id: string } | null } | null;

async function changed(
  call: Call,
  chosen: ChosenChannel | null,
  change: TargetChange,
  minimum: Minimum,
): Promise<Reply> {
  const { parts, t } = call;
  const server = serverOf(call);
  if (server.channel === null) return say(t('settings.channelFirst'));
  const other = await oneOfChannels(call, chosen);
  if (other) return other;
  const channel = chosen?.id ?? null;
  await parts.postingSettings.changeTarget(server.id, channel, change, authorOf(call));
  if (minimum) {
    const lowest = { ladder: minimum.ladder.id, level: minimum.level?.id ?? null };
    await parts.postingSettings.setMinimum(server.id, channel, lowest, authorOf(call));
  }
  const isChange = Object.keys(change).length > 0 || minimum !== null;
  const { targets } = await parts.postingSettings.of(server.id);
  const heading = isChange ? t('settings.saved') : t('settings.postsUnchanged');
  return privately({ blocks: [text(heading), text((await channelLines(call, targets)).join('\n'))] });
}

export async function setRole(call: Call, chosen: ChosenChannel | null, role: string | null): Promise<Reply> {
  const { parts, t } = call;
  const server = serverOf(call);
  // Everyone's role has the server's own id.
  if (role === server.discordId) return say(t('settings.roleEveryone'));
  if (server.channel === null) return say(t('settings.channelFirst'));
  const other = await oneOfChannels(call, chosen);
  if (other) return other;
  await parts.postingSettings.changeTarget(server.id, chosen?.id ?? null, { role }, authorOf(call));
  return say(role === null ? t('settings.roleNone') : t('settings.roleSet', { role: `<@&${role}>` }));
}

async function setCrosspost(call: Call, chosen: ChosenChannel | null, crosspost: boolean): Promise<Reply> {
  const { parts, t } = call;
  const server = serverOf(call);
  if (server.channel === null) return say(t('settings.channelFirst'));
  const other = await oneOfChannels(call, chosen);
  if (other) return other;
  const id = chosen?.id ?? server.channel;
  if (crosspost) {
    const { kind } = await parts.posting.examine(id);
    const channel = `<#${id}>`;
    if (kind === null) return say(t('settings.crosspostUnseen', { channel }));
    if (kind !== 'announcement') return say(t('settings.crosspostNot', { channel }));
  }
  await parts.postingSettings.changeTarget(server.id, id, { crosspost }, authorOf(call));
  return say(t(crosspost ? 'settings.crosspostOn' : 'settings.crosspostOff'));
}

function onOff(description: PlainKey): Option<boolean> {
  const choice = option.choice(description, [
    { value: 'on', name: 'settings.on' },
    { value: 'off', name: 'settings.off' },
  ]);
  return {
    ...choice,
    resolve: async (raw, call, again) => {
      const resolved = await choice.resolve(raw, call, again);
      return 'value' in resolved ? { value: resolved.value === 'on' } : resolved;
    },
  };
}

function hourly(): Option<number> {
  return {
    kind: 'text',
    description: 'settings.hourlyOption',
    required: true,
    resolve: async (raw, { t }) => {
      const typed = typeof raw === 'string' ? raw.normalize('NFKC').trim() : '';
      const value = /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
      if (value >= 1 && value <= MOST_AN_HOUR) return { value };
      return { reply: say(t('settings.hourlyWrong', { value: shown(typed), most: MOST_AN_HOUR })) };
    },
  };
}

/** A share of the next level, a distance to it, or off; what is typed is echoed as it is understood. */
function approach(): Option<Approach> {
  return {
    kind: 'text',
    description: 'settings.approachingOption',
    required: true,
    suggest: async (typed, { t, caller }) =>
      (typed.trim() === '' ? ['off', '90%', '95%', '5,000,000'] : [typed]).flatMap((one) => {
        const read = readApproach(one);
        if (!read) return [];
        const { approachingShare: share, approachingDistance: distance } = read;
        if (share) return [{ name: t('settings.kindNearShare', { share: share / 10 }), value: `${share / 10}%` }];
        if (!distance) return [{ name: t('settings.off'), value: 'off' }];
        const count = formatCountBeforeUnit(distance, caller.language);
        return [{ name: t('settings.kindNearDistance', { count }), value: String(distance) }];
      }),
    resolve: async (raw, { t }) => {
      const typed = typeof raw === 'string' ? raw : '';
      const read = readApproach(typed);
      return read ? { value: read } : { reply: say(t('settings.approachingWrong', { value: shown(typed) })) };
    },
  };
}

const UNITS: Readonly<Record<string, number>> = { '': 1, m: 1_000_000, 万: 10_000, 만: 10_000, 億: 1e8, 억: 1e8 };
const OFF = new Set(['off', 'オフ', '끔']);

function readApproach(typed: string): Approach | null {
  const plain = typed.normalize('NFKC').toLowerCase().replace(/[\s,]/g, '');
  if (OFF.has(plain)) return { approachingShare: null, approachingDistance: null };
  const share = /^(\d{2})%?$/.exec(plain);
  if (share)
    return Number(share[1]) >= 50 ? { approachingShare: Number(share[1]) * 10, approachingDistance: null } : null;
  const count = /^(\d{1,12}(?:\.\d{1,3})?)(m|万|만|億|억|)(?:回|회|plays)?$/.exec(plain);
  const distance = count ? Math.round(Number(count[1]) * (UNITS[count[2] ?? ''] ?? 1)) : 0;
  if (distance < LEAST_DISTANCE || distance > MOST_DISTANCE) return null;
  return { approachingShare: null, approachingDistance: distance };
}
