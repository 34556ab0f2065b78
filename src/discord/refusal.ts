const TOKEN_SENTENCE =
  'Discord did not accept DISCORD_TOKEN. Copy it again from https://discord.com/developers/applications → your application → Bot → Reset Token and set it in .env.';

/** Why Discord will not work with this bot until a person changes something. */
export type RefusalReason = 'token' | 'gateway';

/** Discord refuses the bot for good: trying again changes nothing. Its message is one sentence for the operator, with the remedy. */
export class DiscordRefusal extends Error {
  override readonly name = 'DiscordRefusal';
  readonly reason: RefusalReason;
  /** The gateway's close code, where it was the gateway that refused. */
  readonly closeCode: number | null;

  constructor(reason: RefusalReason, sentence: string, closeCode: number | null = null) {
    super(sentence);
    this.reason = reason;
    this.closeCode = closeCode;
  }
}

/** Discord does not know the token. */
export function tokenRefusal(closeCode: number | null = null): DiscordRefusal {
  return new DiscordRefusal('token', TOKEN_SENTENCE, closeCode);
}

const GATEWAY_SENTENCES: Readonly<Record<number, string>> = {
  4010: 'Discord did not accept the number of this shard (gateway close code 4010). Restart the bot; should it happen again, report it as a defect of Tierwatch.',
  4011: 'Discord asks for more shards than the bot started with (gateway close code 4011), because it is in more servers now. Restart the bot: at each start it asks Discord for the number.',
  4012: 'Discord no longer accepts this version of its gateway (close code 4012). Update Tierwatch to its newest release.',
  4013: 'Discord did not understand which events the bot asked for (gateway close code 4013). Check that DISCORD_API_URL is right and update Tierwatch; it asks for none.',
  4014: 'Discord says that the bot asked for events it is not approved for (gateway close code 4014). Check that DISCORD_API_URL is right and update Tierwatch; it asks for none.',
};

/**
 * The refusal that a gateway close code means, or null for a code after which connecting again is right.
 *
 * @see https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
 */
export function refusalOfCloseCode(code: number): DiscordRefusal | null {
  if (code === 4004) return tokenRefusal(code);
  const sentence = GATEWAY_SENTENCES[code];
  return sentence === undefined ? null : new DiscordRefusal('gateway', sentence, code);
}
