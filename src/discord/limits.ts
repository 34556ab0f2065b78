/**
 * What Discord accepts in one message and one call.
 *
 * @see https://discord.com/developers/docs/components/reference
 */
export const LIMITS = {
  /** Components of one message, nested ones included. */
  components: 40,
  /** UTF-16 units of all text displays together. */
  textUnits: 4_000,
  /**
   * UTF-8 bytes of all text displays together, each counted with 12 more: above it Discord answers 500.
   *
   * @see https://github.com/discord/discord-api-docs/issues/8554
   */
  textBytes: 10_170,
  bytesPerText: 12,
  buttonsPerRow: 5,
  buttonLabel: 80,
  customId: 100,
  link: 512,
  /** Files of one message, pictures included. */
  files: 10,
  alt: 1_024,
  suggestions: 25,
  suggestion: 100,
  commandDescription: 100,
  messageCommandName: 32,
  formFields: 5,
  /** A form's title and the labels of its fields. */
  formLabel: 45,
  formHint: 100,
  selectPlaceholder: 150,
  choices: 25,
  choice: 100,
} as const;

/** The message flags that the door sets. */
export const FLAGS = {
  ephemeral: 1 << 6,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** Cuts a text to so many UTF-16 units, never through a surrogate pair; a cut text ends in "…". */
export function cutText(text: string, units: number): string {
  if (text.length <= units) return text;
  return `${sliceSafely(text, units - 1)}…`;
}

/** The first UTF-16 units of a text, one fewer where the last would be half a surrogate pair. */
export function sliceSafely(text: string, units: number): string {
  const end = Math.max(0, units);
  const last = text.charCodeAt(end - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end);
}
