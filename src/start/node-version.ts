/** The oldest Node that strips types on its own and runs the database's native part. */
const OLDEST_MAJOR = 24;

/** The sentence that says why this Node cannot run Tierwatch; null where it can. */
export function nodeVersionRefusal(version: string): string | null {
  const major = Number(version.replace(/^v/, '').split('.')[0]);
  if (major >= OLDEST_MAJOR) return null;
  return `Tierwatch needs Node ${OLDEST_MAJOR} and this is ${version}. Start it with npm (npm start, npm run tierwatch -- …), which uses the Node that npm ci installed.`;
}
