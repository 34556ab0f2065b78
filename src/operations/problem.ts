import type { Context } from 'hono';

/** What went wrong with a request, as RFC 9457 has it. */
export interface ProblemDetails {
  /** What kind of problem, as a name that stays: `invalid-readings`. */
  readonly kind: string;
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 422 | 429 | 500 | 503;
  readonly title: string;
  /** What happened this time, and what to do. */
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Members of this kind of problem alone. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/**
 * An answer of the type application/problem+json.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function problemAnswer(context: Context, problem: ProblemDetails): Response {
  const { kind, status, title, detail, headers, more } = problem;
  const body = JSON.stringify({ type: `urn:tierwatch:problem:${kind}`, title, status, detail, ...more });
  return context.body(body, status, { ...headers, 'Content-Type': 'application/problem+json' });
}
