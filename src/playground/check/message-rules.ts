import { isObject, type Json, numberOf, objectOf, objectsOf, textOf } from '../json.ts';
import { messageFlags, type Upload, type WireMessage } from '../wire.ts';
import { keptName } from '../world/files.ts';
import { componentRules, everyComponent } from './component-rules.ts';
import { type Path, type Problem, problem } from './problems.ts';

/** A message's body in its place, with what else the rules must know. */
export interface MessageUnderCheck {
  body: Json;
  at: Path;
  uploads: readonly Upload[];
  existing: WireMessage | undefined;
  /** A private message can be asked for only when answering an interaction. */
  mayBeEphemeral: boolean;
}

const mostFiles = 10;

/** What Discord demands of a message beyond the official description. */
export function messageRules(message: MessageUnderCheck): Problem[] {
  const { body, at, existing } = message;
  const flags = numberOf(body.flags) | (existing?.flags ?? 0);
  const isV2 = (flags & messageFlags.componentsV2) !== 0;
  return [
    ...contentRules(message, isV2),
    ...embedRules(body.embeds, [...at, 'embeds']),
    ...mentionRules(body.allowed_mentions, [...at, 'allowed_mentions']),
    ...componentRules(body.components, [...at, 'components'], isV2),
    ...fileRules(message),
    ...emptiness(message, isV2),
    ...((numberOf(body.flags) & messageFlags.ephemeral) !== 0 && !message.mayBeEphemeral
      ? [
          {
            ...problem([...at, 'flags'], 'EPHEMERAL_HERE', 'Only a new reply can be made ephemeral'),
            answer: 'ignored' as const,
          },
        ]
      : []),
  ];
}

function contentRules({ body, at, existing }: MessageUnderCheck, isV2: boolean): Problem[] {
  if (!isV2) {
    return textOf(body.content).length > 2000
      ? [problem([...at, 'content'], 'BASE_TYPE_MAX_LENGTH', 'Must be 2000 or fewer in length.')]
      : [];
  }
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  return ['content', 'embeds', 'poll', 'sticker_ids']
    .filter((field) => {
      const value = field in body ? body[field] : objectOf(existing)[field];
      return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
    })
    .map((field) =>
      problem([...at, field], code, `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`),
    );
}

function embedRules(embeds: unknown, at: Path): Problem[] {
  const list = objectsOf(embeds);
  const found: Problem[] = [];
  list.forEach((embed, index) => {
    objectsOf(embed.fields).forEach((field, place) => {
      for (const part of ['name', 'value']) {
        if (textOf(field[part]).trim() === '' && field[part] !== undefined) {
          const path = [...at, index, 'fields', place, part];
          found.push(problem(path, 'BASE_TYPE_REQUIRED', 'This field is required'));
        }
      }
    });
  });
  if (list.reduce((sum, embed) => sum + embedLength(embed), 0) > 6000) {
    found.push(problem(at, 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000'));
  }
  return found;
}

function embedLength(embed: Json): number {
  const texts = [embed.title, embed.description, objectOf(embed.footer).text, objectOf(embed.author).name];
  const fields = objectsOf(embed.fields).flatMap(({ name, value }) => [name, value]);
  return [...texts, ...fields].reduce<number>((sum, text) => sum + textOf(text).length, 0);
}

function mentionRules(mentions: unknown, at: Path): Problem[] {
  if (!isObject(mentions)) return [];
  const parse = Array.isArray(mentions.parse) ? mentions.parse : [];
  return ['users', 'roles']
    .filter((kind) => parse.includes(kind) && Array.isArray(mentions[kind]) && mentions[kind].length > 0)
    .map((kind) => {
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      return problem(at, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    });
}

function fileRules({ body, at, uploads, existing }: MessageUnderCheck): Problem[] {
  const found: Problem[] = [];
  const given = Array.isArray(body.attachments) ? objectsOf(body.attachments) : undefined;
  const isKept = (id: string) => given === undefined || given.some((one) => String(one.id) === id);
  const kept = (existing?.attachments ?? []).filter(({ id }) => isKept(id));
  if (uploads.length + kept.length > mostFiles) {
    const path = [...at, 'attachments'];
    found.push({ ...problem(path, 'TOO_MANY_FILES', `Must be ${mostFiles} or fewer files`), answer: 30015 });
  }
  for (const upload of uploads.filter(({ index }) => index === null)) {
    const message = `A file part must be named files[n], not "${upload.field}"`;
    found.push({ ...problem([upload.field], 'FILE_PART_NAME', message), answer: 'ignored' });
  }
  given?.forEach((one, index) => {
    const id = String(one.id);
    const known =
      uploads.some((upload) => String(upload.index) === id) || existing?.attachments.some((old) => old.id === id);
    if (!known && one.id !== undefined) {
      const message = `Attachment data for ID ${id} not found`;
      found.push(problem([...at, 'attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', message));
    }
  });
  const uploaded = uploads.map(({ name, index }) => {
    const described = given?.find((one) => String(one.id) === String(index));
    return keptName(textOf(described?.filename) || name);
  });
  const names = new Set([...kept.map(({ filename }) => filename), ...uploaded]);
  return [...found, ...references(body, at).flatMap((reference) => referenceProblem(reference, names))];
}

interface Reference {
  url: string;
  path: Path;
}

/** Every url in a message that may name an upload. */
function references(body: Json, at: Path): Reference[] {
  const urlOf = (holder: unknown, path: Path, field = 'url'): Reference[] => {
    const url = objectOf(holder)[field];
    return typeof url === 'string' ? [{ url, path: [...path, field] }] : [];
  };
  const inEmbeds = objectsOf(body.embeds).flatMap((embed, index) => {
    const path = [...at, 'embeds', index];
    return [
      ...urlOf(embed.image, [...path, 'image']),
      ...urlOf(embed.thumbnail, [...path, 'thumbnail']),
      ...urlOf(embed.author, [...path, 'author'], 'icon_url'),
      ...urlOf(embed.footer, [...path, 'footer'], 'icon_url'),
    ];
  });
  const inComponents = everyComponent(body.components, [...at, 'components']).flatMap(({ component, path }) => [
    ...urlOf(component.media, [...path, 'media']),
    ...urlOf(component.file, [...path, 'file']),
    ...objectsOf(component.items).flatMap((item, index) => urlOf(item.media, [...path, 'items', index, 'media'])),
  ]);
  return [...inEmbeds, ...inComponents];
}

function referenceProblem({ url, path }: Reference, names: ReadonlySet<string>): Problem[] {
  if (/^https?:/i.test(url)) return [];
  if (!url.startsWith('attachment://')) {
    const message = `Scheme of "${url}" must be one of ('http', 'https', 'attachment').`;
    return [problem(path, 'URL_TYPE_INVALID_SCHEME', message)];
  }
  const name = url.slice('attachment://'.length);
  if (names.has(keptName(name))) return [];
  const code = 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND';
  return [problem(path, code, `The referenced attachment "${name}" was not found`)];
}

function emptiness({ body, at, uploads, existing }: MessageUnderCheck, isV2: boolean): Problem[] {
  const after = (field: 'content' | 'embeds' | 'components') => (field in body ? body[field] : existing?.[field]);
  const forwards = objectOf(body.message_reference).type === 1;
  const keepsFiles = (existing?.attachments.length ?? 0) > 0;
  const keepsOther = existing?.poll !== undefined || existing?.message_reference !== undefined;
  const something = isV2
    ? objectsOf(after('components')).length > 0
    : textOf(after('content')).trim() !== '' ||
      objectsOf(after('embeds')).some((embed) => Object.keys(embed).some((key) => key !== 'type' && key !== 'color')) ||
      uploads.length > 0 ||
      keepsFiles ||
      keepsOther ||
      isObject(body.poll) ||
      (Array.isArray(body.sticker_ids) && body.sticker_ids.length > 0) ||
      forwards;
  return something ? [] : [{ ...problem(at, 'EMPTY', 'Cannot send an empty message'), answer: 50006 }];
}
