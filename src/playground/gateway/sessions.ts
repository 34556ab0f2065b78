import { constants, createDeflate, type Deflate } from 'node:zlib';
import type { WebSocket } from 'ws';
import type { Json } from '../json.ts';

/** A dispatch as it went (or will go, after a resume) over the wire. */
interface Dispatch {
  op: 0;
  t: string;
  s: number;
  d: unknown;
}

/** One session of one shard; it outlives its socket until it is invalidated. */
export interface Session {
  id: string;
  shardId: number;
  shardCount: number;
  intents: number;
  sequence: number;
  sent: Dispatch[];
  socket: WebSocket | null;
  resumable: boolean;
}

/** What others may see of a session. */
export interface SessionView {
  id: string;
  shardId: number;
  shardCount: number;
  intents: number;
  sequence: number;
  connected: boolean;
}

/** Gives the session its next dispatch; without a socket it is kept for a resume. */
export function dispatch(session: Session, type: string, data: unknown): void {
  session.sequence += 1;
  const event: Dispatch = { op: 0, t: type, s: session.sequence, d: data };
  session.sent.push(event);
  if (session.socket !== null) transmit(session.socket, event);
}

/** Sends again what came after the given sequence number. */
export function replay(session: Session, afterSequence: number): void {
  const { socket } = session;
  if (socket === null) return;
  for (const event of session.sent) if (event.s > afterSequence) transmit(socket, event);
}

/** Forgets what the client has, as a heartbeat tells: it will not be asked for again. */
export function forget(session: Session, upToSequence: unknown): void {
  if (typeof upToSequence === 'number') session.sent = session.sent.filter(({ s }) => s > upToSequence);
}

const compressors = new WeakMap<WebSocket, Deflate>();

/** From now on the socket is written to as one zlib stream, flushed after each payload. */
export function compress(socket: WebSocket): void {
  const stream = createDeflate();
  stream.on('data', (chunk: Buffer) => {
    if (socket.readyState === socket.OPEN) socket.send(chunk);
  });
  compressors.set(socket, stream);
}

/** Writes one gateway payload to a socket that is open. */
export function transmit(socket: WebSocket, payload: Json | Dispatch): void {
  if (socket.readyState !== socket.OPEN) return;
  const text = JSON.stringify({ t: null, s: null, ...payload });
  const compressor = compressors.get(socket);
  if (compressor === undefined) {
    socket.send(text);
  } else {
    compressor.write(text);
    compressor.flush(constants.Z_SYNC_FLUSH);
  }
}

/** Which shard of `count` serves a server; direct messages are shard 0's. */
export function shardOf(serverId: string | null, count: number): number {
  return serverId === null ? 0 : Number((BigInt(serverId) >> 22n) % BigInt(count));
}
