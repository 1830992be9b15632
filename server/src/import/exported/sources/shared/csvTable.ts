import { type UnreadableItem, unreadable } from '../../readItem';
import type { SourceText } from '../../sourceText';

/** A record of a table in CSV whose first record names the columns. */
export interface CsvRow {
  /** One-based line of its beginning. */
  readonly line: number;
  /** Whether the table has a column. */
  has(column: string): boolean;
  /** The field of a column, `''` if there is none. Of several names, the first that the table has. */
  field(...columns: readonly string[]): string;
  /** The fields in the order of the columns. */
  readonly fields: readonly string[];
}

/** The records below the header; a record that cannot be read is an unreadable item. */
export function* csvRows(text: SourceText): Iterable<CsvRow | UnreadableItem> {
  let columns: ReadonlyMap<string, number> | undefined;
  for (const { line, fields, problem } of text.csv()) {
    if (fields === undefined) {
      yield unreadable(line, problem ?? 'syntax');
      continue;
    }
    if (columns === undefined) {
      columns = new Map(fields.map((name, at) => [name.trim(), at]));
      continue;
    }
    const index = columns;
    yield {
      line,
      fields,
      has: column => index.has(column),
      field(...names) {
        const name = names.find(each => index.has(each));
        return name === undefined ? '' : (fields[index.get(name)!] ?? '');
      },
    };
  }
}

/** Whether a row is one, and not an item that could not be read. */
export function isRow(row: CsvRow | UnreadableItem): row is CsvRow {
  return 'fields' in row;
}
