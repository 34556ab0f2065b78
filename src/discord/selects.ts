import {
  type APIActionRowComponent,
  type APISelectMenuComponent,
  type APISelectMenuOption,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import type { PlaceMenu, SelectBlock } from '../views/message.ts';
import { POSTABLE_CHANNELS } from './command-payload.ts';
import { cutText, LIMITS } from './limits.ts';

/**
 * A menu in a row of its own; nothing where Discord would refuse it, of which `leftOut` hears.
 *
 * @see https://discord.com/developers/docs/components/reference#string-select
 */
export function renderSelect(
  select: SelectBlock,
  leftOut: (reason: string) => void,
): APIActionRowComponent<APISelectMenuComponent>[] {
  if (select.action === '' || select.action.length > LIMITS.customId) {
    leftOut('a menu whose action is empty or longer than 100 characters');
    return [];
  }
  const component = componentOf(select);
  if (component) return [{ type: ComponentType.ActionRow, components: [component] }];
  leftOut('a menu without choices');
  return [];
}

function componentOf(select: SelectBlock): APISelectMenuComponent | null {
  const { menu, least = 1, most = 1 } = select;
  const base = {
    custom_id: select.action,
    placeholder: cutText(select.placeholder, LIMITS.selectPlaceholder),
    min_values: least,
    max_values: most,
  };
  if (menu.of !== 'choices') return placeMenu(base, menu);
  const options = menu.choices.slice(0, LIMITS.choices).map(
    ({ label, value, hint, chosen }): APISelectMenuOption => ({
      label: cutText(label, LIMITS.choice),
      value,
      ...(hint === undefined ? {} : { description: cutText(hint, LIMITS.choice) }),
      ...(chosen ? { default: true } : {}),
    }),
  );
  if (options.length === 0) return null;
  return {
    ...base,
    type: ComponentType.StringSelect,
    min_values: Math.min(least, options.length),
    max_values: Math.min(most, options.length),
    options,
  };
}

type Base = Pick<APISelectMenuComponent, 'custom_id' | 'placeholder' | 'min_values' | 'max_values'>;

function placeMenu(base: Base, { of, chosen }: PlaceMenu): APISelectMenuComponent {
  if (of === 'channels')
    return {
      ...base,
      type: ComponentType.ChannelSelect,
      channel_types: [...POSTABLE_CHANNELS],
      default_values: chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
    };
  return {
    ...base,
    type: ComponentType.RoleSelect,
    default_values: chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
  };
}
