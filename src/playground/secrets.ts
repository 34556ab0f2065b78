import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether the given text is the secret, in a time that says nothing about where they differ. */
export function isSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
