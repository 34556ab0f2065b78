import type { PlainKey } from '../src/text/translate.ts';
import { type Block, type Button, buttons, type Message, type TextBlock, text } from '../src/views/message.ts';
import type { Call } from './define.ts';

/** A step of the setup: what is true now, and what can be chosen. */
export interface SetupStep {
  /** Carried by buttons. */
  readonly name: string;
  readonly title: PlainKey;
  readonly show: (call: Call, page: number) => Promise<readonly Block[]>;
}

/** How a step is shown: which page of its choices, and what is to be said about the last choice. */
interface Showing {
  readonly page?: number;
  readonly said?: TextBlock | null;
}

/** A step as the message of the setup; the first one where there is none of that name. */
export async function stepPage(
  call: Call,
  steps: readonly SetupStep[],
  name: string,
  { page = 0, said = null }: Showing = {},
): Promise<Message> {
  const { t } = call;
  const at = Math.max(
    0,
    steps.findIndex((step) => step.name === name),
  );
  const step = steps[at];
  if (!step) throw new Error('The setup has no steps.');
  const heading = t('setup.heading', { n: at + 1, all: steps.length, step: t(step.title) });
  const [before, after] = [steps[at - 1], steps[at + 1]];
  const row: Button[] = [
    ...(before ? [{ label: t('setup.back'), action: `setup:${before.name}` }] : []),
    ...(after ? [{ label: t('setup.next'), action: `setup:${after.name}`, style: 'primary' as const }] : []),
  ];
  const foot = at === 0 ? [text(`-# ${t('setup.saved')}`)] : [];
  return {
    blocks: [text(heading), ...(said ? [said] : []), ...(await step.show(call, page)), ...foot, buttons(...row)],
  };
}
