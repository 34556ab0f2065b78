import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { holdConversation } from './conversation.ts';
import { createIdentifyBuckets } from './identify.ts';
import { dispatch, type Session, type SessionView, shardOf, transmit } from './sessions.ts';
import type { GatewaySettings, GatewayState } from './state.ts';

/** The faults and views of the gateway that tests use. */
export interface GatewayControls {
  /** Op 7 on every connection. */
  requestReconnect: () => void;
  /** Op 9 on every connection; without `resumable` the sessions are gone. */
  invalidateSession: (resumable: boolean) => void;
  /** Drops every socket: without a code as a broken line does, else closing with that code. */
  dropSockets: (code?: number) => void;
  /** Heartbeats are no longer answered (a zombie connection). */
  stopAcknowledging: () => void;
  /** Heartbeats are answered again. */
  resume: () => void;
  /** The next READY of a shard comes only after so many milliseconds. */
  holdIdentify: (shardId: number, ms: number) => void;
  /** The sessions that are connected or could still be resumed. */
  sessions: () => SessionView[];
  /** How often IDENTIFY and RESUME were accepted. */
  counts: () => { identified: number; resumed: number };
}

/** The gateway: takes sockets over from HTTP and tells sessions what happens. */
export interface Gateway extends GatewayControls {
  handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Tells the shard of a server; false when that shard has no session. */
  tell: (serverId: string | null, type: string, data: unknown) => boolean;
  /** Tells the sessions with an intent. */
  tellWithIntent: (intent: number, serverId: string, type: string, data: unknown) => void;
  /** Tells one session, if it has the intent. */
  tellSession: (session: Session, intent: number, type: string, data: unknown) => void;
  close: () => void;
}

/** A gateway with no sessions yet. */
export function createGateway(settings: GatewaySettings): Gateway {
  const server = new WebSocketServer({ noServer: true, maxPayload: 15_360 });
  const state: GatewayState = {
    settings,
    sessions: new Map(),
    sockets: new Set(),
    mayIdentify: createIdentifyBuckets(settings.maxConcurrency, settings.identifyWindowMs, settings.monotonic),
    acknowledging: true,
    holds: new Map(),
    identified: 0,
    resumed: 0,
  };
  const sessionsOf = (serverId: string | null) =>
    [...state.sessions.values()].filter((one) => one.resumable && one.shardId === shardOf(serverId, one.shardCount));

  return {
    handleUpgrade: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (connection) =>
        holdConversation(state, connection, request.url ?? ''),
      ),
    tell: (serverId, type, data) => {
      const session = sessionsOf(serverId).at(-1);
      if (session !== undefined) dispatch(session, type, data);
      return session !== undefined;
    },
    tellWithIntent: (intent, serverId, type, data) => {
      for (const session of sessionsOf(serverId)) if ((session.intents & intent) !== 0) dispatch(session, type, data);
    },
    tellSession: (session, intent, type, data) => {
      if ((session.intents & intent) !== 0) dispatch(session, type, data);
    },
    requestReconnect: () => {
      for (const socket of state.sockets) transmit(socket, { op: 7, d: null });
    },
    invalidateSession: (resumable) => {
      if (!resumable) state.sessions.clear();
      for (const socket of state.sockets) transmit(socket, { op: 9, d: resumable });
    },
    dropSockets: (code) => {
      for (const socket of state.sockets) code === undefined ? socket.terminate() : socket.close(code);
    },
    stopAcknowledging: () => {
      state.acknowledging = false;
    },
    resume: () => {
      state.acknowledging = true;
    },
    holdIdentify: (shardId, ms) => {
      state.holds.set(shardId, ms);
    },
    sessions: () =>
      [...state.sessions.values()]
        .filter((one) => one.resumable)
        .map(({ id, shardId, shardCount, intents, sequence, socket }) => {
          return { id, shardId, shardCount, intents, sequence, connected: socket !== null };
        }),
    counts: () => ({ identified: state.identified, resumed: state.resumed }),
    close: () => {
      for (const socket of state.sockets) socket.terminate();
      server.close();
    },
  };
}
