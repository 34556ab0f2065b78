// Loaded before a program (node --import): ends it with SIGKILL at its nth step, a step being something that is asked of
// the database or the file system. Without KILL_AT it says at the end how many steps there were.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';

const { KILL_AT } = process.env;
let steps = 0;

function step(): void {
  steps += 1;
  if (steps === Number(KILL_AT)) process.kill(process.pid, 'SIGKILL');
}

function counted<T extends object>(of: T, names: readonly (keyof T)[]): void {
  for (const name of names) {
    const original = of[name] as (...given: unknown[]) => unknown;
    of[name] = function (this: unknown, ...given: unknown[]) {
      step();
      const result = original.apply(this, given);
      step();
      return result;
    } as T[typeof name];
  }
}

counted(fs, ['renameSync', 'rmSync', 'linkSync', 'fsyncSync', 'writeFileSync', 'mkdirSync']);
syncBuiltinESMExports();
counted(Database.prototype, ['prepare', 'exec', 'pragma', 'close']);
process.on('exit', () => {
  if (KILL_AT === undefined) fs.writeSync(2, `\nsteps: ${steps}\n`);
});
