import { LIMITS, sliceSafely } from './limits.ts';

/** What is left for text in a message. */
export interface TextBudget {
  readonly units: number;
  readonly bytes: number;
}

/** The whole of a message's room for text, in UTF-16 units and UTF-8 bytes. */
export const FULL_BUDGET: TextBudget = { units: LIMITS.textUnits, bytes: LIMITS.textBytes };

const MARK = '…';

/** The room that remains after one text display. */
export function spend(budget: TextBudget, text: string): TextBudget {
  return { units: budget.units - text.length, bytes: budget.bytes - Buffer.byteLength(text) - LIMITS.bytesPerText };
}

/** Whether a text display fits. */
export function fits(budget: TextBudget, text: string): boolean {
  const left = spend(budget, text);
  return left.units >= 0 && left.bytes >= 0;
}

/** The budget without what a last text display of "…" alone would need. */
export function keepingRoomForMark(budget: TextBudget): TextBudget {
  return spend(budget, MARK);
}

/** As many whole lines as fit, and "…" as the last one. A first line too long by itself is cut inside, between characters. */
export function cutLines(text: string, budget: TextBudget): string {
  const lines = text.split('\n');
  let kept = '';
  for (const line of lines) {
    const next = kept === '' ? line : `${kept}\n${line}`;
    if (!fits(budget, `${next}\n${MARK}`)) break;
    kept = next;
  }
  if (kept.trim() !== '') return `${kept}\n${MARK}`;
  const inside = cutInside(lines.find((line) => line.trim() !== '') ?? '', budget);
  return inside === '' ? MARK : `${inside}\n${MARK}`;
}

function cutInside(line: string, budget: TextBudget): string {
  let low = 0;
  let high = Math.min(line.length, budget.units);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(budget, `${sliceSafely(line, middle)}\n${MARK}`)) low = middle;
    else high = middle - 1;
  }
  return sliceSafely(line, low).trimEnd();
}
