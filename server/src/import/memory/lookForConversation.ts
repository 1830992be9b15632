import type { OpenedExport } from '../exported/openedExport';
import { recognizedFiles } from '../exported/recognizedFiles';
import { EXPORT_SOURCES } from '../exported/sources';
import { ImportedExports } from '../logs/importedExports';
import { knownAccounts } from '../logs/registryUpdate';
import { zoneOf } from '../logs/zone';
import { isSameTitle } from './exportTitle';

/** A conversation in a form of export. */
export interface Sought {
  readonly conversation: string;
  /** The identifier of the source. */
  readonly format: string;
  /** The name of the remembered export, without its extension. */
  readonly title: string;
}

/**
 * Looks for a conversation in an export. It is read only up to where the conversation begins.
 *
 * @yields after each item, so that the caller can pause or stop
 * @returns whether it is there, in this form
 * @throws {ExportError} if a file can't be read
 */
export function* lookForConversation(
  opened: OpenedExport,
  { conversation, format, title }: Sought,
): Generator<void, boolean> {
  const zone = zoneOf('UTC')!;
  for (const file of recognizedFiles(opened, EXPORT_SOURCES, { failures: [], notes: [] })) {
    if (file.source.id !== format) continue;
    const read = new ImportedExports({
      zone,
      conversation,
      title: isSameTitle(opened.title, title) ? conversation : undefined,
      media: 'skip',
      known: knownAccounts(undefined),
      uriOf: () => undefined,
      context: { start: undefined, today: zone.local(Date.now()).day },
    });
    const isFound = () => read.reports.at(-1)?.conversation === conversation;
    for (const _ of read.read(file)) {
      if (isFound()) return true;
      yield;
    }
    if (isFound()) return true;
  }
  return false;
}
