import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { type Day, monthOf } from '../domain/day.ts';
import { type LoopbackDiscord, ordinaryBotPermissions, permissionBits } from '../playground/loopback-discord.ts';
import type { ControlPlace, PageControl } from '../playground/page.ts';
import type { Store } from '../store/database.ts';
import { formatDay, formatMonth } from '../text/dates.ts';
import { controlTexts } from './control-texts.ts';
import { isUnderWay, lastAnnouncement, wordCertificate, wordOwedSince } from './owed-words.ts';
import type { PlaygroundSession } from './playground-session.ts';

/** How many days "run until a song passes a level" lets pass at most. */
const MOST_DAYS = 60;

/** How long announcements that are under way are waited for before another day passes, in milliseconds. */
const PATIENCE_MS = 3_000;

/** How many posts "Discord answers with errors" spoils. */
const ERRORS = 5;

const readOnly = ordinaryBotPermissions & ~(permissionBits.SendMessages | permissionBits.SendMessagesInThreads);

const postMessage = { method: 'POST', route: '/channels/{channel_id}/messages' } as const;

/** What moves the made-up world: the buttons of the page's side panel. */
export function createControls(present: () => PlaygroundSession, startOver: () => Promise<void>): PageControl[] {
  /** Ends each answer that changed something with its words on disk: a crash then loses nothing that was told. */
  const saved = (act: (session: PlaygroundSession, place: ControlPlace) => Promise<string>) => {
    return async (place: ControlPlace) => {
      const session = present();
      const text = await act(session, place);
      await session.save();
      return text;
    };
  };
  return [
    {
      id: 'next-day',
      label: controlTexts.nextDay,
      group: 'time',
      needs: 'nothing',
      run: saved(nextDay),
    },
    {
      id: 'next-crossing',
      label: controlTexts.nextCrossing,
      group: 'time',
      needs: 'nothing',
      run: saved(nextCrossing),
    },
    {
      id: 'publish-certificates',
      label: controlTexts.publish,
      group: 'world',
      needs: 'nothing',
      run: saved(publishCertificates),
    },
    {
      id: 'lose-permission',
      label: controlTexts.lose,
      group: 'discord',
      needs: 'channel',
      run: saved(async ({ discord }, place) => {
        discord.setBotPermissions(place.channel, readOnly);
        return controlTexts.lost(channelName(discord, place))[place.language];
      }),
    },
    {
      id: 'give-permission',
      label: controlTexts.give,
      group: 'discord',
      needs: 'channel',
      run: saved(async ({ discord }, place) => {
        discord.setBotPermissions(place.channel, ordinaryBotPermissions);
        return controlTexts.given(channelName(discord, place))[place.language];
      }),
    },
    {
      id: 'delete-channel',
      label: controlTexts.remove,
      group: 'discord',
      needs: 'channel',
      run: saved(async ({ discord }, place) => {
        const name = channelName(discord, place);
        discord.deleteChannel(place.channel);
        return controlTexts.removed(name)[place.language];
      }),
    },
    {
      id: 'discord-errors',
      label: controlTexts.errors,
      group: 'discord',
      needs: 'nothing',
      run: async ({ language }) => {
        const { discord } = present();
        discord.faults.clear();
        // Of every second one only the answer is lost: a bot that repeats blindly would post twice.
        for (let index = 0; index < ERRORS; index += 1)
          discord.fault({ ...postMessage, kind: index % 2 === 0 ? { status: 503 } : 'lose answer after applying' });
        return controlTexts.failing(ERRORS)[language];
      },
    },
    {
      id: 'start-over',
      label: controlTexts.startOver,
      group: 'world',
      needs: 'nothing',
      run: async ({ language }) => {
        await startOver();
        return controlTexts.startedOver[language];
      },
    },
  ];
}

async function nextDay({ world, store, rules }: PlaygroundSession, { language }: ControlPlace): Promise<string> {
  if (!(await isQuiet(store))) return controlTexts.onItsWay[language];
  const before = await lastAnnouncement(store);
  const day = formatDay(await world.nextDay(), language);
  const owed = await wordOwedSince(store, rules, before, language);
  return [controlTexts.dayIs(day)[language], ...owed].join(' ');
}

async function nextCrossing({ world, store, rules }: PlaygroundSession, { language }: ControlPlace): Promise<string> {
  if (!(await isQuiet(store))) return controlTexts.onItsWay[language];
  const before = await lastAnnouncement(store);
  let today: Day = world.today();
  for (let days = 1; days <= MOST_DAYS; days += 1) {
    today = await world.nextDay();
    const owed = await wordOwedSince(store, rules, before, language);
    if (owed.length > 0)
      return [controlTexts.daysPassed(days, formatDay(today, language))[language], ...owed].join(' ');
    // Others are let in between two days: the page, the bot.
    await setImmediate();
  }
  return controlTexts.nothingCrossed(MOST_DAYS, formatDay(today, language))[language];
}

async function publishCertificates(
  { world, store, rules }: PlaygroundSession,
  { language }: ControlPlace,
): Promise<string> {
  const month = formatMonth(monthOf(world.today()), language);
  const batch = await world.publishCertificates();
  if (batch === 'published already') return controlTexts.publishedAlready(month)[language];
  if (batch === 'none left') return controlTexts.noneLeft[language];
  const named = await Promise.all(batch.certificates.map((entry) => wordCertificate(store, rules, entry, language)));
  return [controlTexts.published(month)[language], ...named].join(' ');
}

/** Whether nothing is being posted. To skip a day before that would age what is on its way by a day in a second. */
async function isQuiet(store: Store): Promise<boolean> {
  const until = performance.now() + PATIENCE_MS;
  while (await isUnderWay(store)) {
    if (performance.now() > until) return false;
    await sleep(50);
  }
  return true;
}

function channelName(discord: LoopbackDiscord, { server, channel }: ControlPlace): string {
  const channels = discord.servers().find(({ id }) => id === server)?.channels ?? [];
  return `#${channels.find(({ id }) => id === channel)?.name ?? channel}`;
}
