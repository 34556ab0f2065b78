import type { Channels } from '../announcer/channels.ts';
import type { Memberships } from '../discord/memberships.ts';
import type { Doctor, SourceCheck } from '../domain/check-up.ts';
import type { Health } from '../operations/health.ts';
import { askedSources } from '../sources/asked-sources.ts';
import type { SourceSettings } from '../sources/settings.ts';
import type { Store } from '../store/database.ts';
import { isPaused, sourceState } from '../store/source-states.ts';

/** What asking the running bot works with. */
export interface DoctorParts {
  readonly store: Store;
  /** Discord, as soon as the door is open. */
  readonly door: Promise<{ readonly channels: Channels; readonly memberships: Memberships }>;
  readonly health: Health;
  /** Null where no source is asked. */
  readonly sources: SourceSettings | null;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Says how the running bot is, for `/doctor`. */
export function createDoctor({ store, door, health, sources, clock }: DoctorParts): Doctor {
  return {
    canMention: async (server, role) => (await door).memberships.canMention(server, role),
    clockOffMs: async () => clock() - (await door).channels.discordTime(),
    problems: async () => {
      const parts = await health.state();
      return parts.flatMap(({ part, problem }) => (problem === null ? [] : [{ part, problem }]));
    },
    sources: () => (sources ? checkSources(store, sources, clock()) : Promise.resolve([])),
  };
}

/** How each source is doing, by the settings and by what the database remembers of it. */
async function checkSources(store: Pick<Store, 'read'>, settings: SourceSettings, now: number): Promise<SourceCheck[]> {
  const checks: SourceCheck[] = [];
  for (const { id: source, site, setting, isOn } of askedSources(settings)) {
    const state = await sourceState(store.read, source);
    const paused = isOn && isPaused(state, now);
    checks.push({
      source,
      site,
      setting: isOn ? null : setting,
      state: isOn ? (paused ? 'paused' : 'on') : 'off',
      answeredAt: state.answeredAt,
      pause: paused ? { kind: state.pauseKind ?? 'no-answer', until: state.pausedUntil } : null,
    });
  }
  return checks;
}
