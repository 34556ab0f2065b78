import type { AttachedFile, FetchedFile } from '../../commands/command.ts';
import type { Log } from './log.ts';

/** What Discord says of a file that a person attached. */
export interface WireAttachment {
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly content_type?: string | null | undefined;
}

/** Makes an attachment a file whose bytes can be fetched. */
export type OfferFile = (attachment: WireAttachment) => AttachedFile;

const TIMEOUT_MS = 20_000;

/**
 * Fetches attachments from where Discord keeps them: an https address, or one beside the API where that is none (a
 * Discord on this machine). The address is signed for whoever holds it, so it stays out of the log.
 *
 * @see https://discord.com/developers/docs/reference#signed-attachment-cdn-urls
 */
export function createFileOffer(apiUrl: string, log: Log): OfferFile {
  const here = new URL(apiUrl).origin;
  const isDiscords = (url: URL | null) => url !== null && (url.protocol === 'https:' || url.origin === here);

  return ({ filename, size, url, content_type }) => ({
    name: filename,
    sizeBytes: size,
    contentType: content_type ?? null,
    fetch: async (mostBytes): Promise<FetchedFile> => {
      const address = URL.parse(url);
      if (size > mostBytes) return { problem: 'too-large' };
      if (!address || !isDiscords(address)) {
        log.warn({ file: filename }, 'An attachment lies at an address that is not taken for Discord’s.');
        return { problem: 'unreachable' };
      }
      try {
        return await bytesAt(address, mostBytes);
      } catch (error) {
        log.warn({ file: filename, reason: reasonOf(error) }, 'An attachment could not be fetched.');
        return { problem: 'unreachable' };
      }
    },
  });
}

/** Reads no more than it may, whatever size was promised. */
async function bytesAt(address: URL, mostBytes: number): Promise<FetchedFile> {
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    if (length > mostBytes) return { problem: 'too-large' };
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks) };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
