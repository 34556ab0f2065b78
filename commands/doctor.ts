import { FRESH_DAYS } from '../src/domain/basis.ts';
import type { CheckedTarget, CheckUp, SongsAtFault } from '../src/store/check-up.ts';
import type { TargetSettings } from '../src/store/posting-settings.ts';
import type { Server } from '../src/store/servers.ts';
import { discordTimestamp } from '../src/text/dates.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinList } from '../src/text/join.ts';
import { doctorMessage, type Finding, problem } from '../src/views/doctor.ts';
import { songText } from '../src/views/names.ts';
import { obstacleText } from '../src/views/notice.ts';
import { leavesRest } from './channel-purpose.ts';
import type { Reply } from './command.ts';
import { type Call, type Command, privately, runnable } from './define.ts';
import { todayOf } from './today.ts';

/** A clock that is further off makes posts and digests wrong in a way that people notice. */
const CLOCK_OFF_MS = 5_000;

/** `/doctor`: what works and what does not, each with the remedy. */
export const doctor: Command = {
  name: 'doctor',
  description: 'doctor.description',
  managersOnly: true,
  anywhere: false,
  run: runnable({
    name: 'doctor',
    description: 'doctor.description',
    visibility: 'private',
    options: {},
    run: examine,
  }),
  subcommands: [],
  actions: {},
};

async function examine(call: Call): Promise<Reply> {
  const { server, caller } = call;
  const findings = server ? await ofServer(call, server) : [];
  const operator = caller.operator ? await ofBot(call) : [];
  return privately(doctorMessage({ server: findings, operator, language: caller.language }));
}

async function ofServer(call: Call, server: Server): Promise<Finding[]> {
  const { parts, caller, t } = call;
  const ladders = server.ladders.flatMap((id) => parts.rules.ladders.get(id) ?? []);
  const counters = [...new Set(ladders.flatMap((ladder) => ladder.counters))];
  const certifying = [...new Set(ladders.flatMap((ladder) => ladder.certificates?.of ?? []))];
  const found = await parts.checkUps.of(server.id, counters, certifying, todayOf(caller) - FRESH_DAYS + 1);
  const channels = await Promise.all(found.targets.map((target) => ofChannel(call, target)));
  const { undecided, stoppedBoards } = found;
  const settings = await parts.postingSettings.of(server.id);
  const { nextDigestAt } = settings;
  return [
    ...(found.targets.length === 0 ? [problem([t('doctor.noChannel')], caller.language)] : channels.flat()),
    ...ofWishes(call, settings.targets),
    ...(await ofSongs(call, found)),
    ...(undecided > 0 ? [problem([t('doctor.undecided', { n: undecided })], caller.language)] : []),
    ...(stoppedBoards > 0 ? [problem([t('doctor.boards', { n: stoppedBoards })], caller.language)] : []),
    ...(nextDigestAt === null ? [] : [ok(t('doctor.digestNext', { at: discordTimestamp(nextDigestAt, 'f') }))]),
    await ofClock(call),
  ];
}

async function ofChannel(call: Call, { channel, role, heldReason, waiting }: CheckedTarget): Promise<Finding[]> {
  const { parts, caller, t } = call;
  const { obstacle } = await parts.posting.examine(channel, heldReason);
  const place = { channel: `<#${channel}>` };
  const ofRole = role === null ? [] : await mention(call, role);
  if (obstacle === null) return [ok(t('doctor.channelWorks', place)), ...ofRole];
  const sentences = [
    t('doctor.channelBroken', place),
    obstacleText(obstacle, caller.language),
    waiting > 0 ? t('doctor.channelWaiting', { n: waiting }) : null,
    t('doctor.channelRetry'),
  ];
  return [problem(sentences, caller.language), ...ofRole];
}

/** What no channel asks for, and which asks for nothing. */
function ofWishes({ t }: Call, targets: readonly TargetSettings[]): Finding[] {
  const silent = targets.filter(
    ({ passed, certified, forecast, approachingShare, approachingDistance }) =>
      !passed && !certified && !forecast && approachingShare === null && approachingDistance === null,
  );
  return [
    ...silent.map(({ channel }) => note(t('doctor.kindsNone', { channel: `<#${channel}>` }))),
    ...(leavesRest(targets) ? [note(t('channels.rest'))] : []),
  ];
}

async function mention({ parts, caller, t }: Call, role: string): Promise<Finding[]> {
  const can = caller.server ? await parts.doctor.canMention(caller.server.id, role) : null;
  if (can === null) return [];
  const name = { role: `<@&${role}>` };
  if (can === 'yes') return [ok(t('doctor.roleWorks', name))];
  return [problem([can === 'gone' ? t('doctor.roleGone') : t('doctor.roleQuiet', name)], caller.language)];
}

async function ofSongs(call: Call, { followed, uncounted, stale }: CheckUp): Promise<Finding[]> {
  const { t } = call;
  if (followed === 0) return [{ state: 'problem', text: t('doctor.followsNothing') }];
  const findings: Finding[] = [ok(t('doctor.follows', { n: followed }))];
  if (uncounted.n > 0)
    findings.push(note(t('doctor.uncounted', { n: uncounted.n, examples: await examplesOf(call, uncounted) })));
  if (stale.n > 0) {
    const values = { n: stale.n, days: FRESH_DAYS, examples: await examplesOf(call, stale) };
    findings.push(note(t('doctor.stale', values)));
  }
  return uncounted.n + stale.n === 0 ? [...findings, ok(t('doctor.fresh'))] : findings;
}

async function examplesOf({ parts, caller }: Call, { n, examples }: SongsAtFault): Promise<string> {
  const songs = await parts.catalogue.songs(examples);
  const names = joinList(
    songs.map((song) => songText(song, caller.language)),
    caller.language,
  );
  return n > songs.length ? `${names} …` : names;
}

async function ofClock({ parts, caller, t }: Call): Promise<Finding> {
  const off = await parts.doctor.clockOffMs();
  if (Math.abs(off) <= CLOCK_OFF_MS) return ok(t('doctor.clockRight'));
  return problem([t('doctor.clockOff', { seconds: Math.round(Math.abs(off) / 1_000) })], caller.language);
}

/** What concerns whoever runs the bot, and nobody else. */
async function ofBot({ parts, caller, t }: Call): Promise<Finding[]> {
  const broken = await parts.doctor.problems();
  const sources = await parts.doctor.sources();
  const findings: Finding[] = broken.map(({ part, problem: what }) =>
    problem([t('doctor.partProblem', { part, problem: escapeText(what) })], caller.language),
  );
  if (broken.length === 0) findings.push(ok(t('doctor.partsWork')));
  for (const { source: id, state, setting, answeredAt, pause } of sources) {
    const source = `\`${id}\``;
    if (state === 'off') findings.push(note(t('doctor.sourceOff', { source, setting: `\`${setting}\`` })));
    else if (pause) {
      const until = discordTimestamp(pause.until, 'f');
      findings.push(problem([t('doctor.sourcePaused', { source, until, kind: pause.kind })], caller.language));
    } else if (answeredAt === null) findings.push(note(t('doctor.sourceSilent', { source })));
    else findings.push(ok(t('doctor.sourceOn', { source, at: discordTimestamp(answeredAt, 'R') })));
  }
  return findings;
}

function ok(found: string): Finding {
  return { state: 'ok', text: found };
}

function note(found: string): Finding {
  return { state: 'note', text: found };
}
