import { type ExportSource, share } from '../exportSource';
import { type ReadItem, unreadable } from '../readItem';
import { SAMPLE_SIZE } from '../sample';
import type { SourceText } from '../sourceText';
import { ChatLabMembers, chatLabMessage, chatLabStart } from './shared/chatLabMessage';
import { JsonHead } from './shared/jsonHead';

const isItem = (path: string) => path === 'messages[]' || path === 'members[]';
const isWanted = (path: string) => path.startsWith('meta.') && path !== 'meta.groupAvatar';

/**
 * ChatLab's form for conversations of any application, which exporters such as WeFlow and CipherTalk write too. From its standard
 * (docs/cn/standard/chatlab-format.md), version 0.0.2, and its readers.
 */
export const chatLabJson: ExportSource = {
  id: 'chatlab-json',
  name: 'ChatLab (JSON)',
  accounts: 'chatlab',

  recognize: sample =>
    sample.json.has('_type')
      ? 0
      : share(
          sample.json.has('chatlab.version') || sample.json.has('chatlab.exportedAt'),
          sample.json.has('meta.name') || sample.json.has('meta.platform'),
          sample.hasJson('messages[].sender', 'messages[].timestamp') ||
            // The pictures of the members may fill the sample.
            sample.bytes.length >= SAMPLE_SIZE ||
            /"messages"\s*:\s*\[\s*\]/.test(sample.text),
        ),

  read,
};

function* read(text: SourceText): Iterable<ReadItem> {
  const head = new JsonHead(text, isItem, isWanted);
  const members = new ChatLabMembers();
  let isStarted = false;
  for (const { path, value, line, problem } of text.json(isItem)) {
    if (path !== 'messages[]') {
      if (problem !== undefined) yield unreadable(line, problem);
      else if (path === 'members[]') members.add(value);
      else head.add(path, value);
      continue;
    }
    if (!isStarted) {
      isStarted = true;
      head.complete();
      yield chatLabStart(head.string('meta.name'), head.string('meta.groupId'), head.string('meta.platform'));
    }
    yield problem === undefined ? chatLabMessage(value, members, line) : unreadable(line, problem);
  }
}
