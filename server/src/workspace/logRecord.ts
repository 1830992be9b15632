import type { ChatLog } from '../document/chatLog';
import { logDay } from '../log/logDay';
import { firstSaidEnd } from '../log/saidLines';
import type { Head } from '../model/head';
import type { Message } from '../model/message';
import { MAX_SITES, mentionSites } from '../people/mentionSites';
import type { ByteSlabs } from '../text/byteSlabs';
import type { Day } from '../text/calendar';
import { detach } from '../text/detach';
import type { Range } from '../text/span';
import { type HeaderSites, HeaderSitesBuilder } from './headerSites';
import { type MentionPlaces, MentionPlacesBuilder } from './mentionPlaces';
import { SpeakerCounts } from './speakerCounts';

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
  readonly headers: HeaderSites;
  /** The number of messages of each speaker. */
  readonly speakers: ReadonlyMap<string, number>;
  /** `MAX_SITES` at most. */
  readonly mentions: MentionPlaces;
}

/** The record with some parts. */
export function recordWith(parts: Omit<LogRecord, 'speakers'>): LogRecord {
  const { uri, day, title, author, messageCount, headers, mentions } = parts;
  const speakers = new SpeakerCounts(headers);
  return { uri, day, title, author, messageCount, headers, speakers, mentions };
}

/** The same record, for an index of very many. */
export function recordKeptIn(record: LogRecord, slabs: ByteSlabs): LogRecord {
  const { headers, mentions } = record;
  return recordWith({ ...record, headers: headers.keptIn(slabs), mentions: mentions.keptIn(slabs) });
}

/** Collects the record of a log from its parts, in their order. */
export class LogRecordBuilder {
  readonly #uri: string;
  readonly #fileName: string;
  readonly #keep: (text: string) => string;
  readonly #keepName: (name: string) => string;
  #day: Day | undefined;
  #title: string | undefined;
  #author: AuthorSite | undefined;
  #messageCount = 0;
  readonly #headers = new HeaderSitesBuilder();
  readonly #nameIndices = new Map<string, number>();
  readonly #mentions = new MentionPlacesBuilder();
  /** The index of the first message of each name, ascending. */
  readonly firstMessages: number[] = [];

  /**
   * @param keep returns a copy of a part of a text that does not retain the text (V8's substrings retain the whole string)
   * @param keepName the same for a name, which other records may have too
   */
  constructor(uri: string, fileName: string, keep: (text: string) => string = text => text, keepName = keep) {
    this.#uri = uri;
    this.#fileName = fileName;
    this.#keep = keep;
    this.#keepName = keepName;
  }

  addHead(head: Head): void {
    this.#day = logDay(head, this.#fileName);
    const { frontMatter } = head;
    const title = frontMatter?.entry('title')?.value;
    if (typeof title === 'string') this.#title = this.#keep(title);
    const author = frontMatter?.entry('author');
    if (typeof author?.value === 'string' && author.value !== '') {
      this.#author = {
        name: this.#keepName(author.value),
        source: this.#keep(author.source),
        range: author.valueRange,
      };
    }
  }

  addMessage(message: Message, line: number): void {
    const { speaker, speakerStart } = message.header;
    this.#addSpeaker(message);
    if (speaker !== '') {
      const said = firstSaidEnd(message);
      this.#headers.addPlace(line, speakerStart, line + said.line, said.end);
    }
    for (const site of mentionSites(message)) {
      if (this.#mentions.length === MAX_SITES) return;
      this.#mentions.add(line + site.line, site.start, site.text);
    }
  }

  /** Adds messages without their places, for a record that tells who speaks when. */
  addSpoken(messages: readonly Message[]): void {
    for (const message of messages) this.#addSpeaker(message);
  }

  #addSpeaker({ header: { speaker, timestamp } }: Message): void {
    if (speaker !== '')
      this.#headers.add(this.#nameIndices.get(speaker) ?? this.#addName(speaker), timestamp);
    this.#messageCount++;
  }

  #addName(speaker: string): number {
    const name = this.#keepName(speaker);
    const index = this.#headers.addName(name);
    this.#nameIndices.set(name, index);
    this.firstMessages.push(this.#messageCount);
    return index;
  }

  finish(): LogRecord {
    return recordWith({
      uri: this.#uri,
      day: this.#day,
      title: this.#title,
      author: this.#author,
      messageCount: this.#messageCount,
      headers: this.#headers.finish(),
      mentions: this.#mentions.finish(),
    });
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
 * @param hasPlaces whether places are requested: of headers and of mentions, of which the record otherwise has none
 */
export function recordToKeep(uri: string, log: ChatLog, hasPlaces: boolean): KeptRecord {
  const builder = new LogRecordBuilder(uri, log.fileName, detach);
  if (hasPlaces) addAll(builder, log);
  else {
    builder.addHead(log.transcript.head);
    builder.addSpoken(log.transcript.messages);
  }
  return { record: builder.finish(), firstMessages: builder.firstMessages };
}

function addAll(builder: LogRecordBuilder, { transcript }: ChatLog): void {
  builder.addHead(transcript.head);
  for (let i = 0; i < transcript.messages.length; i++) {
    builder.addMessage(transcript.messages[i]!, transcript.startLines[i]!);
  }
}
