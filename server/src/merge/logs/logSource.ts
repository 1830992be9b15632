import { logDay } from '../../log/logDay';
import type { Transcript } from '../../model/transcript';
import type { Day } from '../../text/calendar';
import type { SourceMessage } from '../compared/sequenceBuilder';
import { logMessages } from './logMessages';

/** A log of a source. */
export interface SourceLog {
  /** What the caller knows it by. */
  readonly id: string;
  readonly fileName: string;
  readonly transcript: Transcript;
}

/** The logs of one conversation in one place. */
export interface LogSource {
  /** In any order. Each has a day (`hasDay`). */
  readonly logs: readonly SourceLog[];
}

/** A message of a source. */
export interface MessageOfLog {
  readonly log: SourceLog;
  readonly day: Day;
  readonly index: number;
}

/** Whether a log can be merged: its name or its front matter says of which day it is. */
export function hasDay(log: SourceLog): boolean {
  return dayOf(log) !== undefined;
}

/** The day of a log, if it has one. */
export function dayOf({ transcript, fileName }: SourceLog): Day | undefined {
  return logDay(transcript.head, fileName);
}

/** The messages of a source by day, and as an alignment compares them. */
export function messagesOf({ logs }: LogSource): { places: MessageOfLog[]; messages: SourceMessage[] } {
  const places: MessageOfLog[] = [];
  const messages: SourceMessage[] = [];
  const byDay = logs
    .map(log => ({ log, day: dayOf(log)! }))
    .sort((x, y) => compare(x.day, y.day) || compare(x.log.fileName, y.log.fileName));
  for (const { log, day } of byDay) {
    for (const [index, message] of logMessages(day, log.transcript.messages).entries()) {
      places.push({ log, day, index });
      messages.push(message);
    }
  }
  return { places, messages };
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
