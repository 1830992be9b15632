import { runForJson } from '../childProcess';
import { type Row, ratioRow } from '../row';

/** What a merge may need at most, in MB, besides the logs. */
const MEMORY_BAR = 500;
/** A multiple of the time in which the logs are parsed. */
const FACTOR = 20;
/** In ms. */
const BAR = 5_000;

interface Measured {
  readonly samples: { readonly floor: number[]; readonly measured: number[] };
  readonly memory: number;
}

/** Two overlapping sources of 100,000 messages each, merged: processor time, as most of it is one thread's. */
export function merge(inProcess: string): Row[] {
  const { samples, memory } = runForJson([inProcess]) as Measured;
  const what = 'merge 100,000 messages and 100,000 that overlap by half';
  const row = ratioRow(`${what}, processor time (floor: parse the logs)`, samples, FACTOR);
  return [
    {
      ...row,
      bar: `${row.bar}, ${BAR / 1_000} s`,
      holds: row.holds && samples.measured.every(taken => taken < BAR),
    },
    {
      what: `${what}: memory besides the logs`,
      floor: '',
      measured: `${memory.toFixed(0)} MB`,
      ratio: '',
      bar: `${MEMORY_BAR} MB`,
      holds: memory < MEMORY_BAR,
    },
  ];
}
