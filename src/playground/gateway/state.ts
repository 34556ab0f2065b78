import type { WebSocket } from 'ws';
import type { Session } from './sessions.ts';

/** What the gateway needs to know. */
export interface GatewaySettings {
  token: string;
  requiredShards: number;
  maxConcurrency: number;
  identifyWindowMs: number;
  heartbeatIntervalMs: number;
  monotonic: () => number;
  nextSessionId: () => string;
  /** The READY of a session, without the fields that the gateway fills in. */
  ready: (session: Session) => Record<string, unknown>;
  /** What a new session is told after READY, by its intents. */
  afterReady: (session: Session) => void;
  /** Where a session is resumed. */
  url: () => string;
}

/** State shared by all conversations of a gateway. */
export interface GatewayState {
  settings: GatewaySettings;
  sessions: Map<string, Session>;
  sockets: Set<WebSocket>;
  mayIdentify: (shardId: number) => boolean;
  acknowledging: boolean;
  holds: Map<number, number>;
  identified: number;
  resumed: number;
}
