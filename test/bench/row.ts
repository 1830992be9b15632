import { median, percentile } from './statistics';

/** A line of the table. */
export interface Row {
  readonly what: string;
  readonly floor: string;
  readonly measured: string;
  readonly ratio: string;
  readonly bar: string;
  /** `undefined` for a figure without a bar. */
  readonly holds: boolean | undefined;
}

/** A row of times with a multiple of its floor as the bar. */
export function ratioRow(
  what: string,
  samples: { floor: readonly number[]; measured: readonly number[] },
  factor: number,
  share = 0.5,
): Row {
  const floor = percentile(samples.floor, share);
  const measured = percentile(samples.measured, share);
  const name = share === 0.5 ? '' : share === 0 ? 'min ' : `p${share * 100} `;
  return {
    what,
    floor: name + milliseconds(floor),
    measured: name + milliseconds(measured),
    ratio: `${(measured / floor).toFixed(2)} ×`,
    bar: `${name}${factor} ×`,
    holds: measured / floor <= factor,
  };
}

/** A row of times without a floor, whose bar is a 95th percentile in ms. */
export function percentileRow(what: string, samples: readonly number[], bar: number | undefined): Row {
  const p95 = percentile(samples, 0.95);
  return {
    what,
    floor: '',
    measured: `p50 ${milliseconds(median(samples))}, p95 ${milliseconds(p95)}`,
    ratio: '',
    bar: bar === undefined ? '' : `p95 ${bar} ms`,
    holds: bar === undefined ? undefined : p95 < bar,
  };
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`;
}

/** The table as text, its columns aligned. */
export function formatTable(rows: readonly Row[]): string {
  const cells = [
    ['what', 'floor', 'measured', 'ratio', 'bar', ''],
    ...rows.map(({ what, floor, measured, ratio, bar, holds }) => [
      what,
      floor,
      measured,
      ratio,
      bar,
      holds === undefined ? '' : holds ? '✔' : '✘',
    ]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map(row => row[column]!.length)));
  const lines = cells.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0], widths.map(width => '─'.repeat(width)).join('  '), ...lines.slice(1)].join('\n');
}
