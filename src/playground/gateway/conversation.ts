import type { WebSocket } from 'ws';
import { objectOf, textOf } from '../json.ts';
import { isSecret } from '../secrets.ts';
import { readIdentify, readPayload } from './identify.ts';
import { compress, dispatch, forget, replay, type Session, transmit } from './sessions.ts';
import type { GatewayState } from './state.ts';

const sendsPerMinute = 120;

/** Speaks the gateway's protocol with one socket until it closes. */
export function holdConversation(state: GatewayState, socket: WebSocket, url: string): void {
  const { settings } = state;
  let session: Session | null = null;
  let authenticating = false;
  let held: NodeJS.Timeout | undefined;
  const sentAtMs: number[] = [];

  const query = new URL(url, 'ws://gateway').searchParams;
  if (query.get('v') !== '10') {
    socket.close(4012);
    return;
  }
  if (query.get('compress') === 'zlib-stream') compress(socket);
  state.sockets.add(socket);
  transmit(socket, { op: 10, d: { heartbeat_interval: settings.heartbeatIntervalMs, _trace: [] } });

  const attach = (to: Session) => {
    if (to.socket !== socket) to.socket?.terminate();
    to.socket = socket;
    session = to;
  };

  const identify = (data: unknown) => {
    const asked = readIdentify(objectOf(data), settings.token, settings.requiredShards);
    if (typeof asked === 'number') return socket.close(asked);
    if (!state.mayIdentify(asked.shardId)) return transmit(socket, { op: 9, d: false });
    authenticating = true;
    const holdMs = state.holds.get(asked.shardId);
    state.holds.delete(asked.shardId);
    const begin = () => {
      const { shardId, shardCount, intents } = asked;
      const made: Session = {
        id: settings.nextSessionId(),
        shardId,
        shardCount,
        intents,
        sequence: 0,
        sent: [],
        socket: null,
        resumable: true,
      };
      state.sessions.set(made.id, made);
      state.identified += 1;
      authenticating = false;
      attach(made);
      dispatch(made, 'READY', {
        v: 10,
        session_id: made.id,
        session_type: 'normal',
        resume_gateway_url: settings.url(),
        shard: [shardId, shardCount],
        ...settings.ready(made),
      });
      settings.afterReady(made);
    };
    if (holdMs === undefined) begin();
    else held = setTimeout(begin, holdMs);
  };

  const resume = (data: unknown) => {
    const asked = objectOf(data);
    if (!isSecret(textOf(asked.token), settings.token)) return socket.close(4004);
    const found = state.sessions.get(textOf(asked.session_id));
    if (found === undefined || !found.resumable) return transmit(socket, { op: 9, d: false });
    const sequence = Number(asked.seq);
    if (!(sequence <= found.sequence)) return socket.close(4007);
    attach(found);
    state.resumed += 1;
    replay(found, sequence);
    dispatch(found, 'RESUMED', { _trace: [] });
  };

  socket.on('message', (raw) => {
    const nowMs = settings.monotonic();
    while ((sentAtMs[0] ?? nowMs) < nowMs - 60_000) sentAtMs.shift();
    if (sentAtMs.push(nowMs) > sendsPerMinute) return socket.close(4008);
    const payload = readPayload(raw.toString());
    if (payload === 4002) return socket.close(4002);
    const { op, data } = payload;
    if (op === 1) {
      if (session !== null) forget(session, data);
      if (state.acknowledging) transmit(socket, { op: 11, d: null });
    } else if (op === 2) {
      if (authenticating || (session !== null && state.sessions.has(session.id))) return socket.close(4005);
      identify(data);
    } else if (op === 6) {
      resume(data);
    } else if (op === 3 || op === 4 || op === 8 || op === 31) {
      if (session === null) socket.close(4003);
    } else {
      socket.close(4001);
    }
    return undefined;
  });

  socket.on('close', (code) => {
    state.sockets.delete(socket);
    clearTimeout(held);
    if (session === null || session.socket !== socket) return;
    session.socket = null;
    // A client that closes with 1000 or 1001 gives its session up; any other end leaves it resumable.
    if (code === 1000 || code === 1001) state.sessions.delete(session.id);
  });
  socket.on('error', () => socket.terminate());
}
