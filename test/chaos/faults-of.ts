import type { FaultKind } from '../../src/playground/rest/faults.ts';

/** How often each kind of fault was played, by its name. */
export function faultsOf(log: readonly { readonly fault: FaultKind | undefined }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { fault } of log) {
    if (fault === undefined) continue;
    const name = nameOf(fault);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function nameOf(fault: FaultKind): string {
  if (typeof fault === 'string') return fault;
  if ('delayMs' in fault) return 'late answer';
  if ('rateLimit' in fault) {
    const header = fault.headerSeconds === undefined ? 'honest' : 'dishonest';
    return `429 for ${fault.rateLimit === 'global' ? 'all' : 'one'}, ${header} header`;
  }
  return `${fault.status} ${fault.afterApplying === true ? 'after' : 'before'} applying`;
}
