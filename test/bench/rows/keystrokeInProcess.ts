import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runForJson } from '../childProcess';
import type { Logs } from '../logs';
import { milliseconds, percentileRow, type Row } from '../row';
import { median } from '../statistics';

/** A typed character in the server itself, in a long log and in a very long one. */
export function keystrokeInProcess(logs: Logs, inProcess: string): Row[] {
  const measure = (name: string, text: string) => {
    const path = join(logs.scratch, name);
    writeFileSync(path, text);
    return runForJson([inProcess, 'keystrokes', path]) as { state: number[]; answers: number[] };
  };
  const large = measure('large.chatlog', logs.large.text);
  const huge = measure('huge.chatlog', logs.huge.text);
  const what = 'typed character → transcript, findings';
  return [
    percentileRow(`${what}, ${logs.large.description}`, large.state, undefined),
    percentileRow(`${what}, ${logs.huge.description}`, huge.state, 2),
    percentileRow(
      `${what}, and diagnostics and outline made, ${logs.large.description}`,
      large.answers,
      undefined,
    ),
    percentileRow(`${what}, and diagnostics and outline made, ${logs.huge.description}`, huge.answers, 2),
    {
      what: `the same: p50 of ${logs.huge.description} against that of ${logs.large.description}`,
      floor: milliseconds(median(large.answers)),
      measured: milliseconds(median(huge.answers)),
      ratio: `${(median(huge.answers) / median(large.answers)).toFixed(2)} ×`,
      bar: 'not growing',
      holds: undefined,
    },
  ];
}
