import { isLanguage, type Language } from '../src/text/language.ts';
import type { Reply } from './command.ts';
import { authorOf, type Call, type Runnable, runnable, say, serverOf } from './define.ts';
import { option } from './options.ts';

/** `/settings language`: in which language it is posted. */
export const languageSetting: Runnable = runnable({
  name: 'language',
  description: 'settings.languageDescription',
  visibility: 'private',
  options: {
    language: option.choice('settings.languageOption', [
      { value: 'discord', name: 'settings.languageDiscord' },
      { value: 'en', name: 'settings.languageEn' },
      { value: 'ja', name: 'settings.languageJa' },
      { value: 'ko', name: 'settings.languageKo' },
    ]),
  },
  run: async (call, { language }): Promise<Reply> => {
    const chosen = isLanguage(language) ? language : null;
    await setLanguage(call, chosen);
    return say(languageLine(call, chosen ?? discordsLanguage(call), chosen !== null));
  },
});

/** The language of posts from now on; null for that of the server in Discord. */
export async function setLanguage(call: Call, chosen: Language | null): Promise<void> {
  await call.parts.servers.setLanguage(serverOf(call).id, chosen, discordsLanguage(call), authorOf(call));
}

/** The language of posts, and where it comes from. */
export function languageLine({ t }: Call, language: Language, chosen: boolean): string {
  return t(chosen ? 'settings.languageChosen' : 'settings.languageLine', { language });
}

function discordsLanguage({ caller }: Call): Language {
  return caller.server?.language ?? 'en';
}
