import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { ExportFile } from '../../../server/src/import/exported/exportFile';
import type { ExportSource, ReadContext } from '../../../server/src/import/exported/exportSource';
import type { Attachment, MessageTime, ReadItem } from '../../../server/src/import/exported/readItem';
import { recognize } from '../../../server/src/import/exported/recognize';
import { sampleOf } from '../../../server/src/import/exported/sample';
import { EXPORT_SOURCES } from '../../../server/src/import/exported/sources';
import { SourceText } from '../../../server/src/import/exported/sourceText';
import { formatTimestamp } from '../../../server/src/model/timestamp';

const SAMPLES = join(import.meta.dirname, '../../fixtures/exports');

/** A file of `test/fixtures/exports`: invented conversations in the form that the program of the name writes. */
export function sampleFile(name: string): ExportFile {
  return memoryFile(name, readFileSync(join(SAMPLES, name)));
}

/** @param pieceLength in bytes; small pieces break characters, lines and items apart */
export function memoryFile(path: string, content: string | Uint8Array, pieceLength = 1 << 16): ExportFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    path,
    size: bytes.length,
    *bytes() {
      for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
    },
  };
}

/** The identifier of the source that a file is recognized as; else the names of those that are near. */
export function recognized(file: ExportFile): string | readonly string[] {
  const found = recognize(sampleOf(file), EXPORT_SOURCES);
  return 'source' in found ? found.source.id : found.near.map(({ id }) => id);
}

/** Reads a file with the source that recognizes it. @param beside the other files of the export */
export function read(
  file: ExportFile,
  { beside = [], ...context }: Partial<Omit<ReadContext, 'beside'>> & { beside?: readonly ExportFile[] } = {},
): ReadItem[] {
  const source = sourceOf(file);
  const textOf = (each: ExportFile) => new SourceText(each, sampleOf(each).encoding);
  return [
    ...source.read(textOf(file), {
      ...context,
      beside(path) {
        const target = posix.join(posix.dirname(file.path), path);
        const found = beside.find(each => each.path === target);
        return found && textOf(found);
      },
    }),
  ];
}

function sourceOf(file: ExportFile): ExportSource {
  const found = recognize(sampleOf(file), EXPORT_SOURCES);
  assert.ok('source' in found, `${file.path} is recognized as none`);
  return found.source;
}

/**
 * Items as lines that a test can show:
 *
 * - `# name (id)` for a conversation
 * - `2026-03-01 08:02:11 name <account> | body | reply to name: text | image path | edited | 👍 2` for a message. An instant is shown in
 *   the zone UTC+8; a time without seconds ends with `~`.
 * - `- recalled` for an omission, `! 7 syntax` for what could not be read in line 7
 */
export function shown(items: readonly ReadItem[]): string[] {
  return items.map(shownItem);
}

function shownItem(item: ReadItem): string {
  if (item.kind === 'conversation')
    return `# ${item.name ?? '?'}${item.id === undefined ? '' : ` (${item.id})`}`;
  if (item.kind === 'omitted') return `- ${item.why}`;
  if (item.kind === 'unreadable') return `! ${item.line} ${item.reason}`;
  const { sender, replyTo, attachments = [], isEdited, reactions = [] } = item;
  return [
    `${shownTime(item.time)} ${sender.name}${sender.account === undefined ? '' : ` <${sender.account}>`}`,
    item.body,
    ...(replyTo ? [`reply to ${replyTo.name ?? '?'}: ${replyTo.text ?? '?'}`] : []),
    ...attachments.map(shownAttachment),
    ...(isEdited ? ['edited'] : []),
    ...reactions.map(({ emoji, count }) => `${emoji} ${count}`),
  ].join(' | ');
}

function shownTime(time: MessageTime): string {
  if (time.kind === 'local') {
    return `${time.day} ${formatTimestamp(time.timestamp)}${time.hasSeconds ? '' : '~'}`;
  }
  const east = new Date(time.milliseconds + 8 * 3_600_000).toISOString();
  return `${east.slice(0, 10)} ${east.slice(11, 19)}`;
}

function shownAttachment({ kind, path, file, url, name, seconds }: Attachment): string {
  const length = seconds === undefined ? undefined : `${seconds} s`;
  return [kind, path, file?.path, url, name, length].filter(part => part !== undefined).join(' ');
}

/** Tests that a sample is recognized as a source by its content alone, and that it gives just these items, also in small pieces. */
export function checkSample(
  name: string,
  id: string,
  expected: readonly string[],
  context?: Parameters<typeof read>[1],
): void {
  it(name, () => {
    const file = sampleFile(name);
    const anonymous = { ...file, path: 'x.bin' };
    assert.equal(recognized(anonymous), id);
    assert.deepEqual(shown(read(file, context)), expected);
    const bytes = readFileSync(join(SAMPLES, name));
    assert.deepEqual(shown(read(memoryFile(name, bytes, 7), context)), expected);
  });
}

/** Tests a text that a program writes, as `checkSample` does with a sample. */
export function checkText(
  title: string,
  id: string,
  text: string,
  expected: readonly string[],
  context?: Parameters<typeof read>[1],
): void {
  it(title, () => {
    const file = memoryFile('x.bin', text);
    assert.equal(recognized(file), id);
    assert.deepEqual(shown(read(file, context)), expected);
  });
}
