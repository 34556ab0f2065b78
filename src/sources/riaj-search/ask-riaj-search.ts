import { z } from 'zod';

/**
 * The search behind the association's page of streaming certificates. UNVERIFIED: the association documents it nowhere,
 * and its shape is known from one public program alone (karaoke-recommender, `fetch_certifications.py`). It may change,
 * be wrong or be gone at any time, so what it says is only ever a proposal.
 */
export interface RiajSearch {
  /** The address, without a query. */
  readonly url: string;
  readonly fetch: typeof fetch;
  /** How long one answer may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** What the search says that a work was certified as, in the association's own words. */
export interface FoundWork {
  readonly level: string;
  readonly title: string;
  readonly artist: string;
}

/** Why there is no answer. */
export type SearchFailure =
  | { readonly reason: 'no-answer' | 'too-slow' | 'empty' | 'web-page' | 'not-json' | 'other-shape' | 'too-long' }
  | { readonly reason: 'status'; readonly status: number };

export type SearchAnswer = { readonly found: readonly FoundWork[] } | { readonly failure: SearchFailure };

/** More than any answer about one song has. */
const MAX_BYTES = 1_000_000;

const answerSchema = z.object({
  success: z.literal(true),
  results: z.array(
    z.object({
      StCert: z.object({ name: z.string() }),
      StProduct: z.object({ name: z.string(), artist: z.string() }),
    }),
  ),
});

/** Asks for one song. Whatever comes back, or does not, is a value; nothing of an answer that is not whole is taken. */
export async function askRiajSearch(
  search: RiajSearch,
  song: { readonly title: string; readonly artist: string },
): Promise<SearchAnswer> {
  const address = new URL(search.url);
  address.searchParams.set('n_name', song.title);
  address.searchParams.set('n_artist', song.artist);
  let text: string | SearchFailure;
  try {
    const response = await search.fetch(address, {
      // An answer that sends us elsewhere is not the one that is known.
      redirect: 'manual',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(search.timeoutMs),
    });
    text = response.ok ? await textOf(response) : { reason: 'status', status: response.status };
  } catch (error) {
    const isSlow = error instanceof Error && error.name === 'TimeoutError';
    return { failure: { reason: isSlow ? 'too-slow' : 'no-answer' } };
  }
  return typeof text === 'string' ? read(text) : { failure: text };
}

async function textOf(response: Response): Promise<string | SearchFailure> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > MAX_BYTES) return { reason: 'too-long' };
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function read(text: string): SearchAnswer {
  const plain = text.replace(/^\uFEFF/, '').trim();
  if (plain === '') return { failure: { reason: 'empty' } };
  if (plain.startsWith('<')) return { failure: { reason: 'web-page' } };
  let value: unknown;
  try {
    value = JSON.parse(plain);
  } catch (error) {
    if (error instanceof SyntaxError) return { failure: { reason: 'not-json' } };
    throw error;
  }
  const answer = answerSchema.safeParse(value);
  if (!answer.success) return { failure: { reason: 'other-shape' } };
  return {
    found: answer.data.results.map(({ StCert, StProduct }) => ({
      level: StCert.name,
      title: StProduct.name,
      artist: StProduct.artist,
    })),
  };
}
