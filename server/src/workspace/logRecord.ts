import type { ChatLog } from '../document/chatLog';
import { logDay } from '../log/logDay';
import { firstSaidLine } from '../log/saidLines';
import type { Head } from '../model/head';
import type { Message } from '../model/message';
import type { Timestamp } from '../model/timestamp';
import { MAX_SITES, type MentionSite, mentionSites } from '../people/mentionSites';
import type { Day } from '../text/calendar';
import { detach } from '../text/detach';
import { endOfText } from '../text/lines';
import type { Range } from '../text/span';

/** The header of a message that names a speaker. */
export interface HeaderSite {
  readonly name: string;
  readonly line: number;
  /** The column where the name begins. It ends at `start + name.length`. */
  readonly start: number;
  /** The first line that was said (`saidLines`); the line of the header if there is none. */
  readonly bodyLine: number;
  /** The column where the text of that line ends. */
  readonly bodyEnd: number;
  readonly timestamp: Timestamp | undefined;
}

/** The author in the front matter. */
export interface AuthorSite {
  readonly name: string;
  /** The value as written, quotes included. */
  readonly source: string;
  /** Where `source` stands. */
  readonly range: Range;
}

/** What the workspace knows of one log, in the order of its text: what the search for people and days needs, without bodies. */
export interface LogRecord {
  readonly uri: string;
  readonly day: Day | undefined;
  readonly title: string | undefined;
  readonly author: AuthorSite | undefined;
  /** Includes messages without a speaker. */
  readonly messageCount: number;
  readonly headers: readonly HeaderSite[];
  /** The number of messages of each speaker. */
  readonly speakers: ReadonlyMap<string, number>;
  /** Lines are absolute. `MAX_SITES` at most. */
  readonly mentionSites: readonly MentionSite[];
}

/** Collects the record of a log from its parts, in their order. */
export class LogRecordBuilder {
  readonly #uri: string;
  readonly #fileName: string;
  readonly #keep: (text: string) => string;
  readonly #hasMentions: boolean;
  #day: Day | undefined;
  #title: string | undefined;
  #author: AuthorSite | undefined;
  #messageCount = 0;
  readonly #headers: HeaderSite[] = [];
  /** By name, so that all headers share one string for a name. */
  readonly #speakers = new Map<string, { readonly name: string; count: number }>();
  readonly #mentionSites: MentionSite[] = [];
  /** The index of the first message of each name, ascending. */
  readonly firstMessages: number[] = [];

  /**
   * @param keep returns a copy of a part of a text that does not retain the text (V8's substrings retain the whole string)
   * @param hasMentions whether mentions will be requested; otherwise the record has no sites
   */
  constructor(
    uri: string,
    fileName: string,
    keep: (text: string) => string = text => text,
    hasMentions = true,
  ) {
    this.#uri = uri;
    this.#fileName = fileName;
    this.#keep = keep;
    this.#hasMentions = hasMentions;
  }

  addHead(head: Head): void {
    this.#day = logDay(head, this.#fileName);
    const { frontMatter } = head;
    const title = frontMatter?.entry('title')?.value;
    if (typeof title === 'string') this.#title = this.#keep(title);
    const author = frontMatter?.entry('author');
    if (typeof author?.value === 'string' && author.value !== '') {
      this.#author = {
        name: this.#keep(author.value),
        source: this.#keep(author.source),
        range: author.valueRange,
      };
    }
  }

  addMessage(message: Message, line: number): void {
    this.#messageCount++;
    const { speaker, speakerStart, timestamp } = message.header;
    if (speaker !== '') {
      let known = this.#speakers.get(speaker);
      if (known === undefined) {
        const name = this.#keep(speaker);
        known = { name, count: 0 };
        this.#speakers.set(name, known);
        this.firstMessages.push(this.#messageCount - 1);
      }
      known.count++;
      const body = firstSaidLine(message) ?? 0;
      this.#headers.push({
        name: known.name,
        line,
        start: speakerStart,
        bodyLine: line + body,
        bodyEnd: endOfText(message.lines[body]!),
        timestamp,
      });
    }
    if (!this.#hasMentions) return;
    for (const site of mentionSites(message)) {
      if (this.#mentionSites.length === MAX_SITES) return;
      this.#mentionSites.push({ line: line + site.line, start: site.start, text: this.#keep(site.text) });
    }
  }

  finish(): LogRecord {
    return {
      uri: this.#uri,
      day: this.#day,
      title: this.#title,
      author: this.#author,
      messageCount: this.#messageCount,
      headers: this.#headers,
      speakers: new Map(Array.from(this.#speakers.values(), ({ name, count }) => [name, count])),
      mentionSites: this.#mentionSites,
    };
  }
}

/** The record of an open log as it is now; linear in its length. */
export function recordOf(uri: string, log: ChatLog): LogRecord {
  const builder = new LogRecordBuilder(uri, log.fileName);
  addAll(builder, log);
  return builder.finish();
}

/** What is kept of a log whose text is not. */
export interface KeptRecord {
  readonly record: LogRecord;
  /** The index of the first message of each name, ascending. */
  readonly firstMessages: readonly number[];
}

/**
 * The record of a log whose text is not kept.
 *
 * @param hasMentions as for `LogRecordBuilder`
 */
export function recordToKeep(uri: string, log: ChatLog, hasMentions: boolean): KeptRecord {
  const builder = new LogRecordBuilder(uri, log.fileName, detach, hasMentions);
  addAll(builder, log);
  return { record: builder.finish(), firstMessages: builder.firstMessages };
}

function addAll(builder: LogRecordBuilder, { transcript }: ChatLog): void {
  builder.addHead(transcript.head);
  for (let i = 0; i < transcript.messages.length; i++) {
    builder.addMessage(transcript.messages[i]!, transcript.startLines[i]!);
  }
}
