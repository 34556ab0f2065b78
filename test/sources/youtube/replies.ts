import { HTML_PAGE, json, type Reply, type Seen } from '../http/loopback.ts';

/** A list of videos as YouTube answers it: only the ids it knows, in no particular order. */
export function videoList(views: Readonly<Record<string, string | null>>, asked: readonly string[]): Reply {
  const items = asked
    .filter((id) => id in views)
    .toReversed()
    .map((id) => ({
      kind: 'youtube#video',
      etag: 'made-up',
      id,
      statistics: { likeCount: '5', favoriteCount: '0', ...(views[id] === null ? {} : { viewCount: views[id] }) },
    }));
  return json({
    kind: 'youtube#videoListResponse',
    etag: 'made-up',
    items,
    pageInfo: { totalResults: items.length, resultsPerPage: items.length },
  });
}

/** Answers every request with what is known of the videos that it asks for. */
export function youtubeWith(views: Readonly<Record<string, string | null>>) {
  return (request: Seen) => videoList(views, idsOf(request));
}

/** The videos that a request asks for. */
export function idsOf(request: Seen): string[] {
  return request.query.get('id')?.split(',') ?? [];
}

function refusal(
  code: number,
  message: string,
  reason: string,
  more: { domain?: string; status?: string; detail?: object } = {},
) {
  const { domain = 'global', status, detail } = more;
  return json(
    {
      error: {
        code,
        message,
        errors: [{ message, domain, reason }],
        ...(status ? { status } : {}),
        ...(detail ? { details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', ...detail }] } : {}),
      },
    },
    code,
  );
}

const FORBIDDEN = { status: 'PERMISSION_DENIED' };

/** Every way in which YouTube, or what stands before it, is known not to give numbers. */
export const REFUSALS = {
  'the quota of the day is used up': refusal(
    403,
    'The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>.',
    'quotaExceeded',
    { domain: 'youtube.quota' },
  ),
  'the daily limit is exceeded': refusal(403, 'Daily Limit Exceeded', 'dailyLimitExceeded', { domain: 'usageLimits' }),
  'the day is used up, told as a rate limit': refusal(429, 'Quota exceeded', 'rateLimitExceeded', {
    status: 'RESOURCE_EXHAUSTED',
    detail: { reason: 'RATE_LIMIT_EXCEEDED', metadata: { quota_limit: 'defaultPerDayPerProject' } },
  }),
  'too many calls in a minute': refusal(403, 'Rate Limit Exceeded', 'rateLimitExceeded', { domain: 'usageLimits' }),
  'a wrong key, in the old shape': json(
    {
      error: {
        errors: [{ domain: 'usageLimits', reason: 'keyInvalid', message: 'Bad Request' }],
        code: 400,
        message: 'Bad Request',
      },
    },
    400,
  ),
  'a wrong key, in the new shape': refusal(400, 'API key not valid. Please pass a valid API key.', 'badRequest', {
    status: 'INVALID_ARGUMENT',
    detail: { reason: 'API_KEY_INVALID', domain: 'googleapis.com' },
  }),
  'a wrong key, by its message alone': refusal(400, 'API key not valid. Please pass a valid API key.', 'badRequest'),
  'an expired key': refusal(400, 'API key expired. Please renew the API key.', 'badRequest', {
    status: 'INVALID_ARGUMENT',
    detail: { reason: 'API_KEY_INVALID', domain: 'googleapis.com' },
  }),
  'no key': refusal(403, 'The request is missing a valid API key.', 'forbidden', FORBIDDEN),
  'the key may not use this API': refusal(403, 'Requests to this API are blocked.', 'forbidden', {
    ...FORBIDDEN,
    detail: { reason: 'API_KEY_SERVICE_BLOCKED', domain: 'googleapis.com' },
  }),
  'the API is off': refusal(403, 'YouTube Data API v3 has not been used in project 1 before.', 'accessNotConfigured', {
    domain: 'usageLimits',
    ...FORBIDDEN,
    detail: { reason: 'SERVICE_DISABLED', domain: 'googleapis.com' },
  }),
  'the API is off, by its detail alone': refusal(403, 'It is disabled.', 'forbidden', {
    ...FORBIDDEN,
    detail: { reason: 'SERVICE_DISABLED', domain: 'googleapis.com' },
  }),
  'a fault of its own': refusal(500, 'Internal error encountered.', 'internalError', { status: 'INTERNAL' }),
  'a fault of its own that says when to come back': { status: 503, headers: { 'retry-after': '120' }, body: 'busy' },
  'a broken gateway with a page of HTML': { ...HTML_PAGE, status: 502 },
  'too many requests': { status: 429, body: '' },
  'a refusal nobody has heard of': refusal(403, 'No.', 'becauseWeSaySo'),
  'an address that is none of its': {
    status: 404,
    headers: { 'content-type': 'text/html' },
    body: '<h1>Not Found</h1>',
  },
  'another address': { status: 302, headers: { location: 'https://example.org/login' }, body: '' },
  'HTML in place of JSON': HTML_PAGE,
  'JSON of another kind': json({ videos: [] }),
  'half of its JSON': { body: '{"kind":"youtube#videoListResponse","items":[{"id":' },
  'nothing at all': { body: '' },
  'not modified': { status: 304 },
  'a connection cut in the middle': { does: 'cut', body: JSON.stringify({ items: [], filler: 'x'.repeat(2_000) }) },
  'a connection cut at once': { does: 'drop' },
  'a body that never ends': { does: 'stall', body: JSON.stringify({ items: [], filler: 'x'.repeat(2_000) }) },
  'no answer': { does: 'silence' },
} as const satisfies Record<string, Reply>;
