import { isLabel } from '../../copied/evidence';
import { isLogLevel } from '../../written/name';
import { type ExportSource, share } from '../exportSource';
import { omitted } from '../readItem';
import { colonMessage, readClock } from './shared/colonLog';
import { IrcDays } from './shared/ircDays';
import { withoutColors } from './shared/ircLine';
import { readMessageLines } from './shared/messageLines';

const LINE = /^(\d{2}:\d{2}(?::\d{2})?) (.*)$/;
/** A nick has no colon. */
const SAID = /^([^\s:]{1,80}): (.*)$/;
/** What happens in the channel, in words that other logs do not have. */
const EVENT =
  /^\S{1,80} (?:has joined \(\S+\)|has left(?: IRC)? \(.*\)|has changed mode: \S+.*|has set topic: .*|has kicked \S+ \(.*\)|is now known as \S+)$/;

/** LimeChat's log: `08:02 nora: hi`. A file is a day, which its name has. Actions are written like what is said. */
export const ircLimeChat: ExportSource = {
  id: 'irc-limechat',
  name: 'IRC (LimeChat)',

  recognize({ lines }) {
    const written = lines.filter(line => line.trim() !== '').map(withoutColors);
    const rests = written.flatMap(line => LINE.exec(line)?.[2] ?? []);
    const nicks = rests.flatMap(rest => SAID.exec(rest)?.[1] ?? []);
    const known = rests.filter(rest => SAID.test(rest) || EVENT.test(rest));
    if (known.length === 0) return 0;
    return share(
      known.length > written.length * 0.8,
      rests.some(rest => EVENT.test(rest)),
      nicks.length > 0 && !nicks.some(nick => isLabel(nick) || isLogLevel(nick)),
    );
  },

  *read(text, context) {
    const days = new IrcDays(text, context);
    yield* readMessageLines(text.lines(), raw => {
      const [, clock, rest = ''] = LINE.exec(withoutColors(raw)) ?? [];
      const stamp = clock === undefined ? undefined : readClock(clock);
      if (stamp === undefined) return undefined;
      const time = days.timeOf(stamp);
      const [, nick, said = ''] = SAID.exec(rest) ?? [];
      return nick === undefined
        ? { text: '', toItem: () => omitted('notice') }
        : colonMessage({ name: nick }, said, time);
    });
  },
};
