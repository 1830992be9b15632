/** The parts of a source map (revision 3) that map generated text to its sources. */
export interface SourceMap {
  readonly sources: readonly string[];
  readonly mappings: string;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** How much of a generated text, in characters, comes from each source. Unmapped text belongs to none. */
export function bytesBySource(generated: string, { sources, mappings }: SourceMap): Map<string, number> {
  const bytes = new Map<string, number>();
  const lines = generated.split('\n');
  let source = 0;
  mappings.split(';').forEach((line, index) => {
    let column = 0;
    let before: { column: number; source: string } | undefined;
    const count = (end: number) => {
      if (before !== undefined)
        bytes.set(before.source, (bytes.get(before.source) ?? 0) + end - before.column);
    };
    for (const segment of line === '' ? [] : line.split(',')) {
      const [columns = 0, sourceDelta] = decode(segment);
      column += columns;
      count(column);
      source += sourceDelta ?? 0;
      before = sourceDelta === undefined ? undefined : { column, source: sources[source] ?? '' };
    }
    count(lines[index]?.length ?? 0);
  });
  return bytes;
}

/** Base64 VLQ: five bits a digit, the least significant first; the sign is the lowest bit of a number. */
function decode(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const char of segment) {
    const digit = DIGITS.indexOf(char);
    value |= (digit & 31) << shift;
    shift += 5;
    if ((digit & 32) !== 0) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
