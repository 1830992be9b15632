import { momentsOf } from '../../log/timeOrder';
import { bodyText, type Message } from '../../model/message';
import type { Day } from '../../text/calendar';
import type { SourceMessage } from '../compared/sequenceBuilder';
import { startOfDay } from './days';

/** The share of messages of a log at a full minute from which on these have no seconds. By chance it is one of sixty. */
const MIN_SHARE = 0.1;
const MIN_COUNT = 3;

/**
 * The messages of a day's log as an alignment compares them. A time at a full minute counts as one without seconds if the log has too many
 * of them, or too few messages to tell.
 */
export function logMessages(day: Day, messages: readonly Message[]): SourceMessage[] {
  const start = startOfDay(day);
  const moments = momentsOf(messages);
  const full = moments.filter(moment => moment % 60 === 0).length;
  const isWithoutSeconds =
    full >= MIN_SHARE * moments.length && (full >= MIN_COUNT || full === moments.length);
  let last = -1;
  return messages.map((message, index) => {
    const moment = moments[index]!;
    // An import writes a time without seconds as that of the message before, if that is in the same minute.
    const isOpen = isWithoutSeconds && (moment % 60 === 0 || moment === last);
    last = moment;
    return {
      time: start + (isOpen ? moment - (moment % 60) : moment),
      hasSeconds: !isOpen,
      speaker: message.header.speaker,
      body: bodyText(message),
    };
  });
}
