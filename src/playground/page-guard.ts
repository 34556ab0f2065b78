import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { hostName, ownNames } from './local-only.ts';
import { isSecret } from './secrets.ts';
import { pageTexts, requestLanguage } from './texts.ts';

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
 * own, the token of this start must be known, and what changes something must be JSON (which no other site can send
 * unasked). Sets strict headers.
 */
export function createGuard(host: string, token: string): MiddlewareHandler {
  const names = ownNames(host);
  return async (context, next) => {
    const response = stranger(context, names) ?? withoutToken(context, token) ?? notJson(context);
    if (response === null) await next();
    else context.res = response;
    const { headers } = context.res;
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy);
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Cache-Control', 'no-store');
  };
}

function stranger(context: Context, names: ReadonlySet<string>): Response | null {
  const given = context.req.header('host') ?? '';
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  const known = names.has(hostName(given));
  const own = origin === undefined || origin === `http://${given}`;
  // A link to the printed address may stand on another site's page: the token is what lets it in.
  const arrival = context.req.header('sec-fetch-mode') === 'navigate' && context.req.query('token') !== undefined;
  const near = site === undefined || site === 'same-origin' || (context.req.method === 'GET' && site === 'none');
  if (known && own && (near || arrival)) return null;
  return context.text(pageTexts.thisMachineOnly[languageOf(context)], 403);
}

/** The token comes with the printed address, afterwards in a cookie, or in a header from what is no browser. */
function withoutToken(context: Context, token: string): Response | null {
  const { req } = context;
  // Cookies know no ports: two playgrounds on one machine need two names.
  const cookie = `playground-${/:(\d+)$/.exec(req.header('host') ?? '')?.[1] ?? '80'}`;
  const printed = req.method === 'GET' && req.path === '/' ? req.query('token') : undefined;
  if (printed !== undefined && isSecret(printed, token)) {
    setCookie(context, cookie, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return null;
  }
  const given = printed ?? req.header('x-playground-token') ?? getCookie(context, cookie) ?? '';
  if (isSecret(given, token)) return null;
  const usePrintedAddress = pageTexts.usePrintedAddress[languageOf(context)];
  return req.path.startsWith('/api/')
    ? context.json({ error: usePrintedAddress }, 403)
    : context.text(usePrintedAddress, 403);
}

function languageOf({ req }: Context) {
  return requestLanguage(req.header('accept-language'));
}

function notJson(context: Context): Response | null {
  const type = context.req.header('content-type') ?? '';
  if (context.req.method !== 'POST' || type.startsWith('application/json')) return null;
  return context.text('Only JSON is taken here.', 415);
}
