import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Does work under an id that every line of the log written meanwhile carries, in whatever part. */
export function correlated<T>(id: string, work: () => T): T {
  return storage.run(id, work);
}

/** The id under which the present work is done; undefined outside of any. */
export function correlationId(): string | undefined {
  return storage.getStore();
}
