import { type Json, objectsOf } from '../json.ts';

/** A component with the fields that Discord fills in when it gives one back. */
export function withDefaults(component: Json): Json {
  switch (component.type) {
    case 2:
      return { style: 1, ...component };
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return { min_values: 1, max_values: 1, ...component };
    case 11:
      return { description: null, spoiler: false, ...component };
    case 12: {
      const items = objectsOf(component.items).map((item) => ({ description: null, spoiler: false, ...item }));
      return { ...component, items };
    }
    case 13:
      return { spoiler: false, ...component };
    case 14:
      return { divider: true, spacing: 1, ...component };
    case 17:
      return { accent_color: null, spoiler: false, ...component };
    default:
      return component;
  }
}

/** An embed with the fields that Discord fills in. */
export function withEmbedDefaults(embed: Json): Json {
  const fields = objectsOf(embed.fields).map((field) => ({ inline: false, ...field }));
  return { type: 'rich', ...embed, ...(fields.length > 0 ? { fields } : {}) };
}
