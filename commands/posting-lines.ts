import { findLevel } from '../src/domain/ladder.ts';
import { clockText, timeZoneOf } from '../src/domain/local-time.ts';
import type { PostingSettings, TargetSettings } from '../src/store/posting-settings.ts';
import { discordTimestamp } from '../src/text/dates.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinFacts } from '../src/text/join.ts';
import { formatCountBeforeUnit } from '../src/text/numbers.ts';
import { nameIn } from '../src/views/names.ts';
import { purposeText } from './channel-purpose.ts';
import { type Call, serverOf } from './define.ts';

/** Everything about how a server wants its posts, a line each. */
export async function postingLines(call: Call, settings: PostingSettings): Promise<string[]> {
  return [...(await channelLines(call, settings.targets)), ...serverLines(call, settings)];
}

/** What is wanted in each channel: where there are several, under what each is for. */
export async function channelLines(call: Call, targets: readonly TargetSettings[]): Promise<string[]> {
  const [only] = targets;
  if (only && targets.length === 1 && only.wishes.length === 0) return targetLines(call, only);
  const lines: string[] = [];
  for (const target of targets) {
    const what = await purposeText(call, target.wishes);
    lines.push(`**${call.t('channels.gets', { channel: `<#${target.channel}>`, what })}**`);
    lines.push(...targetLines(call, target).map((line) => `- ${line}`));
  }
  return targets.length > 1 ? [...lines, `-# ${call.t('channels.rule')}`] : lines;
}

/** What is wanted in a channel. */
function targetLines(call: Call, target: TargetSettings): string[] {
  const { t, caller, parts } = call;
  const kinds = [
    target.passed ? t('settings.kindPassed') : null,
    target.certified ? t('settings.kindCertified') : null,
    approachingText(call, target),
    target.forecast ? t('settings.kindForecast') : null,
  ];
  const minimums = target.minimums.flatMap(({ ladder: id, level: levelId }) => {
    const ladder = parts.rules.ladders.get(id);
    const level = ladder && findLevel(ladder, levelId)?.level;
    if (!ladder || !level) return [];
    const names = { ladder: nameIn(ladder.names, caller.language), level: nameIn(level.names, caller.language) };
    return [t('settings.minimumLine', names)];
  });
  const isNone = kinds.every((kind) => kind === null);
  return [
    isNone ? t('settings.kindsNone') : t('settings.kindsLine', { kinds: joinFacts(kinds, caller.language) }),
    ...minimums,
    t('settings.hourlyLine', { n: target.postsAnHour }),
    target.role === null ? t('settings.roleNone') : t('settings.roleLine', { role: `<@&${target.role}>` }),
    t(target.crosspost ? 'settings.crosspostOn' : 'settings.crosspostOff'),
  ];
}

/** From where on a song comes near in a channel; null where that is not posted. */
export function approachingText({ t, caller }: Call, { approachingShare, approachingDistance }: TargetSettings) {
  if (approachingShare !== null) return t('settings.kindNearShare', { share: approachingShare / 10 });
  if (approachingDistance === null) return null;
  return t('settings.kindNearDistance', { count: formatCountBeforeUnit(approachingDistance, caller.language) });
}

function serverLines(call: Call, settings: PostingSettings): string[] {
  const { t } = call;
  const { quiet, noticeChannel, passedTemplate, certifiedTemplate } = settings;
  return [
    quiet === null
      ? t('settings.quietNone')
      : t('settings.quietLine', { from: clockText(quiet.from), until: clockText(quiet.until) }),
    timeZoneLine(call, settings),
    digestLine(call, settings),
    noticeChannel === null ? t('settings.noticesNone') : t('settings.noticesLine', { channel: `<#${noticeChannel}>` }),
    ...(passedTemplate === null ? [] : [t('settings.templatePassedLine', { text: escapeText(passedTemplate) })]),
    ...(certifiedTemplate === null
      ? []
      : [t('settings.templateCertifiedLine', { text: escapeText(certifiedTemplate) })]),
  ];
}

/** A server's time zone, and whether somebody chose it. */
export function timeZoneLine(call: Call, { timeZone }: PostingSettings): string {
  const zone = escapeText(timeZoneOf(timeZone, serverOf(call).language));
  return call.t(timeZone === null ? 'settings.zoneByLanguage' : 'settings.zoneLine', { zone });
}

/** How often there is a digest, and when the next one is. */
export function digestLine({ t }: Call, { digest, nextDigestAt }: PostingSettings): string {
  if (digest === 'off' || nextDigestAt === null) return t('settings.digestOff');
  const next = discordTimestamp(nextDigestAt, 'f');
  return t(digest === 'weekly' ? 'settings.digestWeekly' : 'settings.digestMonthly', { next });
}
