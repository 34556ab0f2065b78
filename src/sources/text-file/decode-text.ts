import { knownBinary, looksLikeUtf16 } from './file-signature.ts';
import { findMojibake } from './mojibake.ts';
import { type Finding, finding, shorten } from './refusal.ts';

const MEGABYTE = 1_000_000;
const HTML_START = /^\s*<(!doctype|html|head|body|script|meta|title|!--|\?xml)/i;

/** A file's text, without a byte order mark and with LF line ends. */
export interface DecodedText {
  readonly text: string;
}

/** Reads the bytes of a CSV file as UTF-8; what is damaged, or is no text at all, comes back as a finding. */
export function decodeText(bytes: Uint8Array, limitBytes: number): DecodedText | Finding {
  if (bytes.length > limitBytes) {
    const megabytes = Math.ceil(bytes.length / MEGABYTE);
    return finding('too-large', null, { megabytes, limitMegabytes: Math.floor(limitBytes / MEGABYTE) });
  }
  const what = knownBinary(bytes);
  if (what) return finding('binary', null, { what });
  if (looksLikeUtf16(bytes)) return finding('utf-16', null, {});
  if (bytes.includes(0)) return finding('binary', null, { what: 'a binary file' });
  const text = new TextDecoder('utf-8').decode(bytes);
  if (text.trim() === '') return finding('empty-file', null, {});
  if (HTML_START.test(text)) return finding('html', null, {});
  return checkLetters(text, bytes);
}

function checkLetters(text: string, bytes: Uint8Array): DecodedText | Finding {
  // First, because without line ends no other finding could name its line.
  if (hasCrLineEnds(text)) return finding('cr-line-ends', null, {});
  const replaced = text.indexOf('\uFFFD');
  if (replaced >= 0) {
    const line = text.slice(0, replaced).split('\n').length;
    if (!isUtf8(bytes)) return finding('not-utf8', line, {});
    return finding('mojibake', line, { value: shorten(text.slice(Math.max(0, replaced - 10), replaced + 10).trim()) });
  }
  const normalized = text.replaceAll('\r\n', '\n');
  const garbled = findMojibake(normalized);
  if (garbled) return finding('mojibake', garbled.line, { value: shorten(garbled.value) });
  return { text: normalized };
}

// A last LF may have been added to a file whose lines end in CR, so it is the larger number that tells.
function hasCrLineEnds(text: string): boolean {
  const loneCr = text.match(/\r(?!\n)/g)?.length ?? 0;
  return loneCr > (text.match(/\n/g)?.length ?? 0);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
