import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Form, FormField } from '../views/message.ts';
import { cutText, LIMITS, sliceSafely } from './limits.ts';

/**
 * A form as Discord opens it. Throws for what cannot be cut to its limits, which is a defect of the form's maker.
 *
 * @see https://discord.com/developers/docs/components/reference#label
 */
export function renderForm({ title, action, fields }: Form): APIModalInteractionResponseCallbackData {
  if (action === '' || action.length > LIMITS.customId)
    throw new Error('A form needs an action of 1 to 100 characters.');
  if (fields.length === 0 || fields.length > LIMITS.formFields) throw new Error('A form has one to five fields.');
  return { custom_id: action, title: cutText(title, LIMITS.formLabel), components: fields.map(labelled) };
}

function labelled(field: FormField): APILabelComponent {
  const { label, hint } = field;
  return {
    type: ComponentType.Label,
    label: cutText(label, LIMITS.formLabel),
    ...(hint === undefined ? {} : { description: cutText(hint, LIMITS.formHint) }),
    component: input(field),
  };
}

function input(field: FormField): APIComponentInLabel {
  const { name, required } = field;
  if (field.kind === 'text') {
    const { value = '', example, most } = field;
    return {
      type: ComponentType.TextInput,
      custom_id: name,
      style: TextInputStyle.Short,
      required,
      max_length: most,
      ...(value === '' ? {} : { value: sliceSafely(value, most) }),
      ...(example === undefined ? {} : { placeholder: cutText(example, LIMITS.formHint) }),
    };
  }
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    required,
    min_values: required ? 1 : 0,
    max_values: 1,
    options: field.choices.slice(0, LIMITS.choices).map(({ label, value }) => ({
      label: cutText(label, LIMITS.choice),
      value,
      ...(value === field.chosen ? { default: true } : {}),
    })),
  };
}
