import { fileAddresses } from '../markdown/fileAddresses';
import type { Message } from '../model/message';
import type { Transcript } from '../model/transcript';
import type { ComparedFile, FileContents } from './fileContents';
import type { FileSystem } from './fileSystem';
import { type ImagePlace, ImagePlaces } from './imagePlace';

/** The files that a log names, by their addresses. */
export type ShownFiles = ReadonlyMap<string, ComparedFile>;

/** A file of a folder. Its `id` is its URI. */
export class FolderFile implements ComparedFile {
  readonly id: string;
  readonly name: string;
  readonly #top: string;
  readonly #files: Pick<FileSystem, 'readFile' | 'size'>;

  /** @param files reads it, in the folder `top` of the place only */
  constructor({ top, folders, file }: ImagePlace, files: Pick<FileSystem, 'readFile' | 'size'>) {
    this.id = [top, ...[...folders, file].map(encodeURIComponent)].join('/');
    this.name = file;
    this.#top = top;
    this.#files = files;
  }

  size(): Promise<number | undefined> {
    return this.#files.size(this.id, this.#top);
  }

  bytes(): Promise<Uint8Array> {
    return this.#files.readFile(this.id, this.#top);
  }
}

/** The addresses of files in the bodies of messages, each once. */
export function addressesIn(messages: Iterable<Message>): Set<string> {
  const addresses = new Set<string>();
  for (const message of messages) {
    const { plainText, bodyStart, bodyEnd } = message;
    // Splitting a message into its lines is what costs.
    if (plainText !== undefined && !/\]\(|<img\b/i.test(plainText)) continue;
    for (const line of message.lines.slice(bodyStart, bodyEnd))
      for (const { address } of fileAddresses(line)) addresses.add(address);
  }
  return addresses;
}

/**
 * The files that the messages of a log name and that are there: where the preview looks for them.
 *
 * @param uri of the log
 * @param top the URI of the folder in which files may lie
 */
export async function shownFiles(
  uri: string,
  { messages }: Transcript,
  top: string,
  files: Pick<FileSystem, 'readFile' | 'size'>,
  contents: FileContents,
): Promise<ShownFiles> {
  const found = new Map<string, ComparedFile>();
  const places = new ImagePlaces(uri, [top]);
  for (const address of addressesIn(messages)) {
    for (const place of places.of(address) ?? []) {
      const file = new FolderFile(place, files);
      if (typeof (await contents.size(file)) !== 'number') continue;
      found.set(address, file);
      break;
    }
  }
  return found;
}
