import type { ReadContext } from '../../exportSource';
import { parseLeniently } from '../../input/json';
import { type ReadItem, unreadable } from '../../readItem';
import type { Sample } from '../../sample';
import type { SourceText } from '../../sourceText';
import { JsonHead } from './jsonHead';
import { qceMessage } from './qceMessage';
import { stringOf, valuesOf } from './values';

const isMessage = (path: string) => path === 'messages[]';
const isItem = (path: string) => isMessage(path) || path === 'chunked.chunks[]';

/** Whether a head names qq-chat-exporter. */
export function isQce(sample: Sample): boolean {
  const name = sample.json.get('metadata.name');
  return typeof name === 'string' && /^QQ ?Chat ?Exporter/i.test(name);
}

/** Whether a file lists chunks in place of messages. */
export function isManifest(sample: Sample): boolean {
  return sample.json.has('chunked.format') || sample.json.get('metadata.format') === 'chunked-jsonl';
}

/**
 * Reads a file with a head: its messages, or those of the chunks that it lists, which are beside it. The list is read like messages,
 * as the head of a large group fills more than a sample.
 */
export function* readExport(text: SourceText, context: ReadContext): Iterable<ReadItem> {
  const head = headOf(text);
  let isStarted = false;
  for (const { path, value, line, problem } of text.json(isItem)) {
    if (!isItem(path)) {
      if (problem !== undefined) yield unreadable(line, problem);
      else head.add(path, value);
      continue;
    }
    if (!isStarted) {
      isStarted = true;
      head.complete();
      yield conversationOf(head);
    }
    if (problem !== undefined) yield unreadable(line, problem);
    else if (isMessage(path)) yield qceMessage(value, { toExport: '' }, line);
    else {
      const chunkPath = pathOf(value);
      const chunk = chunkPath === undefined ? undefined : context.beside(chunkPath);
      if (chunk === undefined) yield unreadable(line, 'missing-file');
      else yield* readChunk(chunk, '');
    }
  }
}

/** The chunks that a file lists above or in place of messages, by their paths from its folder. */
export function* chunksOf(text: SourceText): Iterable<string> {
  for (const { path, value } of text.json(isItem)) {
    if (isMessage(path)) return;
    const chunk = path === 'chunked.chunks[]' ? pathOf(value) : undefined;
    if (chunk !== undefined) yield chunk;
  }
}

/** Reads a chunk alone. The manifest, one folder above, has the name of the conversation; without it the chunk has none. */
export function* readChunkAlone(text: SourceText, context: ReadContext): Iterable<ReadItem> {
  const manifest = context.beside('../manifest.json');
  if (manifest !== undefined) {
    const head = headOf(manifest);
    head.complete();
    yield conversationOf(head);
  }
  yield* readChunk(text, manifest === undefined ? '' : '../');
}

/** @param toExport the way from the folder of the file that is read to the folder of the export */
function* readChunk(text: SourceText, toExport: string): Iterable<ReadItem> {
  for (const { number, text: line } of text.lines()) {
    if (line === undefined) yield unreadable(number, 'too-long');
    else if (line.trim() !== '') {
      const read = parseLeniently(line);
      yield read === undefined ? unreadable(number, 'syntax') : qceMessage(read.value, { toExport }, number);
    }
  }
}

function headOf(text: SourceText): JsonHead {
  return new JsonHead(text, isItem, path => path.startsWith('chatInfo.') && path !== 'chatInfo.avatar');
}

function conversationOf(head: JsonHead): ReadItem {
  return {
    kind: 'conversation',
    id: head.string('chatInfo.peerUin', 'chatInfo.peerUid'),
    name: head.string('chatInfo.name'),
  };
}

/** The path of a chunk, in the keys of each version: before 5.5 it is `file`. */
function pathOf(value: unknown): string | undefined {
  const chunk = valuesOf(value);
  const name = stringOf(chunk.fileName);
  const path = stringOf(chunk.relativePath) ?? stringOf(chunk.file) ?? (name && `chunks/${name}`);
  return path?.replace(/\\/g, '/');
}
