import { parseArgs } from 'node:util';
import { inMs } from './figures.ts';
import { soak } from './soak.ts';
import { judgeSoak } from './soak-verdict.ts';

// npm run soak -- [--minutes 10] [--servers 10000] [--songs 100000] [--calls 5] [--readings 50] [--slope 1] [--p99 100]
// Ends with 1 where a call failed, memory grows by more megabytes a minute, or one call in a hundred took longer.

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    servers: { type: 'string', default: '10000' },
    songs: { type: 'string', default: '100000' },
    calls: { type: 'string', default: '5' },
    readings: { type: 'string', default: '50' },
    slope: { type: 'string', default: '1' },
    p99: { type: 'string', default: '100' },
  },
});
const report = await soak({
  minutes: Number(values.minutes),
  servers: Number(values.servers),
  songs: Number(values.songs),
  callsASecond: Number(values.calls),
  readingsASecond: Number(values.readings),
  tell: (progress) => process.stderr.write(`${progress}\n`),
});
const { slope, times, afterDrops, violations } = judgeSoak(report, {
  slope: Number(values.slope),
  p99Ms: Number(values.p99),
});
const memory = report.memory.map(({ value }) => value);
const lines = [
  `${report.minutes.toFixed(1)} minutes in ${values.servers} servers with ${values.songs} songs; the gateway dropped ${report.drops} times`,
  `memory: ${Math.round(memory[0] ?? 0)} MB at first, ${Math.round(memory.at(-1) ?? 0)} MB at last, at most ${Math.round(Math.max(0, ...memory))} MB; after two minutes ${slope === null ? 'too short to tell' : `${slope.toFixed(2)} MB a minute`}`,
  `${times.count} calls: p50 ${inMs(times.p50)}, p99 ${inMs(times.p99)}, longest ${inMs(times.longest)}; ${report.failed.length} failed`,
  `${afterDrops.count} calls within five seconds of a drop: p50 ${inMs(afterDrops.p50)}, longest ${inMs(afterDrops.longest)}`,
  `${report.readings} readings recorded, ${report.posts} announcements posted`,
  ...violations.map((violation) => `VIOLATION: ${violation}`),
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exit(violations.length === 0 ? 0 : 1);
