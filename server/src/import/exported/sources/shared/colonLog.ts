import { toTimestamp } from '../../../../model/timestamp';
import { type MessageTime, omitted, type Sender, unreadable } from '../../readItem';
import type { IrcStamp } from './ircLine';
import type { Beginning } from './messageLines';
import { plainBody } from './plainBody';

/** A time of day, `08:02` or `08:02:11`; `undefined` if no clock has it. */
export function readClock(text: string): IrcStamp | undefined {
  const [hours, minutes, seconds] = text.split(':').map(Number);
  const timestamp = toTimestamp(hours!, minutes!, seconds ?? 0);
  return timestamp === undefined
    ? undefined
    : { timestamp, hasSeconds: seconds !== undefined, isBracketed: false };
}

/** A message that begins with a name and a colon. */
export function colonMessage(sender: Sender, text: string, time: MessageTime | undefined): Beginning {
  return {
    text,
    toItem(said, line) {
      if (time === undefined) return unreadable(line, 'bad-time');
      const body = plainBody(said);
      return body === '' ? omitted('empty') : { kind: 'message', time, sender, body };
    },
  };
}
