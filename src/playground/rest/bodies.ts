import type { IncomingMessage } from 'node:http';
import type { Upload } from '../wire.ts';

/** A request's body as it was understood. */
export interface RequestBody {
  json: unknown;
  uploads: Upload[];
}

/** The most bytes that Discord takes in one request. */
export const largestRequestBytes = 25 * 1024 * 1024;

/** Reads a request to its end; undefined when it is larger than Discord takes. */
export async function readBytes(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size <= largestRequestBytes) parts.push(part);
  }
  return size > largestRequestBytes ? undefined : Buffer.concat(parts);
}

/** The JSON and the files of a body, or undefined when it cannot be read. */
export async function readBody(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<RequestBody | undefined> {
  if (bytes.length === 0) return { json: undefined, uploads: [] };
  try {
    if (!contentType.startsWith('multipart/form-data')) {
      return { json: JSON.parse(bytes.toString('utf8')), uploads: [] };
    }
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
    const uploads: Upload[] = [];
    let json: unknown = {};
    for (const [field, value] of form) {
      if (typeof value === 'string') {
        if (field === 'payload_json') json = JSON.parse(value);
      } else {
        const index = /^files\[(\d+)\]$/.exec(field)?.[1];
        uploads.push({
          field,
          index: index === undefined ? null : Number(index),
          name: value.name,
          contentType: value.type || 'application/octet-stream',
          bytes: new Uint8Array(await value.arrayBuffer()),
        });
      }
    }
    return { json, uploads };
  } catch (error) {
    // Both a JSON and a multipart body that cannot be parsed end here; Discord answers both alike.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
