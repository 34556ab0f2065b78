const HOUR_MS = 3_600_000;

/** Pacific time is UTC-8 in winter and UTC-7 in summer; its clocks change at two in the morning, never at midnight. */
const OFFSETS_HOURS = [7, 8];

const PACIFIC = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Los_Angeles',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
});

/** The first midnight in California after a moment: when YouTube counts a new day's quota. Milliseconds since 1970. */
export function nextPacificMidnight(now: number): number {
  const { year, month, day } = pacific(now);
  const candidates = OFFSETS_HOURS.map((hours) => Date.UTC(year, month - 1, day + 1) + hours * HOUR_MS);
  return candidates.find((moment) => pacific(moment).hour === 0) ?? now + 24 * HOUR_MS;
}

function pacific(moment: number) {
  const parts = new Map(PACIFIC.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour') };
}
