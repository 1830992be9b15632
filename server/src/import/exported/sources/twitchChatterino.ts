import { type ExportSource, share } from '../exportSource';
import { omitted, type Sender } from '../readItem';
import { colonMessage, readClock } from './shared/colonLog';
import { IrcDays } from './shared/ircDays';
import { readMessageLines } from './shared/messageLines';
import { writtenDay } from './shared/writtenDay';

const FRAME = /^# (Start|Stop) logging at (\d{4}-\d{2}-\d{2}) \d{2}:\d{2}:\d{2}(?:\s?\S.*)?$/;
const LINE = /^\[(\d{2}:\d{2}:\d{2})\] {1,2}(.*)$/;
/** A name, behind that of the channel in logs of several. Names in other scripts have the login in parentheses. */
const SAID = /^(?:#\w{1,60}:? )?([^\s:()]{1,60})(?:\((\w{1,60})\))?: (.*)$/;
/** Logins are of ASCII. */
const LOGIN = /^\w{1,60}$/;

/** Chatterino's log of a channel of Twitch: `# Start logging at 2026-03-01 08:00:01 CET`, then `[08:02:11]  nora: hi`. */
export const twitchChatterino: ExportSource = {
  id: 'twitch-chatterino-text',
  name: 'Twitch (Chatterino)',
  accounts: 'twitch',

  recognize({ lines }) {
    const first = lines.find(line => line.trim() !== '') ?? '';
    return share(
      FRAME.test(first),
      lines.some(line => LINE.test(line)),
    );
  },

  *read(text, context) {
    const days = new IrcDays(text, context);
    yield* readMessageLines(text.lines(), line => {
      const [, kind, date] = FRAME.exec(line) ?? [];
      if (kind !== undefined) {
        const day = kind === 'Start' ? writtenDay(date!) : undefined;
        if (day !== undefined) days.begin(day);
        return 'frame';
      }
      const [, clock, rest = ''] = LINE.exec(line) ?? [];
      const stamp = clock === undefined ? undefined : readClock(clock);
      if (stamp === undefined) return undefined;
      const time = days.timeOf(stamp);
      const said = SAID.exec(rest);
      return said === null
        ? { text: '', toItem: () => omitted('notice') }
        : colonMessage(senderOf(said[1]!, said[2]), said[3]!, time);
    });
  },
};

/** A login is a name in lower case. */
function senderOf(name: string, login = LOGIN.test(name) ? name : undefined): Sender {
  return { name, account: login?.toLowerCase() };
}
