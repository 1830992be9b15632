import { ExportError, type ExportTree } from '../exported/exportFile';
import type { ReadContext } from '../exported/exportSource';
import type { ConversationStart } from '../exported/readItem';
import type { RecognizedFile } from '../exported/recognizedFiles';
import { sampleOf } from '../exported/sample';
import { SourceText } from '../exported/sourceText';
import { CollectedConversation } from './collectedConversation';
import type { ImportOptions } from './importOptions';
import { MediaFiles } from './mediaFiles';
import { placeholderLanguage } from './placeholderLanguage';
import type { ReadReport } from './readReport';
import { ReportedReader } from './reportedReader';
import type { NameOwners } from './speakers';

/** Conversations of an import, their pictures and files, and what was read of them. */
export interface ImportedConversations {
  /** One for each conversation of each file, in the order of reading. */
  readonly reports: readonly ReadReport[];
  /** Those with messages, in the order of reading. */
  readonly conversations: readonly CollectedConversation[];
  readonly media: Pick<MediaFiles, 'copied' | 'linked'>;
}

/** The messages of all conversations of an import, and what was read. */
export class ImportedExports implements ImportedConversations {
  readonly reports: ReadReport[] = [];
  readonly media: MediaFiles;
  readonly #options: ImportOptions;
  readonly #conversations = new Map<string, CollectedConversation>();
  readonly #owners: NameOwners = new Map();
  readonly #memories = new WeakMap<ExportTree, Map<string, unknown>>();

  constructor(options: ImportOptions) {
    this.#options = options;
    this.media = new MediaFiles(options.media, options.uriOf);
  }

  get conversations(): readonly CollectedConversation[] {
    return [...this.#conversations.values()].filter(({ count }) => count > 0);
  }

  /** The conversations of a name alone. */
  only(name: string): ImportedConversations {
    const conversations = this.conversations.filter(each => each.name === name);
    const copied = this.media.copied.filter(file => conversations.some(each => file.conversations.has(each)));
    return {
      reports: this.reports.filter(({ conversation }) => conversation === name),
      conversations,
      media: { copied, linked: this.media.linked },
    };
  }

  /**
   * Reads a file. If it cannot be read further, that is reported, and the messages before it stay.
   *
   * @param chosen the URI of what was chosen: the file, or the folder or archive in which it is
   * @yields after each item, so that the caller can pause, show progress, or stop
   */
  *read(recognized: RecognizedFile, chosen?: string): Generator<void, void> {
    const { file, tree, source } = recognized;
    const sample = sampleOf(file);
    const reader = new ReportedReader({
      ...this.#options,
      recognized,
      media: this.media,
      language: placeholderLanguage(sample.text),
      conversationOf: start => {
        const conversation = this.#conversation(recognized, start);
        if (chosen !== undefined) conversation.origin = { uri: chosen, format: source.id };
        return conversation;
      },
      addReport: report => this.reports.push(report),
    });
    const memory = this.#memories.get(tree) ?? new Map<string, unknown>();
    this.#memories.set(tree, memory);
    const context: ReadContext = {
      ...this.#options.context,
      memory,
      beside(path) {
        const other = tree.find(folderOf(file.path) + path);
        return other && new SourceText(other, sampleOf(other).encoding);
      },
    };
    try {
      for (const item of source.read(new SourceText(file, sample.encoding), context)) {
        reader.add(item);
        yield;
      }
    } catch (error) {
      if (!(error instanceof ExportError)) throw error;
      reader.breakOff(error.reason);
    }
    reader.finish();
  }

  /** The messages of one conversation are together, whatever files they are in. */
  #conversation(recognized: RecognizedFile, start: ConversationStart): CollectedConversation {
    const { source } = recognized;
    const { id, name = this.#options.title ?? recognized.title } = start;
    const application = start.application ?? {
      name: source.name.replace(/ \(.*$/, ''),
      accounts: source.accounts,
    };
    const key = `${application.name}\u0000${id ?? name}`;
    let found = this.#conversations.get(key);
    if (found === undefined) {
      const { known } = this.#options;
      found = new CollectedConversation(name, application.name, application.accounts, known, this.#owners);
      this.#conversations.set(key, found);
    }
    return found;
  }
}

/** With a slash at its end, or empty. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
