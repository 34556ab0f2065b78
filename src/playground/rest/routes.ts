import type { CheckContext } from '../check/problems.ts';
import type { Json } from '../json.ts';
import type { Upload } from '../wire.ts';
import type { Answer } from './answers.ts';

/** A request that reached its route. */
export interface RestRequest {
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  /** The body when it is an object, else an empty one. */
  fields: Json;
  uploads: Upload[];
  /** When it arrived, on the clock that never jumps. */
  arrivedMs: number;
  /** Checks the body as a kind of request; the answer that refuses it, or undefined. */
  check: (kind: CheckKind, context?: CheckContext) => Answer | undefined;
}

/** The kinds of bodies that are checked. */
export type CheckKind =
  | 'message create'
  | 'message edit'
  | 'follow-up'
  | 'webhook edit'
  | 'callback'
  | 'commands'
  | 'direct message';

/** How many requests of a route (per channel, server or webhook) Discord takes in a window. */
export interface Limit {
  limit: number;
  windowMs: number;
}

/** One route: the official description's template, and what it does. */
export interface Route {
  method: string;
  template: string;
  /** Interaction routes prove themselves by their token instead of the bot's. */
  withoutToken?: boolean;
  exemptFromGlobalLimit?: boolean;
  limit?: Limit;
  answer: (request: RestRequest) => Answer;
}

/** A route found for a request. */
export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** Finds routes by method and path; literal parts win over parameters. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const compiled = routes
    .map((route) => ({ route, parts: route.template.split('/') }))
    .sort((a, b) => parameters(a.parts) - parameters(b.parts));
  return (method, path) => {
    const given = path.split('/').map(decoded);
    for (const { route, parts } of compiled) {
      if (route.method !== method || parts.length !== given.length) continue;
      const params: Record<string, string> = {};
      const fits = parts.every((part, index) => {
        const value = given[index] ?? '';
        if (!part.startsWith('{')) return part === value;
        params[part.slice(1, -1)] = value;
        return value !== '';
      });
      if (fits) return { route, params };
    }
    return undefined;
  };
}

function parameters(parts: readonly string[]): number {
  return parts.filter((part) => part.startsWith('{')).length;
}

function decoded(part: string): string {
  // `@original` arrives as `%40original`; nothing else on these routes needs decoding.
  return part.replaceAll(/%40/g, '@');
}
