import type { ConversationStart } from '../../readItem';
import type { Sample } from '../../sample';
import type { SourceText } from '../../sourceText';
import { JsonHead } from './jsonHead';

/** The messages, and the chunks of a manifest, which is no file of messages. */
export function isQceItem(path: string): boolean {
  return path === 'messages[]' || path === 'chunked.chunks[]';
}

/** Whether a head names qq-chat-exporter. */
export function isQce(sample: Sample): boolean {
  const name = sample.json.get('metadata.name');
  return typeof name === 'string' && /^QQ ?Chat ?Exporter/i.test(name);
}

/** Whether a file lists chunks in place of messages. */
export function isManifest(sample: Sample): boolean {
  return sample.json.has('chunked.format') || sample.json.get('metadata.format') === 'chunked-jsonl';
}

/** The head of an export or a manifest. */
export function qceHead(text: SourceText): JsonHead {
  return new JsonHead(text, isQceItem, path => path.startsWith('chatInfo.') && path !== 'chatInfo.avatar');
}

/** The conversation that a complete head names. */
export function conversationOf(head: JsonHead): ConversationStart {
  return {
    kind: 'conversation',
    id: head.string('chatInfo.peerUin', 'chatInfo.peerUid'),
    name: head.string('chatInfo.name'),
  };
}
