import type { Server } from '../src/store/servers.ts';
import type { Call } from './define.ts';

/** Where the posts of what is followed go. */
export function whereTo({ t }: Call, server: Server): string {
  return server.channel === null ? t('watch.noChannel') : t('watch.postsIn', { channel: `<#${server.channel}>` });
}
