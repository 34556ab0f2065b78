import { callMessages } from './call.ts';
import { certifiedMessages } from './certified.ts';
import { dateMessages } from './date.ts';
import { digestMessages } from './digest.ts';
import { noticeMessages } from './notice.ts';
import { numberMessages } from './number.ts';
import { postMessages } from './post.ts';
import { readingsMessages } from './readings.ts';
import { reminderMessages } from './reminder.ts';
import { settingsMessages } from './settings.ts';
import { songMessages } from './song.ts';
import { standingMessages } from './standing.ts';
import { tierMessages } from './tier.ts';
import { watchMessages } from './watch.ts';

/** Every message of Tierwatch. A new area is a file beside this one and a line here. */
export const MESSAGES = {
  ...callMessages,
  ...certifiedMessages,
  ...dateMessages,
  ...digestMessages,
  ...noticeMessages,
  ...numberMessages,
  ...postMessages,
  ...readingsMessages,
  ...reminderMessages,
  ...settingsMessages,
  ...songMessages,
  ...standingMessages,
  ...tierMessages,
  ...watchMessages,
};
