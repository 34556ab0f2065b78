import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** How the made-up search answers one question. */
export type Answerer = (response: ServerResponse, request: IncomingMessage) => void;

/** A loopback server in the place of the association's search, with the questions that it was asked. */
export async function startSearch(answer: Answerer) {
  const questions: { title: string | null; artist: string | null }[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    questions.push({ title: searchParams.get('n_name'), artist: searchParams.get('n_artist') });
    answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/f/data/api/StProducts/index.json`, questions };
}

/** An answer of the known shape: `level, title, artist` each. */
export function works(...found: readonly (readonly [string, string, string])[]): string {
  return JSON.stringify({
    success: true,
    results: found.map(([level, name, artist]) => ({ StCert: { name: level }, StProduct: { name, artist } })),
  });
}

/** Answers with a text. */
export function saying(text: string, status = 200, type = 'application/json'): Answerer {
  return (response) => void response.writeHead(status, { 'content-type': type }).end(text);
}
