/** How a request goes wrong. */
export type FaultKind =
  | 'lose answer after applying'
  | 'lose request before applying'
  | 'close cleanly after applying'
  | 'hang'
  | 'hang after applying'
  | { delayMs: number }
  | AnswerFault
  | RateLimitFault;

/** An answer other than the true one; the request is applied only when `afterApplying` says so. */
export interface AnswerFault {
  status: number;
  code?: number;
  message?: string;
  body?: unknown;
  headers?: Record<string, string>;
  afterApplying?: boolean;
}

/** A 429; the header may tell another time than the body, as Discord's sometimes does. */
export interface RateLimitFault {
  rateLimit: 'user' | 'shared' | 'global';
  retryAfterSeconds: number;
  headerSeconds?: number;
  code?: number;
}

/** Which requests go wrong, how often (once unless told) and how. */
export interface Fault {
  method?: string;
  /** A route's template, or an expression tried on the template and on the path. */
  route?: string | RegExp;
  times?: number;
  kind: FaultKind;
}

/** A fault that was set. */
export interface FaultHandle {
  remaining: () => number;
  remove: () => void;
}

/** The faults that are set. */
export interface Faults {
  set: (fault: Fault) => FaultHandle;
  /** The first fault for a request; it is used up by one. */
  take: (method: string, template: string, path: string) => FaultKind | undefined;
  clear: () => void;
}

/** No faults yet. */
export function createFaults(): Faults {
  let active: { fault: Fault; left: number }[] = [];
  return {
    set: (fault) => {
      const one = { fault, left: fault.times ?? 1 };
      active.push(one);
      return {
        remaining: () => (active.includes(one) ? one.left : 0),
        remove: () => {
          active = active.filter((other) => other !== one);
        },
      };
    },
    take: (method, template, path) => {
      const found = active.find(({ fault, left }) => left > 0 && matches(fault, method, template, path));
      if (found === undefined) return undefined;
      found.left -= 1;
      return found.fault.kind;
    },
    clear: () => {
      active = [];
    },
  };
}

function matches({ method, route }: Fault, ofMethod: string, template: string, path: string): boolean {
  if (method !== undefined && method.toUpperCase() !== ofMethod) return false;
  if (route === undefined) return true;
  if (typeof route === 'string') return route === template;
  const expression = new RegExp(route.source, route.flags.replaceAll(/[gy]/g, ''));
  return expression.test(template) || expression.test(path);
}
