import { type Message, text } from '../views/message.ts';

/** The message with its role written in front of its first text; whom that notifies is decided where it is sent. */
export function mentioning(message: Message): Message {
  if (message.mention === undefined) return message;
  const role = `<@&${message.mention}>`;
  const first = message.blocks.findIndex(({ type }) => type === 'text');
  if (first === -1) return { ...message, blocks: [text(role), ...message.blocks] };
  const blocks = message.blocks.map((block, index) =>
    index === first && block.type === 'text' ? text(`${role} ${block.text}`) : block,
  );
  return { ...message, blocks };
}
