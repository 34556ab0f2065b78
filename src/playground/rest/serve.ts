import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerTo, type CheckContext, type Problem, worded } from '../check/problems.ts';
import { objectOf } from '../json.ts';
import { strangerAtLoopback } from '../local-only.ts';
import { isSecret } from '../secrets.ts';
import type { Upload } from '../wire.ts';
import type { StoredFile } from '../world/files.ts';
import { type Answer, refuse, unknownRoute } from './answers.ts';
import { type RequestBody, readBody, readBytes } from './bodies.ts';
import type { FaultKind, Faults } from './faults.ts';
import { type RateLimits, tooMany } from './rate-limits.ts';
import type { createInvalidRequestCounter, LogEntry } from './request-log.ts';
import type { CheckKind, Match, RestRequest } from './routes.ts';

/** What the HTTP side is made of. */
export interface RestParts {
  token: string;
  clock: () => number;
  monotonic: () => number;
  latencyMs: number;
  find: (method: string, path: string) => Match | undefined;
  file: (id: string) => StoredFile | undefined;
  check: (kind: CheckKind, body: unknown, uploads: readonly Upload[], context: CheckContext) => Problem[];
  faults: Faults;
  limits: RateLimits;
  invalidRequests: ReturnType<typeof createInvalidRequestCounter>;
  log: LogEntry[];
  /** How many requests the log keeps, the newest. */
  keptRequests: number;
  /** Numbers the requests as they end. */
  nextNumber: () => number;
}

/** An HTTP server that plays Discord's; it does not listen yet. */
export function createRestServer(parts: RestParts): Server {
  return createServer((request, response) => {
    handle(parts, request, response).catch((error: unknown) => {
      // A request that the other side gave up on has no answer to give; anything else is a defect to be seen.
      if (request.destroyed && !request.complete) return;
      response.destroy();
      queueMicrotask(() => {
        throw new Error('The loopback Discord failed on a request', { cause: error });
      });
    });
  });
}

async function handle(parts: RestParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const stranger = strangerAtLoopback(request.headers);
  if (stranger !== null) return turnAway(response, stranger);
  const url = URL.parse(request.url ?? '/', 'http://loopback') ?? new URL('http://loopback');
  if (url.pathname.startsWith('/attachments/')) return serveFile(parts, url, response);
  const startedMs = parts.monotonic();
  const path = url.pathname.replace(/^\/api\/v10(?=\/)/, '');
  const method = request.method ?? 'GET';
  const match = path === url.pathname ? undefined : parts.find(method, path);
  const entry: LogEntry = {
    n: null,
    at: parts.clock(),
    method,
    path,
    query: url.search,
    route: match?.route.template ?? null,
    status: null,
    body: undefined,
    files: [],
    problems: [],
    fault: undefined,
    ms: null,
  };
  parts.log.push(entry);
  if (parts.log.length > parts.keptRequests) parts.log.shift();
  try {
    await converse(parts, { request, response, url, match, entry, startedMs });
  } finally {
    entry.n = parts.nextNumber();
  }
}

interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  match: Match | undefined;
  entry: LogEntry;
  startedMs: number;
}

/** Answers a request, or plays the fault that was set for it. */
async function converse(parts: RestParts, asked: Asked): Promise<void> {
  const { request, response, entry, startedMs } = asked;
  const body = await readRequest(request);
  if (typeof body === 'object') {
    entry.body = body.json;
    entry.files = body.uploads.map(({ field, name, contentType, bytes: { length } }) => {
      return { field, name, contentType, size: length };
    });
  }
  if (parts.latencyMs > 0) await sleep(parts.latencyMs);

  const fault = parts.faults.take(entry.method, entry.route ?? '', entry.path);
  entry.fault = fault;
  if (fault === 'hang') return;
  if (fault === 'lose request before applying') return void request.socket.resetAndDestroy();
  if (isAnswer(fault) && fault.afterApplying !== true)
    return send(parts, entry, response, faultAnswer(fault), startedMs);
  if (typeof fault === 'object' && 'rateLimit' in fault) {
    return send(parts, entry, response, rateLimitAnswer(fault), startedMs);
  }
  if (typeof fault === 'object' && 'delayMs' in fault) await sleep(fault.delayMs);

  const answer = trueAnswer(parts, asked, body);
  if (fault === 'hang after applying') return;
  if (fault === 'lose answer after applying') return void request.socket.resetAndDestroy();
  if (fault === 'close cleanly after applying') return void request.socket.end();
  send(parts, entry, response, isAnswer(fault) ? faultAnswer(fault) : answer, startedMs);
}

type Arrived = RequestBody | 'too large' | 'unreadable';

async function readRequest(request: IncomingMessage): Promise<Arrived> {
  const bytes = await readBytes(request);
  if (bytes === undefined) return 'too large';
  return (await readBody(bytes, request.headers['content-type'] ?? '')) ?? 'unreadable';
}

function trueAnswer(parts: RestParts, { request, url, match, entry, startedMs }: Asked, body: Arrived): Answer {
  if (match === undefined) return unknownRoute;
  const { route, params } = match;
  const known = route.withoutToken === true || isSecret(request.headers.authorization ?? '', `Bot ${parts.token}`);
  if (!known) return refuse(0);
  const { headers, refusal } = parts.limits.judge(route, params);
  if (refusal !== undefined) return refusal;
  if (body === 'too large') return refuse(40005);
  if (body === 'unreadable') {
    entry.problems.push('(body): cannot be parsed (50109)');
    return refuse(50109);
  }
  const asked: RestRequest = {
    params,
    query: url.searchParams,
    body: body.json,
    fields: objectOf(body.json),
    uploads: body.uploads,
    arrivedMs: startedMs,
    check: (kind, context = {}) => {
      const problems = parts.check(kind, body.json, body.uploads, context);
      entry.problems.push(...problems.map(worded));
      return answerTo(problems);
    },
  };
  const answer = body.uploads.some(({ bytes: { length } }) => length > 10_485_760)
    ? refuse(40005)
    : route.answer(asked);
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

function send(parts: RestParts, entry: LogEntry, response: ServerResponse, answer: Answer, startedMs: number): void {
  const { status, body, headers = {} } = answer;
  entry.status = status;
  entry.ms = parts.monotonic() - startedMs;
  parts.invalidRequests.note(status, headers);
  response.writeHead(status, {
    Date: new Date(parts.clock()).toUTCString(),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...headers,
  });
  response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
}

/** Answers what is no request of a bot: it is not logged, since it never reached Discord's side of the door. */
function turnAway(response: ServerResponse, sentence: string): void {
  response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
  response.end(sentence);
}

function serveFile(parts: RestParts, url: URL, response: ServerResponse): void {
  const file = parts.file(url.pathname.split('/')[3] ?? '');
  response.writeHead(file === undefined ? 404 : 200, {
    'Content-Type': file?.contentType ?? 'text/plain',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
  response.end(file?.bytes ?? 'This content is no longer available.');
}

function isAnswer(fault: FaultKind | undefined): fault is Extract<FaultKind, { status: number }> {
  return typeof fault === 'object' && 'status' in fault;
}

function faultAnswer({ status, code = 0, message, body, headers }: Extract<FaultKind, { status: number }>): Answer {
  const made = body ?? { message: message ?? `${status}: made to fail`, code };
  return { status, body: made, ...(headers === undefined ? {} : { headers }) };
}

function rateLimitAnswer(fault: Extract<FaultKind, { rateLimit: unknown }>): Answer {
  const { rateLimit, retryAfterSeconds, code, headerSeconds } = fault;
  return tooMany(retryAfterSeconds, rateLimit, {
    ...(code === undefined ? {} : { code }),
    ...(headerSeconds === undefined ? {} : { headerSeconds }),
  });
}
