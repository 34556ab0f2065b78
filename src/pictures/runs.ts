/** A point of a series. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A series as it is drawn: what is known in one piece, and the gaps between the pieces. */
export interface Runs {
  /** ECharts breaks the line where a point is null. */
  readonly known: readonly (readonly [number, number | null])[];
  readonly gaps: readonly (readonly [number, number | null])[];
}

/**
 * Parts a series at its gaps: a step more than twice as long as usual, and longer than three days. What lies between is
 * not known, and drawn otherwise.
 */
export function partAtGaps(points: readonly Point[]): Runs {
  const steps = points.slice(1).map(({ x }, index) => x - (points[index]?.x ?? x));
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1;
  const longest = Math.max(3, usual * 2);
  const known: [number, number | null][] = [];
  const gaps: [number, number | null][] = [];
  let last: Point | null = null;
  for (const point of points) {
    // Two figures alone are no gap: there is nothing to tell what is usual.
    if (last && points.length > 2 && point.x - last.x > longest) {
      gaps.push([last.x, last.y], [point.x, point.y], [point.x, null]);
      known.push([point.x, null]);
    }
    known.push([point.x, point.y]);
    last = point;
  }
  return { known, gaps };
}

/** The first and the last point within each pixel: of a count that only grows nothing is lost to the eye. */
export function thin(points: readonly Point[], pixelOf: (x: number) => number): Point[] {
  const kept: Point[] = [];
  for (const [index, point] of points.entries()) {
    const pixel = Math.floor(pixelOf(point.x));
    const before = points[index - 1];
    const after = points[index + 1];
    const isFirst = !before || Math.floor(pixelOf(before.x)) !== pixel;
    const isLast = !after || Math.floor(pixelOf(after.x)) !== pixel;
    if (isFirst || isLast) kept.push(point);
  }
  return kept;
}

/** The count at a place between two points, by a straight line; null outside. */
export function valueAt(points: readonly Point[], x: number): number | null {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.x ?? x) < x) low = middle + 1;
    else high = middle;
  }
  const after = points[low];
  if (!after) return null;
  const before = points[low - 1];
  if (!before) return after.x === x ? after.y : null;
  return before.y + ((after.y - before.y) * (x - before.x)) / (after.x - before.x);
}
