import type { MiddlewareHandler } from 'hono';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Lets only the page itself in: the Host must name this machine (against DNS rebinding), an Origin must be the page's
 * own, and what changes something must be JSON (which no other site can send unasked). Sets strict headers.
 */
export function createGuard(host: string): MiddlewareHandler {
  const names = new Set(['127.0.0.1', 'localhost', '[::1]', host.includes(':') ? `[${host}]` : host]);
  return async (context, next) => {
    const given = context.req.header('host') ?? '';
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    const known = names.has(given.replace(/:\d+$/, ''));
    const own = origin === undefined || origin === `http://${given}`;
    const near = site === undefined || site === 'same-origin' || (site === 'none' && context.req.method === 'GET');
    if (!known || !own || !near) return context.text('This page is for this machine only.', 403);
    if (context.req.method === 'POST' && !context.req.header('content-type')?.startsWith('application/json')) {
      return context.text('Only JSON is taken here.', 415);
    }
    await next();
    const { headers } = context.res;
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy);
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Cache-Control', 'no-store');
    return undefined;
  };
}
