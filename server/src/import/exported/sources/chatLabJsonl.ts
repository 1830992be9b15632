import { type ExportSource, share } from '../exportSource';
import { parseLeniently } from '../input/jsonValue';
import { type ReadItem, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { ChatLabMembers, chatLabMessage, chatLabStart } from './shared/chatLabMessage';
import { idOf, stringOf, valuesOf } from './shared/values';

/** ChatLab's form as JSON lines: a head, members, and messages. Lines that begin with `#` are comments. */
export const chatLabJsonl: ExportSource = {
  id: 'chatlab-jsonl',
  name: 'ChatLab (JSONL)',
  accounts: 'chatlab',

  recognize(sample) {
    const first = sample.lines.find(line => !isBlankOrComment(line)) ?? '';
    if (!/^\s*\{/.test(first)) return 0;
    return share(/"_type"\s*:\s*"header"/.test(first), /"chatlab"\s*:\s*\{/.test(first));
  },

  read,
};

function* read(text: SourceText): Iterable<ReadItem> {
  const members = new ChatLabMembers();
  for (const { number, text: line } of text.lines()) {
    if (line === undefined) {
      yield unreadable(number, 'too-long');
      continue;
    }
    if (isBlankOrComment(line)) continue;
    const read = parseLeniently(line);
    const values = valuesOf(read?.value);
    if (read === undefined) yield unreadable(number, 'syntax');
    else if (values._type === 'member') members.add(values);
    else if (values._type === 'header') {
      const meta = valuesOf(values.meta);
      yield chatLabStart(stringOf(meta.name), idOf(meta.groupId), stringOf(meta.platform));
    } else yield chatLabMessage(values, members, number);
  }
}

function isBlankOrComment(line: string): boolean {
  return /^\s*(?:#|$)/.test(line);
}
