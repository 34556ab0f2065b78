import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { Button } from '../views/message.ts';
import { cutText, LIMITS } from './limits.ts';

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;

/**
 * Buttons as rows of at most five; `leftOut` hears of a button that Discord would refuse why it is not there.
 *
 * @see https://discord.com/developers/docs/components/reference#button
 */
export function renderButtons(
  buttons: readonly Button[],
  leftOut: (reason: string) => void,
): APIActionRowComponent<APIButtonComponent>[] {
  const rendered = buttons.flatMap((button): APIButtonComponent[] => {
    const label = cutText(button.label.trim(), LIMITS.buttonLabel);
    if (label === '') return refuse('a button without a label');
    if ('link' in button) {
      if (!isHttpsLink(button.link)) return refuse('a button whose link is not a short https address');
      return [{ type: ComponentType.Button, style: ButtonStyle.Link, label, url: button.link }];
    }
    if (button.action === '' || button.action.length > LIMITS.customId) {
      return refuse('a button whose action is empty or longer than 100 characters');
    }
    const style = STYLES[button.style ?? 'secondary'];
    return [{ type: ComponentType.Button, style, label, custom_id: button.action }];
  });
  const rows: APIActionRowComponent<APIButtonComponent>[] = [];
  for (let at = 0; at < rendered.length; at += LIMITS.buttonsPerRow) {
    rows.push({ type: ComponentType.ActionRow, components: rendered.slice(at, at + LIMITS.buttonsPerRow) });
  }
  return rows;

  function refuse(reason: string): [] {
    leftOut(reason);
    return [];
  }
}

function isHttpsLink(link: string): boolean {
  return link.length <= LIMITS.link && link.startsWith('https://') && URL.canParse(link);
}
