import { parentPort, workerData } from 'node:worker_threads';
import { CopyError, writeCopy } from './write-copy.ts';

const { databasePath, file } = workerData as { readonly databasePath: string; readonly file: string };

// A failure that is the operator's to mend is a sentence; a defect ends the thread with its trace.
parentPort?.postMessage(problemOfCopying());

function problemOfCopying(): string | null {
  try {
    writeCopy(databasePath, file);
    return null;
  } catch (error) {
    if (error instanceof CopyError) return error.message;
    throw error;
  }
}
