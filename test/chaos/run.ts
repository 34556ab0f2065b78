import { parseArgs } from 'node:util';
import { type ChaosReport, runChaos } from './chaos.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '200' },
    channels: { type: 'string', default: '50' },
    crossings: { type: 'string' },
    assumed: { type: 'string', default: '2' },
    window: { type: 'string', default: '2' },
    minutes: { type: 'string' },
  },
});
const [seed, kills] = [Number(values.seed), Number(values.kills)];
const [assumed, window] = [Number(values.assumed), Number(values.window)];
const report = await runChaos({
  seed,
  kills,
  channels: Number(values.channels),
  crossings: Number(values.crossings ?? kills * 3),
  assumedWindowSeconds: assumed,
  windowSeconds: window,
  mostSeconds: Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60,
  tell: (progress) => process.stderr.write(`${progress}\n`),
});
for (const violation of report.violations) process.stdout.write(`${violation}\n`);
process.stdout.write(`${summary(report)}\n`);
process.exit(report.violations.length === 0 ? 0 : 1);

/** What was checked, in one line. */
function summary(done: ChaosReport): string {
  const faults = Object.entries(done.faults).map(([name, count]) => `${name} ${count}`);
  return [
    `seed ${seed}`,
    `nonces known for ${window} s, assumed ${assumed} s`,
    `${done.kills} kills, ${done.delayed} restarts delayed past the window, ${done.paused} pauses beyond the lease`,
    `${done.takenOver} take-overs, the slowest in ${Math.round(done.slowestTakeOverMs)} ms`,
    `${done.owed} crossings in ${values.channels} channels: ${done.alone} alone, ${done.inCatchUps} in catch-ups, ${done.counted} counted in catch-ups, ${done.unknown} unknown`,
    `${done.requests} requests, ${done.denials} denials, faults: ${faults.join(', ')}`,
    `${Math.round(done.seconds)} s`,
    `${done.violations.length} violations`,
  ].join('; ');
}
