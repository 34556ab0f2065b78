import { text } from '../src/views/message.ts';
import { test } from './announcements-retry.ts';
import type { ChosenValue, Reply } from './command.ts';
import { type Action, type Call, type Command, privately, replace, runnable } from './define.ts';
import { boardStep, chooseBoard } from './setup-board.ts';
import { channelStep, chooseChannel } from './setup-channel.ts';
import { chooseActs, findAct, followFound, followPage, followStep } from './setup-follow.ts';
import {
  chooseKinds,
  chooseLadders,
  chooseLanguage,
  chooseRole,
  laddersStep,
  languageStep,
  postsStep,
  roleStep,
} from './setup-posts.ts';
import { readyStep } from './setup-ready.ts';
import { type SetupStep, stepPage } from './setup-step.ts';

/** The steps in their order. A further one is a file beside these and a word here. */
const STEPS: readonly SetupStep[] = [
  channelStep,
  languageStep,
  laddersStep,
  postsStep,
  roleStep,
  followStep,
  boardStep,
  readyStep(() => STEPS),
];

/**
 * `/setup`: one private message that leads through what a server chooses. What is chosen is saved at once, and nothing is
 * carried from step to step, so that it can be left at any point, and two admins at once each see what is true.
 */
export const setup: Command = {
  name: 'setup',
  description: 'setup.description',
  managersOnly: true,
  anywhere: false,
  run: runnable({
    name: 'setup',
    description: 'setup.description',
    visibility: 'private',
    options: {},
    run: async (call): Promise<Reply> => privately(await stepPage(call, STEPS, 'channel')),
  }),
  subcommands: [],
  actions: {
    setup: async (call, argument) => replace(await stepPage(call, STEPS, argument)),
    'setup-go': async (call, _, [chosen]) =>
      replace(await stepPage(call, STEPS, typeof chosen === 'string' ? chosen : '')),
    'setup-channel': choosing('channel', chooseChannel),
    'setup-language': choosing('language', chooseLanguage),
    'setup-ladders': choosing('ladders', chooseLadders),
    'setup-posts': choosing('posts', chooseKinds),
    'setup-role': choosing('role', chooseRole),
    'setup-follow': choosing('follow', chooseActs),
    'setup-board': choosing('board', chooseBoard),
    'setup-page': async (call, argument) =>
      replace(await stepPage(call, STEPS, 'follow', { page: followPage(argument) })),
    'setup-find': async (call) => findAct(call),
    'setup-test': async (call) => test(call),
  },
  formOpeners: ['setup-find'],
  forms: {
    'setup-found': async (call, _, fields) => {
      const said = await followFound(call, fields);
      return replace(await stepPage(call, STEPS, 'follow', { said: text(said) }));
    },
  },
};

/** Saves what was chosen and shows the step anew, under what is to be said about the choice. */
function choosing(
  step: string,
  choose: (call: Call, chosen: readonly ChosenValue[]) => Promise<string | null>,
): Action {
  return async (call, argument, chosen) => {
    const said = await choose(call, chosen);
    // What was chosen is true by now, and read anew.
    const fresh = await freshened(call);
    return replace(
      await stepPage(fresh, STEPS, step, { page: followPage(argument), said: said === null ? null : text(said) }),
    );
  };
}

async function freshened(call: Call): Promise<Call> {
  const { caller, parts } = call;
  const server = caller.server && (await parts.servers.known(caller.server.id, caller.server.language, caller.at));
  return { ...call, server };
}
