/**
 * What the first step of linting has found in some logs, as bytes: a tenth of what it takes as JSON.
 *
 *     pack    = log*
 *     log     = 0                                            `again`
 *             | 1 + count, finding*, count, name*
 *     finding = message (from the one before), line (from the one before), column, lines to its end, column of its end,
 *               severity, rule, text, fix
 *     name    = name, message (from the one before), line (from the one before), column of its first header
 *     severity, rule, text, name = its index, from 1 on, where it has been before; otherwise 0 and the text
 *
 * Numbers and texts are as `ByteWriter` writes them.
 */
import type { FirstPlace } from '../document/laterFindings';
import type { Severity } from '../protocol';
import { ByteReader } from '../text/byteReader';
import { ByteWriter } from '../text/byteWriter';
import { range } from '../text/span';
import type { BatchLog, Settled } from './logLinter';
import type { FixSafety } from './reports/report';

const FIXES: readonly (FixSafety | undefined)[] = [undefined, 'none', 'safe', 'unsafe'];

export class LintPackWriter {
  readonly #writer = new ByteWriter(16_384);
  readonly #texts = new Map<string, number>();

  add(log: BatchLog): void {
    const writer = this.#writer;
    if (log === 'again') {
      writer.number(0);
      return;
    }
    writer.number(1 + log.own.length);
    let [message, line] = [0, 0];
    for (const { messageIndex, range, severity, rule, message: text, fix } of log.own) {
      writer.signed(messageIndex - message);
      writer.signed(range.start.line - line);
      writer.number(range.start.character);
      writer.number(range.end.line - range.start.line);
      writer.number(range.end.character);
      this.#text(severity);
      this.#text(rule.id);
      this.#text(text);
      writer.number(FIXES.indexOf(fix));
      message = messageIndex;
      line = range.start.line;
    }
    writer.number(log.firsts.length);
    [message, line] = [0, 0];
    for (const { name, messageIndex, line: at, start } of log.firsts) {
      this.#text(name);
      writer.number(messageIndex - message);
      writer.number(at - line);
      writer.number(start);
      message = messageIndex;
      line = at;
    }
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#writer.finish() as Uint8Array<ArrayBuffer>;
  }

  #text(text: string): void {
    const index = this.#texts.get(text);
    if (index !== undefined) {
      this.#writer.number(index);
      return;
    }
    this.#texts.set(text, this.#texts.size + 1);
    this.#writer.number(0);
    this.#writer.text(text);
  }
}

/** Reads logs in the order in which they were written. */
export class LintPackReader {
  readonly #reader: ByteReader;
  readonly #texts: string[] = [];

  constructor(bytes: Uint8Array) {
    this.#reader = new ByteReader(bytes);
  }

  next(): BatchLog {
    const count = this.#reader.number();
    return count === 0 ? 'again' : { own: this.#findings(count - 1), firsts: this.#firsts() };
  }

  #findings(count: number): Settled[] {
    const reader = this.#reader;
    let [messageIndex, line] = [0, 0];
    return Array.from({ length: count }, () => {
      messageIndex += reader.signed();
      line += reader.signed();
      const start = reader.number();
      const end = line + reader.number();
      return {
        messageIndex,
        range: range(line, start, end, reader.number()),
        severity: this.#text() as Severity,
        rule: { id: this.#text() },
        message: this.#text(),
        fix: FIXES[reader.number()],
      };
    });
  }

  #firsts(): FirstPlace[] {
    const reader = this.#reader;
    let [messageIndex, line] = [0, 0];
    return Array.from({ length: reader.number() }, () => {
      const name = this.#text();
      messageIndex += reader.number();
      line += reader.number();
      return { name, messageIndex, line, start: reader.number() };
    });
  }

  #text(): string {
    const index = this.#reader.number();
    if (index > 0) return this.#texts[index - 1]!;
    const text = this.#reader.text();
    this.#texts.push(text);
    return text;
  }
}
