import type { Ladder } from '../src/domain/ladder.ts';
import {
  checkTemplate,
  TEMPLATE_FIELDS,
  TEMPLATE_LENGTH,
  type TemplateKind,
  tidyTemplate,
} from '../src/domain/post-template.ts';
import { DEFAULT_LADDER } from '../src/domain/rules.ts';
import type { Song } from '../src/domain/song.ts';
import { escapeText } from '../src/text/escape.ts';
import { text } from '../src/views/message.ts';
import type { Reply } from './command.ts';
import {
  authorOf,
  type Call,
  type Option,
  optional,
  privately,
  type Runnable,
  runnable,
  say,
  serverOf,
} from './define.ts';
import { followedSong } from './example-song.ts';
import { option } from './options.ts';
import { previewPost } from './post-preview.ts';

/** `/settings template`: a server's own first sentence of its posts. */
export const templateSettings: readonly Runnable[] = [
  runnable({
    name: 'template',
    description: 'settings.templateDescription',
    visibility: 'private',
    options: {
      kind: option.choice('settings.templateKindOption', [
        { value: 'passed', name: 'settings.templatePassed' },
        { value: 'certified', name: 'settings.templateCertified' },
      ]),
      text: optional(sentence()),
    },
    run: async (call, { kind, text: typed }) => setTemplate(call, kind === 'certified' ? kind : 'passed', typed ?? ''),
  }),
];

async function setTemplate(call: Call, kind: TemplateKind, typed: string): Promise<Reply> {
  const { parts, t } = call;
  const server = serverOf(call);
  const template = tidyTemplate(typed);
  const fields = TEMPLATE_FIELDS[kind].map((field) => `{${field}}`).join(' ');
  const problem = checkTemplate(kind, template);
  if (problem?.kind === 'too-long')
    return say(t('settings.templateTooLong', { length: problem.length, most: TEMPLATE_LENGTH }));
  if (problem)
    return say(t('settings.templateUnknown', { field: `{${escapeText(problem.field.slice(0, 40))}}`, fields }));
  await parts.postingSettings.setTemplate(server.id, kind, template === '' ? null : template, authorOf(call));
  const heading = text(template === '' ? t('settings.templateReset') : t('settings.templateSet', { fields }));
  const song = await anySong(call);
  const ladder = anyLadder(call, kind);
  if (!song || !ladder) return privately({ blocks: [heading] });
  const settings = await parts.postingSettings.of(server.id);
  const preview = await previewPost(call, { song, ladder, level: null, kind }, settings);
  const blocks = preview === null ? [] : [{ type: 'divider' as const }, ...preview.blocks];
  return privately({ blocks: [heading, ...blocks] });
}

/** A song to show a sentence about. */
async function anySong(call: Call): Promise<Song | null> {
  return (await followedSong(call)) ?? (await call.parts.catalogue.suggestSongs('', 1))[0] ?? null;
}

/** The server's first ladder of which there is such a post. */
function anyLadder({ parts, server }: Call, kind: TemplateKind): Ladder | null {
  const ids = [...(server?.ladders ?? []), DEFAULT_LADDER];
  const ladders = ids.flatMap((id) => parts.rules.ladders.get(id) ?? []);
  return ladders.find((ladder) => kind === 'passed' || ladder.certificates !== null) ?? null;
}

function sentence(): Option<string> {
  return {
    kind: 'text',
    description: 'settings.templateTextOption',
    required: true,
    resolve: async (raw) => ({ value: typeof raw === 'string' ? raw : '' }),
  };
}
