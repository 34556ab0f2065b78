import { parseDay } from '../src/domain/day.ts';
import type { AnnouncementRow } from '../src/store/schema.ts';
import { formatDay } from '../src/text/dates.ts';
import { joinFacts } from '../src/text/join.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { text } from '../src/views/message.ts';
import { shownEntry } from './announcement-entry.ts';
import type { Reply } from './command.ts';
import { type Call, privately } from './define.ts';

/** How many of the posts that one takes the place of are named. */
const NAMED = 20;

const CATCH_UPS: Readonly<Record<string, PlainKey>> = {
  held: 'about.held',
  'quiet-hours': 'about.quietHours',
  cap: 'about.cap',
  batch: 'about.batch',
};

/**
 * "About this post", for posts about no single song: what it gathers and why. What it gathers is told in its own server
 * only: a post can be published elsewhere, and a button's text be made up.
 */
export async function aboutPost(call: Call, row: AnnouncementRow): Promise<Reply> {
  const { parts, server, t, caller } = call;
  const isHere = server !== null && row.server_id === server.id;
  const members = isHere ? await parts.announcements.members(row.id) : [];
  const lines: string[] = [];
  for (const member of members.slice(0, NAMED)) {
    const { kindName, about } = await shownEntry(call, member);
    lines.push(`- ${joinFacts([about, kindName], caller.language)}`);
  }
  const more = members.length - lines.length;
  if (more > 0) lines.push(`-# ${t('about.more', { n: more })}`);
  const why = text(purpose(call, row));
  return privately({ blocks: lines.length > 0 ? [why, text(lines.join('\n'))] : [why] });
}

/** Why there is such a post. */
function purpose({ t, caller }: Call, { kind, subject }: AnnouncementRow): string {
  switch (kind) {
    case 'catch-up':
      return t(CATCH_UPS[(subject ?? '').split(':')[0] ?? ''] ?? 'about.several');
    case 'digest': {
      if (subject?.startsWith('yearly ')) return t('year.about');
      const [rhythm, from = ''] = (subject ?? '').split(' ');
      const day = parseDay(from);
      if (day === null) return t('about.digest');
      return t(rhythm === 'monthly' ? 'about.digestMonth' : 'about.digestWeek', {
        day: formatDay(day, caller.language),
      });
    }
    case 'notice':
      return t(subject?.startsWith('report:') ? 'report.about' : 'about.notice');
    case 'test':
      return t('about.test');
    default:
      return t('about.several');
  }
}
