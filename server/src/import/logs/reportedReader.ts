import type { ExportErrorReason } from '../exported/exportFile';
import type { Attachment, ConversationStart, ExportedMessage, ReadItem } from '../exported/readItem';
import type { RecognizedFile } from '../exported/recognizedFiles';
import type { CollectedConversation } from './collectedConversation';
import type { ImportOptions } from './importOptions';
import type { MediaFiles } from './mediaFiles';
import { messageBody } from './messageBody';
import type { PlaceholderLanguage } from './placeholderLanguage';
import { ReadReport } from './readReport';
import { RepliedMessages } from './repliedMessages';

export interface ReaderOptions extends Pick<ImportOptions, 'zone' | 'since' | 'until' | 'only'> {
  readonly recognized: RecognizedFile;
  readonly media: MediaFiles;
  readonly language: PlaceholderLanguage;
  readonly conversationOf: (start: ConversationStart) => CollectedConversation;
  readonly addReport: (report: ReadReport) => void;
}

/** Puts the items of one file into conversations, and counts each of them in a report. */
export class ReportedReader {
  readonly #options: ReaderOptions;
  #report: ReadReport | undefined;
  #conversation: CollectedConversation | undefined;
  #isChosen = true;
  #replied: RepliedMessages | undefined;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  add(item: ReadItem): void {
    if (item.kind === 'conversation') {
      this.#start(item);
      return;
    }
    if (this.#report === undefined) this.#start({ kind: 'conversation' });
    const report = this.#report!;
    if (item.kind === 'omitted') report.omit(item.why);
    else if (item.kind === 'unreadable') report.addUnreadable(item);
    else this.#addMessage(item, report);
  }

  /** Reports that the rest of the file cannot be read. */
  breakOff(reason: ExportErrorReason): void {
    if (this.#report === undefined) this.#start({ kind: 'conversation' });
    this.#report!.addUnreadable({ line: undefined, reason });
  }

  /** Reports a file without items as well. */
  finish(): void {
    if (this.#report === undefined && !this.#options.recognized.source.isCompanion) {
      this.#start({ kind: 'conversation' });
    }
  }

  #start(start: ConversationStart): void {
    const { recognized, only, conversationOf, addReport } = this.#options;
    this.#conversation = conversationOf(start);
    const { name, speakers } = this.#conversation;
    this.#replied = new RepliedMessages(speakers, this.#options.language);
    this.#isChosen = only === undefined || only.has(name) || (start.id !== undefined && only.has(start.id));
    this.#report = new ReadReport(recognized.shown, recognized.source.id, name);
    addReport(this.#report);
  }

  #addMessage(message: ExportedMessage, report: ReadReport): void {
    const { zone, since, until, media, recognized, language } = this.#options;
    if (!this.#isChosen) {
      report.omit('not-chosen');
      return;
    }
    const { time } = message;
    const conversation = this.#conversation!;
    const speaker = conversation.speakers.indexOf(message.sender);
    const replyTo = this.#replied!.next(message, speaker);
    const { day, timestamp } = time.kind === 'local' ? time : zone.local(time.milliseconds);
    if ((since !== undefined && day < since) || (until !== undefined && day > until)) {
      report.omit('not-chosen');
      return;
    }
    const addressOf = (attachment: Attachment) =>
      media.address(attachment, recognized, day, timestamp, conversation);
    const lines = messageBody(message, { addressOf, language }, replyTo);
    conversation.add(day, {
      timestamp,
      hasSeconds: time.kind === 'instant' || time.hasSeconds,
      speaker,
      body: lines.length === 1 ? lines[0]! : lines.join('\n'),
    });
    report.messages++;
  }
}
