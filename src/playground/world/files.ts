import type { Upload } from '../wire.ts';

/** A stored file. */
export interface StoredFile {
  id: string;
  name: string;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The name under which Discord keeps an uploaded file. */
export function keptName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_');
}

/** The size of a PNG picture, in pixels. */
export function pictureSize(upload: Upload): { width: number; height: number } | undefined {
  const { bytes } = upload;
  if (bytes.length < 24 || bytes[0] !== 0x89 || bytes[1] !== 0x50) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
