import { Worker } from 'node:worker_threads';
import { CopyError } from './write-copy.ts';

/**
 * Writes a checked copy of the database, as `writeCopy` does, in a thread of its own: the bot goes on meanwhile.
 * Rejects with a CopyError whose sentence is for the operator.
 */
export async function writeCopyApart(databasePath: string, file: string): Promise<void> {
  const worker = new Worker(new URL('./copy-thread.ts', import.meta.url), { workerData: { databasePath, file } });
  const problem = await new Promise<string | null>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that copies the database ended with ${code}.`)));
  });
  if (problem !== null) throw new CopyError(problem);
}
