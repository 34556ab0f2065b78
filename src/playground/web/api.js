// Talks to the page's own server.

async function ask(path, init) {
  try {
    const answer = await fetch(path, init);
    if (answer.headers.get('content-type')?.includes('json')) return await answer.json();
    return { error: (await answer.text()) || `${answer.status}` };
  } catch {
    return { error: null, unreachable: true };
  }
}

/** The JSON of a path below /api, `{ error }` where there is none. */
export function get(path, query = {}) {
  return ask(`/api/${path}?${new URLSearchParams(query)}`);
}

/** Sends JSON to a path below /api and gives the answer's. */
export function post(path, body) {
  const headers = { 'content-type': 'application/json' };
  return ask(`/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Calls back at each change, one call at a time, and tells when the server is lost or found. */
export function onChange(changed, reachable) {
  let running = false;
  let again = false;
  const run = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await changed();
    } while (again);
    running = false;
  };
  const stream = new EventSource('/api/changes');
  stream.addEventListener('change', run);
  stream.addEventListener('open', () => reachable(true));
  stream.addEventListener('error', () => reachable(false));
}
