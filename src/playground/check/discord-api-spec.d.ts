// The package names a JavaScript file as its types; this declares what is used of it.
declare module 'discord-api-spec/zod' {
  import type { core } from 'zod/mini';

  type Schema = core.$ZodType;
  export const ApplicationCommandUpdateRequestSchema: Schema;
  export const CreateMessageInteractionCallbackRequestSchema: Schema;
  export const CreatePrivateChannelRequestSchema: Schema;
  export const IncomingWebhookRequestPartialSchema: Schema;
  export const IncomingWebhookUpdateRequestPartialSchema: Schema;
  export const InteractionApplicationCommandAutocompleteCallbackIntegerDataSchema: Schema;
  export const InteractionApplicationCommandAutocompleteCallbackNumberDataSchema: Schema;
  export const InteractionApplicationCommandAutocompleteCallbackStringDataSchema: Schema;
  export const LaunchActivityInteractionCallbackRequestSchema: Schema;
  export const MessageCreateRequestSchema: Schema;
  export const MessageEditRequestPartialSchema: Schema;
  export const ModalInteractionCallbackRequestSchema: Schema;
  export const PongInteractionCallbackRequestSchema: Schema;
  export const SnowflakeTypeSchema: Schema;
  export const UpdateMessageInteractionCallbackRequestSchema: Schema;
}
