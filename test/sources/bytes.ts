/** The UTF-8 bytes of a text. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** What a program gets that takes UTF-8 for another encoding. */
export function readAs(encoding: string, text: string): string {
  return new TextDecoder(encoding).decode(bytesOf(text));
}
