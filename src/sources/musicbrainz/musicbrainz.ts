import { type Fetch, failed, type SourceFailed } from '../../domain/source.ts';
import { type HttpAnswer, jsonOf, request, retryAfterMs } from '../web/request.ts';
import { type Recording, recordingOf, recordingsSchema } from './recording.ts';

/** What MusicBrainz is asked with; whatever differs between a test and the world is a parameter. */
export interface MusicbrainzParts {
  /** Null for MusicBrainz's own. */
  readonly apiUrl: string | null;
  /** How whoever runs this can be reached: MusicBrainz asks for it, and turns away who does not say. */
  readonly contact: string | null;
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** What MusicBrainz knows by an ISRC or a name, the likeliest first. */
export type Found = { readonly kind: 'found'; readonly recordings: readonly Recording[] } | SourceFailed;

/** MusicBrainz, as far as a song is told by it. */
export interface Musicbrainz {
  byIsrc(isrc: string): Promise<Found>;
  /** By every name that the song and its acts have. */
  byName(titles: readonly string[], artists: readonly string[]): Promise<Found>;
}

const MUSICBRAINZ_API = 'https://musicbrainz.org/ws/2';

/** MusicBrainz lets one request a second through (https://musicbrainz.org/doc/MusicBrainz_API/Rate_Limiting). */
const APART_MS = 1_000;

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 5_000_000;

/** How often it is asked in all while it says that it is busy. */
const TRIES = 4;

/** Who asks to wait longer is asked another time, in milliseconds. */
const LONGEST_WAIT_MS = 60_000;

const MAX_FOUND = 10;

/** A client that keeps to one request a second, and waits as long as it is told to. */
export function createMusicbrainz({ apiUrl, contact, fetch, clock, sleep }: MusicbrainzParts): Musicbrainz {
  const root = (apiUrl ?? MUSICBRAINZ_API).replace(/\/+$/, '');
  const agent = `Tierwatch/0.1 ( ${contact ?? 'a self-hosted bot for streaming counts'} )`;
  let nextAt = Number.NEGATIVE_INFINITY;

  async function ask(path: string): Promise<HttpAnswer | SourceFailed> {
    for (let tries = 1; ; tries += 1) {
      const waitMs = nextAt - clock();
      if (waitMs > 0) await sleep(waitMs);
      nextAt = clock() + APART_MS;
      const answer = await request(fetch, `${root}${path}`, {
        headers: { 'user-agent': agent, accept: 'application/json' },
        maxBytes: MAX_BYTES,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (answer.kind === 'failed' || (answer.status !== 503 && answer.status !== 429)) return answer;
      const askedMs = retryAfterMs(answer, clock()) ?? APART_MS * 2 ** tries;
      if (tries === TRIES || askedMs > LONGEST_WAIT_MS) return answer;
      nextAt = Math.max(nextAt, clock() + askedMs);
    }
  }

  async function find(path: string): Promise<Found> {
    const answer = await ask(path);
    return answer.kind === 'failed' ? answer : readAnswer(answer, clock());
  }

  return {
    byIsrc: (isrc) => find(`/isrc/${encodeURIComponent(isrc)}?fmt=json&inc=artist-credits+releases`),
    byName: (titles, artists) => {
      const query = `${anyOf('recording', titles)} AND ${anyOf('artist', artists)}`;
      return find(`/recording?${new URLSearchParams({ query, limit: String(MAX_FOUND), fmt: 'json' })}`);
    },
  };
}

function readAnswer(answer: HttpAnswer, now: number): Found {
  const { status } = answer;
  // An ISRC that nobody entered.
  if (status === 404 && isObject(jsonOf(answer))) return { kind: 'found', recordings: [] };
  const parsed = recordingsSchema.safeParse(jsonOf(answer));
  if (status === 200 && parsed.success)
    return { kind: 'found', recordings: parsed.data.recordings.slice(0, MAX_FOUND).map(recordingOf) };
  const detail = `HTTP ${status} from MusicBrainz`;
  if (status === 429 || status === 408 || status >= 500)
    return failed({ kind: 'retryable', waitMs: retryAfterMs(answer, now), detail: `${detail}: it is busy` });
  if (status === 401 || status === 403)
    return failed({ kind: 'api-off', detail: `${detail}: it turns this bot away; set MUSICBRAINZ_CONTACT` });
  if (status === 400) return failed({ kind: 'bad-answer', detail: `${detail}: it does not understand what was asked` });
  return failed({ kind: 'bad-answer', detail: `${detail}: no answer of its API` });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** A field with one of some phrases, in the query language of MusicBrainz's search (Lucene). */
function anyOf(field: string, phrases: readonly string[]): string {
  const quoted = [...new Set(phrases)].map((phrase) => `"${phrase.replace(/[\\"]/g, String.raw`\$&`)}"`);
  return `${field}:(${quoted.join(' OR ')})`;
}
