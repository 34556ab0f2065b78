import { isObject, type Json, numberOf, objectOf } from '../json.ts';
import { isSecret } from '../secrets.ts';

/** What an IDENTIFY asks for. */
export interface Identify {
  token: string;
  intents: number;
  shardId: number;
  shardCount: number;
}

const privilegedIntents = (1 << 1) | (1 << 8) | (1 << 15);
const knownIntents = 0b11_0011_0001_1111_1111_1111_1111;

/** The IDENTIFY, or the code with which the gateway closes the socket. */
export function readIdentify(data: Json, token: string, requiredShards: number): Identify | number {
  const shard = Array.isArray(data.shard) ? data.shard : [0, 1];
  const [shardId, shardCount] = [numberOf(shard[0]), numberOf(shard[1])];
  const intents = numberOf(data.intents);
  if (typeof data.token !== 'string' || !isObject(data.properties)) return 4002;
  if (!isSecret(data.token, token)) return 4004;
  if (shard.length !== 2 || shardId < 0 || shardCount < 1 || shardId >= shardCount) return 4010;
  if (shardCount < requiredShards) return 4011;
  if (typeof data.intents !== 'number' || (intents & ~knownIntents) !== 0) return 4013;
  if ((intents & privilegedIntents) !== 0) return 4014;
  return { token: data.token, intents, shardId, shardCount };
}

/** Whether a shard may identify now: one per bucket (shard id modulo the concurrency) and window. */
export function createIdentifyBuckets(maxConcurrency: number, windowMs: number, monotonic: () => number) {
  const lastMs = new Map<number, number>();
  return (shardId: number): boolean => {
    const bucket = shardId % maxConcurrency;
    const before = lastMs.get(bucket);
    if (before !== undefined && monotonic() - before < windowMs) return false;
    lastMs.set(bucket, monotonic());
    return true;
  };
}

/** The data of a gateway payload, or the code with which a payload that cannot be read closes the socket. */
export function readPayload(text: string): { op: number; data: unknown } | 4002 {
  try {
    const payload = objectOf(JSON.parse(text));
    return typeof payload.op === 'number' ? { op: payload.op, data: payload.d } : 4002;
  } catch (error) {
    if (error instanceof SyntaxError) return 4002;
    throw error;
  }
}
