import { aboutMessages } from './about.ts';
import { announcementsMessages } from './announcements.ts';
import { callMessages } from './call.ts';
import { certifiedMessages } from './certified.ts';
import { dateMessages } from './date.ts';
import { digestMessages } from './digest.ts';
import { importMessages } from './import.ts';
import { logMessages } from './log.ts';
import { noticeMessages } from './notice.ts';
import { numberMessages } from './number.ts';
import { pictureMessages } from './picture.ts';
import { postMessages } from './post.ts';
import { readingsMessages } from './readings.ts';
import { recordMessages } from './record.ts';
import { reminderMessages } from './reminder.ts';
import { settingsMessages } from './settings.ts';
import { settingsPostingMessages } from './settings-posting.ts';
import { songMessages } from './song.ts';
import { standingMessages } from './standing.ts';
import { tierMessages } from './tier.ts';
import { watchMessages } from './watch.ts';
import { whyMessages } from './why.ts';

/** Every message of Tierwatch. A new area is a file beside this one and a line here. */
export const MESSAGES = {
  ...aboutMessages,
  ...announcementsMessages,
  ...callMessages,
  ...certifiedMessages,
  ...dateMessages,
  ...digestMessages,
  ...importMessages,
  ...logMessages,
  ...noticeMessages,
  ...numberMessages,
  ...pictureMessages,
  ...postMessages,
  ...readingsMessages,
  ...reminderMessages,
  ...recordMessages,
  ...settingsMessages,
  ...settingsPostingMessages,
  ...songMessages,
  ...standingMessages,
  ...tierMessages,
  ...watchMessages,
  ...whyMessages,
};
