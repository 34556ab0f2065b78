import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDrawing } from '../../src/pictures/drawing.ts';
import { createPictures } from '../../src/pictures/pictures.ts';
import { SAMPLES } from '../pictures/samples.ts';

/**
 * What pictures cost: `node test/measure/pictures.ts [ROUNDS]`. Each kind is drawn ROUNDS times (40), none from what is
 * kept, with how long whoever asks waits, the bytes, how long the main thread was held (other processes hold it, too) and
 * worked, and the memory before, while the thread is there, and after it has ended.
 */

const rounds = Number(process.argv[2] ?? 40);
const megabytes = () => (process.memoryUsage().rss / 1_048_576).toFixed(0);
const print = (line: string) => process.stdout.write(`${line}\n`);
const log = {
  error: (fields: object, message: string) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
};

// The clock itself, and what the delay of the loop is on a thread that does nothing.
await sleep(300);
const before = megabytes();
const drawing = createDrawing({ clock: Date.now, log, times: { idleMs: 2_000 } });
const pictures = createPictures({
  drawing,
  clock: Date.now,
  limits: { keptBytes: 0, aMinute: Number.MAX_SAFE_INTEGER },
});
const delay = monitorEventLoopDelay({ resolution: 1 });

const startedAt = performance.now();
delay.enable();
const [first] = Object.values(SAMPLES);
if (first) await pictures.draw(first, 'measure');
delay.disable();
print(`first picture, with the thread: ${(performance.now() - startedAt).toFixed(0)} ms; main thread held ${held()}`);

delay.reset();
delay.enable();
const all: number[] = [];
const worked: number[] = [];
for (const [name, picture] of Object.entries(SAMPLES)) {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const at = performance.now();
    const before = process.threadCpuUsage();
    const block = await pictures.draw(picture, 'measure');
    const ms = performance.now() - at;
    if (typeof block === 'string') throw new Error(`${name} was not drawn: ${block}`);
    // The first of a kind finds code that was never run.
    if (round > 0) times.push(ms);
    const { user, system } = process.threadCpuUsage(before);
    worked.push((user + system) / 1_000);
    bytes = block.bytes.length;
  }
  all.push(...times);
  const kilobytes = (bytes / 1_024).toFixed(1).padStart(5);
  print(`${name.padEnd(28)} p50 ${at(times, 0.5)} ms  p99 ${at(times, 0.99)} ms  ${kilobytes} KB`);
}
delay.disable();
print(`all                          p50 ${at(all, 0.5)} ms  p99 ${at(all, 0.99)} ms  of ${all.length} pictures`);
print(`main thread held ${held()}`);
print(
  `main thread had a processor p50 ${at(worked, 0.5)} ms  p99 ${at(worked, 0.99)} ms  at most ${at(worked, 1)} ms a picture`,
);
const during = megabytes();
await sleep(4_000);
print(`memory (RSS): ${before} MB before, ${during} MB while drawing, ${megabytes()} MB after the thread has ended`);
await drawing.close();

function held(): string {
  return `p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, at most ${(delay.max / 1e6).toFixed(1)} ms (resolution 1 ms)`;
}

function at(times: readonly number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1).padStart(5);
}
