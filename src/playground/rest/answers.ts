import type { Json } from '../json.ts';

/** What a route answers: a status and, unless it is 204, a JSON body. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A successful answer. */
export function ok(body: unknown, status = 200): Answer {
  return { status, body };
}

/** A successful answer without a body. */
export const noContent: Answer = { status: 204 };

const refusals = {
  0: [401, '401: Unauthorized'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  20012: [403, 'You are not authorized to perform this action on this application'],
  20028: [429, 'The write action you are performing on the channel has hit the write rate limit'],
  30015: [400, 'Maximum number of attachments reached (10)'],
  40005: [413, 'Request entity too large'],
  40033: [400, 'This message has already been crossposted'],
  40060: [400, 'Interaction has already been acknowledged.'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160002: [400, 'Cannot reply without permission to read message history'],
  160005: [403, 'Thread is locked'],
} as const;

/** The error codes that the loopback gives by itself. */
export type RefusalCode = keyof typeof refusals;

/** Discord's answer for one of its error codes. */
export function refuse(code: RefusalCode): Answer {
  const [status, message] = refusals[code];
  return { status, body: { message, code } };
}

/** Discord's answer to a body that breaks rules, with its errors nested by field. */
export function refuseForm(errors: Json): Answer {
  return { status: 400, body: { message: 'Invalid Form Body', code: 50035, errors } };
}

/** Discord's answer on a path that it does not know. */
export const unknownRoute: Answer = { status: 404, body: { message: '404: Not Found', code: 0 } };

/** Discord's answer when it breaks down by itself. */
export const serverError: Answer = { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
