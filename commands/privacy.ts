import type { PersonalKind } from '../src/store/personal-data.ts';
import { buttons, type Message, text } from '../src/views/message.ts';
import type { Reply } from './command.ts';
import { type Call, type Command, privately, replace, runnable, say } from './define.ts';

/** `/privacy show|delete`: what is kept about whoever asks. */
export const privacy: Command = {
  name: 'privacy',
  description: 'privacy.description',
  managersOnly: false,
  anywhere: true,
  run: null,
  actions: {
    'privacy-delete': async (call) => {
      await call.parts.personalData.forget(call.caller.user);
      return replace({ blocks: [text(call.t('privacy.deleted'))] });
    },
    'privacy-keep': async ({ t }) => replace({ blocks: [text(t('privacy.kept'))] }),
  },
  subcommands: [
    runnable({
      name: 'show',
      description: 'privacy.showDescription',
      visibility: 'private',
      options: {},
      run: async (call) => {
        const kept = await whatIsKept(call);
        return kept ? privately(kept) : say(nothing(call));
      },
    }),
    runnable({
      name: 'delete',
      description: 'privacy.deleteDescription',
      visibility: 'private',
      options: {},
      run: askFirst,
    }),
  ],
};

async function askFirst(call: Call): Promise<Reply> {
  const { t } = call;
  const kept = await whatIsKept(call);
  if (!kept) return say(nothing(call));
  const choice = buttons(
    { label: t('privacy.delete'), action: 'privacy-delete:', style: 'danger' },
    { label: t('privacy.keep'), action: 'privacy-keep:' },
  );
  return privately({ blocks: [...kept.blocks, text(t('privacy.what')), choice] });
}

/** Null where there is nothing. */
async function whatIsKept({ parts, caller, t }: Call): Promise<Message | null> {
  const kept = await parts.personalData.of(caller.user);
  if (kept.size === 0) return null;
  const line = ([kind, n]: [PersonalKind, number]) => `- ${t(`privacy.${kind}`, { n })}`;
  const lines = [...kept].map(line);
  return { blocks: [text([t('privacy.heading'), ...lines].join('\n')), text(`-# ${t('privacy.never')}`)] };
}

function nothing({ t }: Call): string {
  return `${t('privacy.nothing')}\n-# ${t('privacy.never')}`;
}
