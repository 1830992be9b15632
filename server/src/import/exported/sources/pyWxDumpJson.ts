import { type ExportSource, share } from '../exportSource';
import { type UnreadableItem, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { type PyWxDumpRow, readPyWxDump } from './shared/pyWxDump';
import { idOf, valuesOf } from './shared/values';

const isItem = (path: string) => path === '[]';

/** PyWxDump's JSON: the records of its table as objects of a list, with the same keys. From the writer (exportJSON.py). */
export const pyWxDumpJson: ExportSource = {
  id: 'wechat-pywxdump-json',
  name: 'WeChat (PyWxDump, JSON)',
  accounts: 'wechat',

  recognize: sample =>
    share(
      sample.hasJson('[].MsgSvrID', '[].type_name'),
      sample.hasJson('[].is_sender', '[].talker', '[].CreateTime'),
      sample.json.has('[].msg') || sample.json.has('[].content'),
    ),

  read: (text, context) => readPyWxDump(rowsOf(text), context),
};

function* rowsOf(text: SourceText): Iterable<PyWxDumpRow | UnreadableItem> {
  for (const { path, value, line, problem } of text.json(isItem)) {
    if (problem !== undefined) yield unreadable(line, problem);
    else if (path === '[]') yield rowOf(value, line);
  }
}

function rowOf(value: unknown, line: number): PyWxDumpRow {
  const values = valuesOf(value);
  const field = (column: string | undefined) => {
    const found = values[column ?? ''];
    if (typeof found === 'boolean') return found ? '1' : '0';
    // Older versions have an object in `content`.
    return typeof found === 'object' && found !== null ? JSON.stringify(found) : (idOf(found) ?? '');
  };
  return {
    line,
    fields: [],
    field: (...columns) => field(columns.find(column => column in values)),
  };
}
