import { DEFAULT_LADDER } from '../src/domain/rules.ts';
import type { TargetChange, TargetSettings } from '../src/store/posting-settings.ts';
import { joinFacts } from '../src/text/join.ts';
import { isLanguage, LANGUAGES } from '../src/text/language.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { type Block, buttons, type SelectBlock, text } from '../src/views/message.ts';
import { nameIn } from '../src/views/names.ts';
import type { ChosenValue } from './command.ts';
import { authorOf, type Call, serverOf } from './define.ts';
import { approachingText } from './posting-lines.ts';
import { languageLine, setLanguage } from './settings-language.ts';
import type { SetupStep } from './setup-step.ts';

/** From so many thousandths of the next level on a song comes near, where nothing else was chosen. */
const NEAR_SHARE = 950;

const LANGUAGE_NAMES: Readonly<Record<string, PlainKey>> = {
  discord: 'settings.languageDiscord',
  en: 'settings.languageEn',
  ja: 'settings.languageJa',
  ko: 'settings.languageKo',
};

/** In which language it is posted. */
export const languageStep: SetupStep = {
  name: 'language',
  title: 'setup.language',
  show: async (call) => {
    const { t } = call;
    const { language, languageChosen } = serverOf(call);
    const now = languageChosen ? language : 'discord';
    const choices = Object.entries(LANGUAGE_NAMES).map(([value, name]) => ({
      label: t(name),
      value,
      chosen: value === now,
    }));
    const placeholder = t('setup.languageChoose');
    return [
      text(languageLine(call, language, languageChosen)),
      { type: 'select', action: 'setup-language:', placeholder, menu: { of: 'choices', choices } },
    ];
  },
};

/** Takes a language, or Discord's. */
export async function chooseLanguage(call: Call, [chosen]: readonly ChosenValue[]): Promise<string | null> {
  if (typeof chosen !== 'string' || !(chosen === 'discord' || LANGUAGES.some((one) => one === chosen)))
    return call.t('setup.stale');
  await setLanguage(call, isLanguage(chosen) ? chosen : null);
  return null;
}

/** Which certifications and milestones are posted, with what each of them is. */
export const laddersStep: SetupStep = {
  name: 'ladders',
  title: 'setup.ladders',
  show: async (call) => {
    const { t, parts, caller } = call;
    const on = new Set(serverOf(call).ladders);
    // The usual one first: the others are told apart by it.
    const ladders = [...parts.rules.ladders.values()]
      .toSorted((a, b) => Number(b.id === DEFAULT_LADDER) - Number(a.id === DEFAULT_LADDER))
      .slice(0, 25);
    const names = ladders.filter(({ id }) => on.has(id)).map((ladder) => nameIn(ladder.names, caller.language));
    const now = t('setup.laddersNow', { ladders: joinFacts(names, caller.language) });
    const lines = ladders.map(
      (ladder) => `- **${nameIn(ladder.names, caller.language)}**: ${nameIn(ladder.about, caller.language)}`,
    );
    const choices = ladders.map((ladder) => ({
      label: nameIn(ladder.names, caller.language),
      value: ladder.id,
      chosen: on.has(ladder.id),
    }));
    return [text(lines.join('\n')), text(now), several('setup-ladders:', t('setup.laddersChoose'), choices, 1)];
  },
};

/** Switches the ladders on that were chosen, and the others off. */
export async function chooseLadders(call: Call, chosen: readonly ChosenValue[]): Promise<string | null> {
  const { parts, t } = call;
  const server = serverOf(call);
  const wanted = new Set(chosen.filter((one) => typeof one === 'string' && parts.rules.ladders.has(one)));
  if (wanted.size === 0) return t('setup.stale');
  const on = new Set(server.ladders);
  for (const { id } of parts.rules.ladders.values())
    if (on.has(id) !== wanted.has(id)) await parts.servers.setLadder(server.id, id, wanted.has(id), authorOf(call));
  return null;
}

const KINDS = ['passed', 'certified', 'approaching', 'forecast'] as const;

const KIND_NAMES: Readonly<Record<(typeof KINDS)[number], PlainKey>> = {
  passed: 'settings.kindPassed',
  certified: 'settings.kindCertified',
  approaching: 'setup.postsNear',
  forecast: 'settings.kindForecast',
};

/** Which kinds are posted. */
export const postsStep: SetupStep = {
  name: 'posts',
  title: 'setup.posts',
  show: async (call) => {
    const { t } = call;
    const target = await mainTarget(call);
    if (!target) return [text(t('setup.channelFirst'))];
    const choices = KINDS.map((value) => ({ label: t(KIND_NAMES[value]), value, chosen: isOn(target, value) }));
    const on = KINDS.filter((value) => isOn(target, value));
    const kinds = on.map((value) => (value === 'approaching' ? approachingText(call, target) : t(KIND_NAMES[value])));
    const now =
      kinds.length > 0
        ? t('settings.kindsLine', { kinds: joinFacts(kinds, call.caller.language) })
        : t('setup.postsNone');
    return [
      text(`${t('setup.postsAbout')}\n${now}`),
      several('setup-posts:', t('setup.postsChoose'), choices, 0),
      text(`-# ${t('setup.postsLater')}`),
    ];
  },
};

/** Posts the kinds that were chosen, and no others. */
export async function chooseKinds(call: Call, chosen: readonly ChosenValue[]): Promise<string | null> {
  const { parts, t } = call;
  const target = await mainTarget(call);
  if (!target) return t('setup.channelFirst');
  const change: TargetChange = {};
  for (const kind of KINDS) {
    const on = chosen.includes(kind);
    if (on === isOn(target, kind)) continue;
    if (kind === 'approaching')
      Object.assign(change, { approachingShare: on ? NEAR_SHARE : null, approachingDistance: null });
    else Object.assign(change, { [kind]: on });
  }
  await parts.postingSettings.changeTarget(serverOf(call).id, target.channel, change, authorOf(call));
  return null;
}

/** Which role posts mention. */
export const roleStep: SetupStep = {
  name: 'role',
  title: 'setup.role',
  show: async (call): Promise<Block[]> => {
    const { t } = call;
    const target = await mainTarget(call);
    if (!target) return [text(t('setup.channelFirst'))];
    const { role } = target;
    const now = role === null ? t('settings.roleNone') : t('settings.roleLine', { role: `<@&${role}>` });
    return [
      text(`${t('setup.roleAbout')}\n${now}`),
      {
        type: 'select',
        action: 'setup-role:',
        placeholder: t('setup.roleChoose'),
        menu: { of: 'roles', chosen: role === null ? [] : [role] },
        least: 0,
      },
      ...(role === null ? [] : [buttons({ label: t('setup.roleClear'), action: 'setup-role:nobody' })]),
    ];
  },
};

/** Takes a role; nothing is nobody. */
export async function chooseRole(call: Call, [chosen]: readonly ChosenValue[]): Promise<string | null> {
  const { parts, t } = call;
  const server = serverOf(call);
  // Everyone's role has the server's own id.
  if (chosen === server.discordId) return t('settings.roleEveryone');
  if (chosen !== undefined && (typeof chosen !== 'string' || !/^\d{1,20}$/.test(chosen))) return t('setup.stale');
  const target = await mainTarget(call);
  if (!target) return t('setup.channelFirst');
  await parts.postingSettings.changeTarget(server.id, target.channel, { role: chosen ?? null }, authorOf(call));
  return null;
}

async function mainTarget(call: Call): Promise<TargetSettings | null> {
  return (await call.parts.postingSettings.of(serverOf(call).id)).target;
}

function isOn(target: TargetSettings, kind: (typeof KINDS)[number]): boolean {
  if (kind === 'approaching') return target.approachingShare !== null || target.approachingDistance !== null;
  return target[kind];
}

function several(
  action: string,
  placeholder: string,
  choices: readonly { readonly label: string; readonly value: string; readonly chosen: boolean }[],
  least: number,
): SelectBlock {
  return { type: 'select', action, placeholder, menu: { of: 'choices', choices }, least, most: choices.length };
}
