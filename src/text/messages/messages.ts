import { aboutMessages } from './about.ts';
import { announcementsMessages } from './announcements.ts';
import { auditMessages } from './audit.ts';
import { boardMessages } from './board.ts';
import { callMessages } from './call.ts';
import { certificatesMessages } from './certificates.ts';
import { certifiedMessages } from './certified.ts';
import { channelsMessages } from './channels.ts';
import { closestMessages } from './closest.ts';
import { compareMessages } from './compare.ts';
import { configMessages } from './config.ts';
import { dateMessages } from './date.ts';
import { digestMessages } from './digest.ts';
import { doctorMessages } from './doctor.ts';
import { forecastMessages } from './forecast.ts';
import { helpMessages } from './help.ts';
import { historyMessages } from './history.ts';
import { importMessages } from './import.ts';
import { logMessages } from './log.ts';
import { marketMessages } from './market.ts';
import { noticeMessages } from './notice.ts';
import { numberMessages } from './number.ts';
import { outlookMessages } from './outlook.ts';
import { ownSongMessages } from './own-song.ts';
import { paceMessages } from './pace.ts';
import { pictureMessages } from './picture.ts';
import { postMessages } from './post.ts';
import { privacyMessages } from './privacy.ts';
import { readingsMessages } from './readings.ts';
import { recordMessages } from './record.ts';
import { reminderMessages } from './reminder.ts';
import { reportMessages } from './report.ts';
import { settingsMessages } from './settings.ts';
import { settingsPostingMessages } from './settings-posting.ts';
import { setupMessages } from './setup.ts';
import { songMessages } from './song.ts';
import { standingMessages } from './standing.ts';
import { styleMessages } from './style.ts';
import { tierMessages } from './tier.ts';
import { watchMessages } from './watch.ts';
import { whyMessages } from './why.ts';
import { wishMessages } from './wish.ts';
import { yearMessages } from './year.ts';

/** Every message of Tierwatch. A new area is a file beside this one and a line here. */
export const MESSAGES = {
  ...aboutMessages,
  ...announcementsMessages,
  ...boardMessages,
  ...auditMessages,
  ...callMessages,
  ...certificatesMessages,
  ...certifiedMessages,
  ...closestMessages,
  ...compareMessages,
  ...channelsMessages,
  ...configMessages,
  ...dateMessages,
  ...digestMessages,
  ...doctorMessages,
  ...helpMessages,
  ...forecastMessages,
  ...historyMessages,
  ...importMessages,
  ...logMessages,
  ...marketMessages,
  ...noticeMessages,
  ...numberMessages,
  ...outlookMessages,
  ...paceMessages,
  ...ownSongMessages,
  ...pictureMessages,
  ...postMessages,
  ...privacyMessages,
  ...readingsMessages,
  ...reminderMessages,
  ...recordMessages,
  ...reportMessages,
  ...settingsMessages,
  ...settingsPostingMessages,
  ...setupMessages,
  ...songMessages,
  ...standingMessages,
  ...styleMessages,
  ...tierMessages,
  ...watchMessages,
  ...whyMessages,
  ...wishMessages,
  ...yearMessages,
};
