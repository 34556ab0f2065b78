import type { Area } from './area.ts';

export const paceMessages = {} as const satisfies Area<'pace'>;
