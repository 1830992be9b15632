// What failed, said once more at the end: the output of all steps is long, and who keeps a part of it keeps the end.

/** More lines of one run than these say nothing more. */
const MAX_LINES = 150;

const reports: string[] = [];

/** Keeps Mocha's reports of failed tests in the output of a step: from `2 failing` to the next line that isn't theirs. */
export function keepFailures(output: string): void {
  const lines = output.split('\n');
  for (let start = 0; start < lines.length; start++) {
    if (!/^ {2}\d+ failing$/.test(withoutColours(lines[start]!))) continue;
    let end = start + 1;
    while (end < lines.length && end - start < MAX_LINES && !/^\S/.test(lines[end]!)) end++;
    reports.push(lines.slice(start, end).join('\n').trimEnd());
    start = end - 1;
  }
}

/** The kept reports, in their order. */
export function keptFailures(): readonly string[] {
  return reports;
}

function withoutColours(line: string): string {
  return line.replace(/\x1b\[\d*m/g, '');
}
