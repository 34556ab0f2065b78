import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

/** One request as the loopback saw it. */
export interface Seen {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the loopback does with a request. */
export type Reply =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
    }
  /** Answers half of the body and cuts the connection. */
  | { readonly does: 'cut'; readonly body: string }
  /** Cuts the connection without an answer. */
  | { readonly does: 'drop' }
  /** Begins a body and never ends it. */
  | { readonly does: 'stall'; readonly body: string }
  /** Takes the request and never answers. */
  | { readonly does: 'silence' };

/** A server on loopback that answers like a source. */
export interface Loopback {
  /** Without a slash at its end. */
  readonly url: string;
  readonly seen: readonly Seen[];
  /** What every further request is answered with. */
  answer(reply: Reply | ((request: Seen) => Reply)): void;
}

const open = new Set<() => Promise<void>>();

afterEach(async () => {
  await Promise.all([...open].map((close) => close()));
  open.clear();
});

/** Opens a loopback server; it is closed, its connections cut, at the end of the test. */
export async function openLoopback(first: Reply | ((request: Seen) => Reply) = {}): Promise<Loopback> {
  const seen: Seen[] = [];
  let reply = first;
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const path = incoming.url ?? '/';
      const request = {
        method: incoming.method ?? 'GET',
        path,
        query: new URL(path, 'http://loopback').searchParams,
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      seen.push(request);
      send(response, typeof reply === 'function' ? reply(request) : reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.add(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer: (next) => {
      reply = next;
    },
  };
}

/** An answer of JSON. */
export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** What a captive portal or a broken proxy says in place of an answer. */
export const HTML_PAGE: Reply = {
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Sign in</title><p>Please sign in to the network.</p>',
};

function send(response: ServerResponse, reply: Reply): void {
  if (!('does' in reply)) {
    response.writeHead(reply.status ?? 200, reply.headers);
    response.end(reply.body);
    return;
  }
  if (reply.does === 'silence') return;
  if (reply.does === 'drop') {
    response.destroy();
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': reply.body.length });
  response.write(reply.body.slice(0, reply.body.length / 2), () => {
    if (reply.does === 'cut') response.destroy();
  });
}
