import { joinList, joinSentences } from '../src/text/join.ts';
import { type Block, buttons, text } from '../src/views/message.ts';
import { type Call, serverOf } from './define.ts';
import type { SetupStep } from './setup-step.ts';
import { todayOf } from './today.ts';

/** What is set and what to expect; from here every step can be gone back to. */
export function readyStep(steps: () => readonly SetupStep[]): SetupStep {
  return {
    name: 'ready',
    title: 'setup.done',
    show: async (call): Promise<Block[]> => {
      const { t, caller, parts } = call;
      const server = serverOf(call);
      const follows = (await parts.servers.watches(server.id)).length > 0;
      const lacking = [
        ...(server.channel === null ? [t('setup.channel')] : []),
        ...(follows ? [] : [t('setup.follow')]),
      ];
      const choices = steps()
        .filter(({ name }) => name !== 'ready')
        .map(({ name, title }) => ({ label: t(title), value: name }));
      return [
        text(
          lacking.length === 0 ? t('setup.ready') : t('setup.lacking', { what: joinList(lacking, caller.language) }),
        ),
        ...(follows ? [text(await expectation(call))] : []),
        { type: 'select', action: 'setup-go:', placeholder: t('setup.steps'), menu: { of: 'choices', choices } },
        ...(server.channel === null ? [] : [buttons({ label: t('setup.test'), action: 'setup-test:' })]),
      ];
    },
  };
}

/** How many posts a month there may be, and how that was reckoned. */
async function expectation(call: Call): Promise<string> {
  const { t, caller, parts } = call;
  const server = serverOf(call);
  const { target } = await parts.postingSettings.of(server.id);
  const { songs, paced, passed, certified } = await parts.firstChoices.expected(
    server.id,
    server.ladders,
    todayOf(caller),
  );
  const inAYear = (target?.passed === false ? 0 : passed) + (target?.certified === false ? 0 : certified);
  const sentences = [
    t('setup.expect', { n: Math.round(inAYear / 12) }),
    t('setup.expectHow', { songs, certified, passed, paced }),
    paced < songs ? t('setup.expectUnknown') : null,
  ];
  return joinSentences(sentences, caller.language);
}
