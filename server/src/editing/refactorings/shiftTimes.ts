import * as l10n from '@vscode/l10n';
import { SECONDS_OF_DAY, timesOf } from '../../log/timeOrder';
import { formatTimestamp } from '../../model/timestamp';
import type { Transcript } from '../../model/transcript';
import type { RefactorRefusal } from '../../protocol';
import type { Edit, Range } from '../../text/span';
import { writeHeader } from '../headerEdit';
import { replaceInLine } from '../textEdits';
import { isRefusal, type Outcome, type Refactoring, selectedMessages } from './refactoring';
import { noMessageHere } from './refusals';
import { formatTimeShift, parseTimeShift } from './timeShift';

/** Shifts the times of the selected messages. Refuses when a message would leave the day. */
export const shiftTimes: Refactoring = {
  id: 'shiftTimes',
  choices: ['+1h', '-1h'],
  title: (count, argument) => {
    const seconds = parseTimeShift(argument);
    const by = typeof seconds === 'number' ? formatTimeShift(seconds) : argument;
    return count === 1
      ? l10n.t('Shift the time by {0}', by)
      : l10n.t('Shift the times of the {0} messages by {1}', String(count), by);
  },
  apply({ transcript }, range, argument): Outcome {
    const shifted = shift(transcript, range, argument);
    if (isRefusal(shifted)) return shifted;
    const { staying, leaving, times, seconds } = shifted;
    if (leaving.length > 0) {
      const [first = 0] = leaving;
      const [before, after] = [times[first]!, withinDay(times[first]! + seconds)].map(formatTimestamp);
      return seconds > 0
        ? {
            reason: l10n.t('{0} would become {1} of the next day, and a log holds one day.', before!, after!),
            leavesDay: 'next',
          }
        : {
            reason: l10n.t(
              '{0} would become {1} of the day before, and a log holds one day.',
              before!,
              after!,
            ),
            leavesDay: 'previous',
          };
    }
    return {
      edits: staying.map(index => writeTime(transcript, index, times[index]! + seconds)),
      summary: summarise(staying, times, seconds),
    };
  },
};

/** The effect of a shift on the messages of a selection. */
export interface Shifted {
  readonly seconds: number;
  /** The current times of all messages of the log. */
  readonly times: readonly number[];
  /** The indices of the messages whose shifted time is on the same day. */
  readonly staying: readonly number[];
  /** The indices of the messages that pass midnight. */
  readonly leaving: readonly number[];
}

/** Computes a shift. Refuses unreadable input, and messages without a valid time. */
export function shift(transcript: Transcript, range: Range, argument: string): Shifted | RefactorRefusal {
  const selected = selectedMessages(transcript, range);
  if (selected === undefined) return noMessageHere();
  const seconds = parseTimeShift(argument);
  if (typeof seconds !== 'number') return seconds;
  const { messages, startLines } = transcript;
  const times = timesOf(messages);
  const staying: number[] = [];
  const leaving: number[] = [];
  for (let index = selected.first; index < selected.end; index++) {
    if (messages[index]!.header.timestamp === undefined) {
      return { reason: l10n.t('Line {0} has no valid time to shift.', String(startLines[index]! + 1)) };
    }
    const time = times[index]! + seconds;
    (time >= 0 && time < SECONDS_OF_DAY ? staying : leaving).push(index);
  }
  return { seconds, times, staying, leaving };
}

/** Wraps a number of seconds at midnight to a time of day. */
export function withinDay(seconds: number): number {
  return (seconds + SECONDS_OF_DAY) % SECONDS_OF_DAY;
}

/**
 * Replaces the time in a header. If the time is not written `HH:MM:SS`, replaces the whole header by its
 * canonical form.
 */
export function writeTime(transcript: Transcript, index: number, time: number): Edit {
  const { header, lines } = transcript.messages[index]!;
  if (header.deviations.includes('time')) return writeHeader(transcript, index, time);
  const written = lines[0]!.slice(header.timeStart, header.timeEnd);
  return replaceInLine(transcript.startLines[index]!, header.timeStart, written, formatTimestamp(time));
}

function summarise(indices: readonly number[], times: readonly number[], seconds: number): string {
  const [first, last] = [times[indices[0]!]!, times[indices[indices.length - 1]!]!];
  const [from, to] = [first, first + seconds].map(formatTimestamp);
  if (indices.length === 1) return l10n.t('{0} becomes {1}', from!, to!);
  const [lastFrom, lastTo] = [last, last + seconds].map(formatTimestamp);
  return l10n.t(
    '{0} messages: {1} to {2} become {3} to {4}',
    String(indices.length),
    from!,
    lastFrom!,
    to!,
    lastTo!,
  );
}
