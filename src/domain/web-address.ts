/** Longer than the address of any page that a person would cite; a post has to hold it. */
const MAX_LENGTH = 1_000;

/** Whether a text is the address of a web page. */
export function isWebAddress(text: string): boolean {
  const url = text.length > MAX_LENGTH ? null : URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && !/\s/.test(text);
}
