import type { ChartFault, ChartUpload, ChartUploads } from '../domain/chart-upload.ts';
import type { Rules } from '../domain/rules.ts';
import type { ProblemCode } from '../sources/text-file/refusal.ts';
import type { Store } from '../store/database.ts';
import { type ChartImport, importCharts } from './import-charts.ts';

/** Takes attached chart files as the operator's command takes them; `pause` lets others write between two files. */
export function createChartUploads(store: Store, rules: Rules, pause: () => Promise<void>): ChartUploads {
  return {
    take: async (files, now) => {
      const outcomes = new Map<unknown, ChartUpload>();
      const waiting = files.map(({ name, bytes }) => ({ name, read: () => bytes }));
      await importCharts({ store, rules, clock: () => now, pause }, waiting, (file, outcome) =>
        outcomes.set(file, uploadOf(outcome)),
      );
      return waiting.map((file) => outcomes.get(file) ?? { state: 'failed' });
    },
  };
}

function uploadOf(outcome: ChartImport): ChartUpload {
  switch (outcome.state) {
    case 'imported': {
      const { state, counter, day, songs, crossed, owed } = outcome;
      return { state, counter, day, songs, crossed, owed };
    }
    case 'unchanged':
    case 'conflict':
    case 'unknown-chart':
      return outcome;
    case 'refused': {
      const [{ problem, line }] = outcome.refused.refusals;
      return { state: 'refused', fault: faultOf(problem), line };
    }
    case 'unreadable':
    case 'failed':
      return { state: 'failed' };
  }
}

const NOT_A_CHART: readonly ProblemCode[] = [
  'html',
  'binary',
  'too-large',
  'unknown-header',
  'missing-column',
  'column-twice',
  'too-many-rows',
];

const RESAVED: readonly ProblemCode[] = ['utf-16', 'not-utf8', 'cr-line-ends', 'mojibake', 'wrong-separator'];

function faultOf(problem: ProblemCode): ChartFault {
  if (NOT_A_CHART.includes(problem)) return 'not-a-chart';
  if (RESAVED.includes(problem) || problem.startsWith('count-')) return 'resaved';
  return /^(?:name|date|week|period)-/.test(problem) ? 'name' : 'damaged';
}
