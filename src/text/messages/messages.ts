import { aboutMessages } from './about.ts';
import { announcementsMessages } from './announcements.ts';
import { callMessages } from './call.ts';
import { certificatesMessages } from './certificates.ts';
import { certifiedMessages } from './certified.ts';
import { dateMessages } from './date.ts';
import { digestMessages } from './digest.ts';
import { helpMessages } from './help.ts';
import { importMessages } from './import.ts';
import { logMessages } from './log.ts';
import { marketMessages } from './market.ts';
import { noticeMessages } from './notice.ts';
import { numberMessages } from './number.ts';
import { postMessages } from './post.ts';
import { readingsMessages } from './readings.ts';
import { recordMessages } from './record.ts';
import { reminderMessages } from './reminder.ts';
import { settingsMessages } from './settings.ts';
import { settingsPostingMessages } from './settings-posting.ts';
import { songMessages } from './song.ts';
import { standingMessages } from './standing.ts';
import { styleMessages } from './style.ts';
import { tierMessages } from './tier.ts';
import { watchMessages } from './watch.ts';
import { whyMessages } from './why.ts';
import { yearMessages } from './year.ts';

/** Every message of Tierwatch. A new area is a file beside this one and a line here. */
export const MESSAGES = {
  ...aboutMessages,
  ...announcementsMessages,
  ...callMessages,
  ...certificatesMessages,
  ...certifiedMessages,
  ...dateMessages,
  ...digestMessages,
  ...helpMessages,
  ...importMessages,
  ...logMessages,
  ...marketMessages,
  ...noticeMessages,
  ...numberMessages,
  ...postMessages,
  ...readingsMessages,
  ...reminderMessages,
  ...recordMessages,
  ...settingsMessages,
  ...settingsPostingMessages,
  ...songMessages,
  ...standingMessages,
  ...styleMessages,
  ...tierMessages,
  ...watchMessages,
  ...whyMessages,
  ...yearMessages,
};
