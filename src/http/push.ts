import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Rules } from '../domain/rules.ts';
import { type ProblemDetails, problemAnswer } from '../operations/problem.ts';
import type { Catalogue } from '../store/catalogue.ts';
import type { Store } from '../store/database.ts';
import { keepAnswer, keptAnswer } from '../store/push-answers.ts';
import { EVERYWHERE } from '../store/readings.ts';
import { noteTokenUse, type Token } from '../store/tokens.ts';
import { type Recorded, recordReadings } from '../tracker/record-readings.ts';
import { createBearerCheck } from './bearer.ts';
import { openApiDocument } from './open-api.ts';
import { answerOf, type ClearRow, clarifyRows, shapeProblems } from './push-rows.ts';
import { MOST_BYTES, type Push, pushShape, type RowProblem } from './push-shapes.ts';

/** What the routes work with. */
export interface PushParts {
  readonly store: Store;
  readonly rules: Rules;
  readonly catalogue: Catalogue;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** A key that a sender may choose: printable, with or without the quotes of a structured header. */
const KEY = /^"?([\x21\x23-\x7e]{1,100})"?$/;

/** The routes by which programs push readings: `POST /v1/readings`, and `/v1/openapi.json`, which describes it. */
export function pushRoutes(parts: PushParts): Hono {
  const { store, clock } = parts;
  const bearer = createBearerCheck(store, clock);
  const app = new Hono();
  const document = openApiDocument();
  app.get('/v1/openapi.json', (context) => context.json(document));
  app.post(
    '/v1/readings',
    bodyLimit({ maxSize: MOST_BYTES, onError: (context) => problemAnswer(context, TOO_LARGE) }),
    async (context) => {
      const token = await bearer(context);
      if (token instanceof Response) return token;
      const key = KEY.exec(context.req.header('idempotency-key') ?? '')?.[1] ?? null;
      if (key === null && context.req.header('idempotency-key') !== undefined) return problemAnswer(context, BAD_KEY);
      if (!/^application\/json\b/i.test(context.req.header('content-type') ?? ''))
        return problemAnswer(context, NOT_JSON_TYPE);
      const said = jsonOf(await context.req.arrayBuffer());
      if (said === null) return problemAnswer(context, NOT_JSON);
      const push = pushShape.safeParse(said.value);
      if (!push.success) return refused(context, shapeProblems(push.error));
      return take(context, parts, token, push.data, key);
    },
  );
  app.all('/v1/readings', (context) => problemAnswer(context, POST_ONLY));
  return app;
}

async function take(
  context: Context,
  parts: PushParts,
  token: Token,
  push: Push,
  key: string | null,
): Promise<Response> {
  const { store, rules, clock } = parts;
  const digest = createHash('sha256').update(JSON.stringify(push)).digest('hex');
  const keyed = key === null ? null : { token: token.id, key, digest };
  const before = keyed && (await keptAnswer(store.read, keyed, clock()));
  if (before) return replayed(context, before);
  const { clear, problems } = await clarifyRows(parts, push, token.counters);
  if (problems.length > 0) return refused(context, problems);
  const taken = await store.write.transaction().execute(async (trx) => {
    const now = clock();
    // The same push may have come twice at once: of two, the second waits here for the first one's answer.
    const meanwhile = keyed && (await keptAnswer(trx, keyed, now));
    if (meanwhile) return { meanwhile };
    const recorded: Recorded[] = [];
    for (const batch of batchesOf(clear, token)) recorded.push(await recordReadings(trx, rules, batch, now));
    const body = JSON.stringify(answerOf(clear, recorded, now));
    if (keyed) await keepAnswer(trx, keyed, body, now);
    await noteTokenUse(trx, token, now);
    return { body };
  });
  if ('meanwhile' in taken && taken.meanwhile) return replayed(context, taken.meanwhile);
  return json(context, taken.body ?? '', {});
}

function batchesOf(rows: readonly ClearRow[], token: Token) {
  return [...Map.groupBy(rows, (row) => row.counter)].map(([counter, ofCounter]) => ({
    counter,
    scope: EVERYWHERE,
    source: token.name,
    actor: `token:${token.id}`,
    byHand: false,
    readings: ofCounter.map((row) => row.reading),
  }));
}

function replayed(context: Context, kept: { body: string } | 'other'): Response {
  if (kept === 'other') return problemAnswer(context, KEY_OF_ANOTHER);
  return json(context, kept.body, { 'Idempotency-Replayed': 'true' });
}

function json(context: Context, body: string, headers: Record<string, string>): Response {
  return context.body(body, 200, { ...headers, 'Content-Type': 'application/json' });
}

/** A body as JSON; null where it is none, or not in UTF-8. */
function jsonOf(bytes: ArrayBuffer): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

function refused(context: Context, problems: readonly RowProblem[]): Response {
  const forbidden = problems.some((problem) => problem.code === 'counter-not-allowed');
  const many = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  return problemAnswer(context, {
    kind: 'invalid-readings',
    status: forbidden ? 403 : 422,
    title: 'Nothing of this request was recorded.',
    detail: `It has ${many}, listed in "problems". Correct them, and push all rows again.`,
    more: { problems },
  });
}

const TOO_LARGE: ProblemDetails = {
  kind: 'too-large',
  status: 413,
  title: 'This request is too large.',
  detail: `Push at most ${MOST_BYTES} bytes at once. Nothing of this request was recorded.`,
};

const NOT_JSON_TYPE: ProblemDetails = {
  kind: 'not-json',
  status: 415,
  title: 'This request does not say that it is JSON.',
  detail: 'Send "Content-Type: application/json". Nothing of this request was recorded.',
};

const NOT_JSON: ProblemDetails = {
  kind: 'not-json',
  status: 400,
  title: 'This request is no JSON.',
  detail: 'Its body must be JSON in UTF-8: {"readings": [ … ]}. Nothing of this request was recorded.',
};

const BAD_KEY: ProblemDetails = {
  kind: 'bad-idempotency-key',
  status: 400,
  title: 'This Idempotency-Key cannot be used.',
  detail: 'It must have 1 to 100 printable characters without spaces. Nothing of this request was recorded.',
};

const KEY_OF_ANOTHER: ProblemDetails = {
  kind: 'idempotency-key-of-another',
  status: 422,
  title: 'This Idempotency-Key belongs to another request.',
  detail: 'Other readings came under it. Choose a new key for a new request. Nothing of this one was recorded.',
};

const POST_ONLY: ProblemDetails = {
  kind: 'method-not-allowed',
  status: 405,
  title: 'This address takes POST alone.',
  detail: 'See /v1/openapi.json.',
  headers: { Allow: 'POST' },
};
