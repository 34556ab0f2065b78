import { isObject, type Json, textOf } from '../json.ts';
import type { WireAttachment } from '../wire.ts';
import { withDefaults, withEmbedDefaults } from './component-defaults.ts';
import { keptName } from './files.ts';

/** Components as Discord gives them back: each with an id, each media with its real url. */
export function withReferences(components: readonly Json[], attachments: readonly WireAttachment[]): Json[] {
  const taken = new Set<unknown>();
  collectIds(components, taken);
  let next = 1;
  const nextId = () => {
    while (taken.has(next)) next += 1;
    taken.add(next);
    return next;
  };
  return components.map((component) => resolved(component, attachments, nextId) as Json);
}

/** Embeds as Discord gives them back: pictures that name an upload carry its real url. */
export function withReferencesInEmbeds(embeds: readonly Json[], attachments: readonly WireAttachment[]): Json[] {
  return embeds.map((embed) => withEmbedDefaults(resolved(embed, attachments) as Json));
}

function resolved(value: unknown, attachments: readonly WireAttachment[], nextId?: () => number): unknown {
  if (Array.isArray(value)) return value.map((one) => resolved(one, attachments, nextId));
  if (!isObject(value)) return value;
  const isComponent = nextId !== undefined && typeof value.type === 'number' && !('value' in value);
  const id = isComponent ? (value.id ?? nextId()) : undefined;
  const entries = Object.entries(value)
    .filter(([, field]) => field !== null)
    .map(([name, field]) => [name, resolved(field, attachments, nextId)] as const);
  const copy: Json = { ...Object.fromEntries(entries), ...(id === undefined ? {} : { id }) };
  const whole = { ...copy, ...mediaFields(copy, attachments, nextId !== undefined) };
  if (!isComponent) return whole;
  const file = whole.type === 13 && isObject(whole.file) ? attachmentOf(whole.file, attachments) : undefined;
  return { ...withDefaults(whole), ...(file === undefined ? {} : { name: file.filename, size: file.size }) };
}

function attachmentOf(media: Json, attachments: readonly WireAttachment[]): WireAttachment | undefined {
  return attachments.find(({ id }) => id === media.attachment_id);
}

/** The fields of something that shows a picture or file by its url; in components each of them has an id. */
function mediaFields(media: Json, attachments: readonly WireAttachment[], inComponent: boolean): Json {
  const url = textOf(media.url);
  if (!url.startsWith('attachment://')) {
    return inComponent && url !== '' && media.type === undefined ? { id: '0', proxy_url: url } : {};
  }
  const name = keptName(url.slice('attachment://'.length));
  const attachment = attachments.find(({ filename }) => filename === name);
  if (attachment === undefined) return {};
  return {
    url: attachment.url,
    proxy_url: attachment.proxy_url,
    ...(inComponent ? { id: attachment.id } : {}),
    attachment_id: attachment.id,
    ...(attachment.content_type === undefined ? {} : { content_type: attachment.content_type }),
    ...(attachment.width === undefined ? {} : { width: attachment.width, height: attachment.height }),
  };
}

function collectIds(value: unknown, into: Set<unknown>): void {
  if (Array.isArray(value)) for (const one of value) collectIds(one, into);
  if (!isObject(value)) return;
  if (typeof value.type === 'number' && typeof value.id === 'number' && value.id > 0) into.add(value.id);
  for (const field of Object.values(value)) collectIds(field, into);
}
