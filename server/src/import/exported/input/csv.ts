import { MAX_ITEM_LENGTH } from '../readItem';

export interface CsvRecord {
  /** One-based line of its beginning. */
  readonly line: number;
  /** `undefined` if the record is longer than `MAX_ITEM_LENGTH`, or the text ends inside a quoted field. */
  readonly fields: readonly string[] | undefined;
  readonly problem?: 'too-long' | 'cut-off';
}

const QUOTE = 34;
const CR = 13;
const LF = 10;

/**
 * The records of a CSV text (RFC 4180) that comes in pieces. Read as programs write it: fields may hold line breaks inside quotes;
 * a quote inside an unquoted field, and text after a closing quote, stay as they are. Blank lines are left out. Memory is bounded
 * by the longest record that is read.
 *
 * @param separator one UTF-16 unit
 */
export function* csvRecords(pieces: Iterable<string>, separator = ','): Iterable<CsvRecord> {
  const comma = separator.charCodeAt(0);
  let fields: string[] = [];
  let field = '';
  let length = 0;
  let line = 1;
  let startLine = 1;
  let state: 'start' | 'plain' | 'quoted' | 'quote in quoted' = 'start';
  let isTooLong = false;
  let afterCarriage = false;

  const record = (): CsvRecord | undefined => {
    fields.push(field);
    const found: CsvRecord | undefined = isTooLong
      ? { line: startLine, fields: undefined, problem: 'too-long' }
      : fields.length === 1 && fields[0] === ''
        ? undefined
        : { line: startLine, fields };
    fields = [];
    field = '';
    length = 0;
    isTooLong = false;
    state = 'start';
    return found;
  };

  for (const piece of pieces) {
    let from = 0;
    for (let i = 0; i < piece.length; i++) {
      const unit = piece.charCodeAt(i);
      const isEnd = unit === LF || unit === CR;
      if (unit === LF && afterCarriage) {
        afterCarriage = false;
        // Of a line end inside quotes the line feed is text; elsewhere it was read with the carriage return.
        if (state !== 'quoted') from = i + 1;
        continue;
      }
      afterCarriage = unit === CR;
      if (isEnd) line++;
      if (state === 'quoted') {
        if (unit === QUOTE) {
          field += piece.slice(from, i);
          from = i + 1;
          state = 'quote in quoted';
        }
        continue;
      }
      if (unit === QUOTE && (state === 'start' || state === 'quote in quoted')) {
        // At the start it opens the field; after a quote it is a quote of the text.
        from = state === 'start' ? i + 1 : i;
        state = 'quoted';
        continue;
      }
      if (unit === comma || isEnd) {
        field += piece.slice(from, i);
        length += field.length + 1;
        if (length > MAX_ITEM_LENGTH) isTooLong = true;
        if (isEnd) {
          const found = record();
          if (found !== undefined) yield found;
          startLine = line;
        } else {
          if (!isTooLong) fields.push(field);
          else fields = [];
          field = '';
          state = 'start';
        }
        from = i + 1;
      } else if (state !== 'plain') state = 'plain';
    }
    field += piece.slice(from);
    if (length + field.length > MAX_ITEM_LENGTH) {
      isTooLong = true;
      field = '';
      fields = [];
    }
  }
  if (state === 'quoted' && !isTooLong) {
    yield { line: startLine, fields: undefined, problem: 'cut-off' };
  } else if (field !== '' || fields.length > 0 || isTooLong) {
    const found = record();
    if (found !== undefined) yield found;
  }
}
