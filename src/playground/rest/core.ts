import type { Gateway } from '../gateway/gateway.ts';
import type { Json } from '../json.ts';
import type { InteractionLedger } from '../people/interaction-ledger.ts';
import type { MessageTools } from '../world/messages.ts';
import type { World } from '../world/world.ts';
import type { CommandStore } from './commands.ts';
import type { NonceLedger } from './nonces.ts';

/** What the routes work on. */
export interface Core {
  world: World;
  messages: MessageTools;
  interactions: InteractionLedger;
  commands: CommandStore;
  gateway: Gateway;
  ids: () => string;
  clock: () => number;
  nonces: NonceLedger;
  requiredShards: number;
  maxConcurrency: number;
  /** Whether Discord's limits are kept. */
  rateLimits: boolean;
  team: Json | null;
  gatewayUrl: () => string;
  changed: () => void;
}
