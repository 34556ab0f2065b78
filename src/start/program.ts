import description from '../../package.json' with { type: 'json' };

/** What this program says of itself. */
export const PROGRAM = { version: description.version, homepage: homepageIn(description) };

/** The address in a package's description, null where it has none. */
function homepageIn(described: object): string | null {
  return 'homepage' in described && typeof described.homepage === 'string' ? described.homepage : null;
}
