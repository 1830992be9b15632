import { type ExportSource, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import { omitted, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { colonMessage } from './shared/colonLog';
import { readMessageLines } from './shared/messageLines';

const LINE = /^\[(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})\] (#\w{1,25}) (.*)$/;
const SAID = /^(\w{1,25}): (.*)$/;

/** The text of justlog, which keeps public logs of Twitch: `[2026-03-01 08:02:11] #channel nora: hi`. */
export const twitchJustlog: ExportSource = {
  id: 'twitch-justlog-text',
  name: 'Twitch (justlog)',
  accounts: 'twitch',

  recognize({ lines }) {
    const written = lines.filter(line => line.trim() !== '');
    const read = written.map(line => LINE.exec(line)).filter(match => match !== null);
    const channels = new Set(read.map(([, , channel]) => channel));
    return share(
      read.length > 1 && read.length > written.length * 0.9,
      channels.size === 1,
      read.some(([, , , rest = '']) => SAID.test(rest)),
    );
  },

  *read(text) {
    const channel = channelIn(text);
    if (channel !== undefined) yield { kind: 'conversation', name: channel };
    yield* readMessageLines(text.lines(), line => {
      const [, date, , rest = ''] = LINE.exec(line) ?? [];
      if (date === undefined) return undefined;
      const time = readIsoTime(date);
      if (time === undefined) return { text: '', toItem: (_, at) => unreadable(at, 'bad-time') };
      const [, name, said = ''] = SAID.exec(rest) ?? [];
      return name === undefined
        ? { text: '', toItem: () => omitted('notice') }
        : colonMessage({ name, account: name.toLowerCase() }, said, time);
    });
  },
};

function channelIn(text: SourceText): string | undefined {
  for (const { text: line } of text.lines()) {
    const channel = line === undefined ? undefined : LINE.exec(line)?.[2];
    if (channel !== undefined) return channel;
  }
  return undefined;
}
