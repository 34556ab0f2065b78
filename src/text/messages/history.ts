import type { Area } from './area.ts';

export const historyMessages = {} as const satisfies Area<'history'>;
