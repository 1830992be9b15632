import type { Transcript } from '../../model/transcript';
import type { Day } from '../../text/calendar';
import type { Steps } from '../../text/steps';
import type { SourceMessage } from '../compared/sequenceBuilder';
import { logMessages } from './logMessages';

/** A log of a source. */
export interface SourceLog {
  /** What the caller knows it by. */
  readonly id: string;
  readonly fileName: string;
  readonly day: Day;
  readonly transcript: Transcript;
}

/** The logs of one conversation in one place. */
export interface LogSource {
  /** In any order. */
  readonly logs: readonly SourceLog[];
  /** The name of a picture that a log shows, the same for files with the same bytes in all sources; `undefined` if its file cannot be read. */
  readonly pictureName?: (log: SourceLog, address: string) => string | undefined;
}

/** A message of a source. */
export interface MessageOfLog {
  readonly log: SourceLog;
  readonly index: number;
}

/** The messages of a source by day. */
export interface ReadSource {
  readonly places: readonly MessageOfLog[];
  /** As an alignment compares them. */
  readonly messages: readonly SourceMessage[];
}

/** Reads the messages of a source, in steps. */
export function* messagesOf({ logs }: LogSource): Steps<ReadSource> {
  const places: MessageOfLog[] = [];
  const messages: SourceMessage[] = [];
  const byDay = [...logs].sort((x, y) => compare(x.day, y.day) || compare(x.fileName, y.fileName));
  for (const log of byDay) {
    for (const [index, message] of logMessages(log.day, log.transcript.messages).entries()) {
      places.push({ log, index });
      messages.push(message);
    }
    yield;
  }
  return { places, messages };
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
