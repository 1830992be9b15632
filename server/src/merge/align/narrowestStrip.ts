/** A line, by its value at 0 and what that grows by. */
export interface Line {
  readonly value: number;
  readonly slope: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The line from which the farthest point is least far, up or down (Chebyshev's line).
 *
 * @param points by `x`, which rises from each to the next or stays; at least one
 */
export function narrowestStrip(points: readonly Point[]): Line {
  const lower = hull(points, 1);
  const upper = hull(points, -1);
  let best = { value: 0, slope: 0, width: Number.POSITIVE_INFINITY };
  // The strip lies at an edge of the hull, and at a corner on the other side.
  for (const edges of [lower, upper]) {
    for (let at = 1; at < edges.length; at++) {
      const [from, to] = [edges[at - 1]!, edges[at]!];
      const slope = (to.y - from.y) / (to.x - from.x);
      const heights = (corners: readonly Point[]) => corners.map(({ x, y }) => y - slope * x);
      const least = Math.min(...heights(lower));
      const most = Math.max(...heights(upper));
      if (most - least < best.width) best = { value: (least + most) / 2, slope, width: most - least };
    }
  }
  if (best.width < Number.POSITIVE_INFINITY) return best;
  return { value: (lower[0]!.y + upper[0]!.y) / 2, slope: 0 };
}

/** The corners of the lower (1) or upper (-1) part of the convex hull. */
function hull(points: readonly Point[], side: 1 | -1): Point[] {
  const corners: Point[] = [];
  for (const point of points) {
    const last = corners[corners.length - 1];
    if (last?.x === point.x) {
      if (side * (point.y - last.y) >= 0) continue;
      corners.pop();
    }
    while (corners.length > 1 && !isCorner(corners[corners.length - 2]!, corners[corners.length - 1]!, point))
      corners.pop();
    corners.push(point);
  }
  return corners;

  function isCorner(before: Point, { x, y }: Point, after: Point): boolean {
    const turn = (x - before.x) * (after.y - before.y) - (y - before.y) * (after.x - before.x);
    return side * turn > 0;
  }
}
