import { readHead } from '../model/head';
import type { MessageHeader } from '../model/header';
import { readHeader } from '../model/header';
import { type Message, toMessage } from '../model/message';
import { isBreak } from '../model/parse';
import { nextPlainMessage, readPlainMessages } from '../model/plainMessage';
import { splitLines } from '../text/lines';
import { type LogRecord, LogRecordBuilder } from './logRecord';

/** Builds the record of a log from pieces of its text, so that a large log can be read in many short turns. */
export class LogScanner {
  readonly #builder: LogRecordBuilder;
  /** The lines of the part that is being read, and the number of its first line. */
  #lines: string[] = [];
  #start = 0;
  #header: MessageHeader | undefined;
  #isAfterBreak = true;
  /** An unfinished line, in pieces that are joined once it ends. It may continue in the next piece. */
  #rest: string[] = [];

  /** The parameters are those of `LogRecordBuilder`. */
  constructor(
    uri: string,
    fileName: string,
    keep: (text: string) => string,
    keepName: (name: string) => string = keep,
  ) {
    this.#builder = new LogRecordBuilder(uri, fileName, keep, keepName);
  }

  add(text: string): void {
    const isAfterCarriageReturn = this.#rest.at(-1)?.endsWith('\r') ?? false;
    if (!isAfterCarriageReturn && !/[\r\n]/.test(text)) {
      if (text !== '') this.#rest.push(text);
      return;
    }
    const whole = this.#rest.join('') + text;
    let at = 0;
    for (let next = nextPlainMessage(whole, 0); next < whole.length; next = nextPlainMessage(whole, at)) {
      for (const line of splitLines(whole.slice(at, next)).slice(0, -1)) this.#addLine(line);
      at = this.#addPlainMessages(whole, next);
    }
    const lines = splitLines(whole.slice(at));
    // The last line may continue in the next piece; so may a line that ends in CR.
    let rest = lines.pop()!;
    if (rest === '' && lines[lines.length - 1]?.endsWith('\r')) rest = lines.pop()!;
    this.#rest = rest === '' ? [] : [rest];
    for (const line of lines) this.#addLine(line);
  }

  finish(): LogRecord {
    for (const line of splitLines(this.#rest.join(''))) this.#addLine(line);
    this.#finishPart();
    return this.#builder.finish();
  }

  #addLine(line: string): void {
    const header = readHeader(line, this.#isAfterBreak);
    this.#isAfterBreak = isBreak(line);
    if (header !== undefined) {
      this.#finishPart();
      this.#header = header;
    }
    this.#lines.push(line);
  }

  /** @returns the offset behind the plain messages that begin at an offset */
  #addPlainMessages(text: string, at: number): number {
    const messages: Message[] = [];
    const end = readPlainMessages(text, at, messages);
    this.#finishPart();
    for (const message of messages) {
      this.#builder.addMessage(message, this.#start);
      this.#start += message.lineCount;
    }
    return end;
  }

  #finishPart(): void {
    // A plain message ends before a header.
    if (this.#lines.length === 0 && this.#start > 0) return;
    if (this.#header === undefined) this.#builder.addHead(readHead(this.#lines));
    else this.#builder.addMessage(toMessage(this.#header, this.#lines), this.#start);
    this.#start += this.#lines.length;
    this.#lines = [];
  }
}
