import { type ExportSource, share } from '../exportSource';
import { localTime } from '../input/times';
import { type Attachment, omitted, type Reply, unreadable } from '../readItem';
import { readMessageLines } from './shared/messageLines';
import { plainBody } from './shared/plainBody';

/** `2026-03-01 08:02 Kim: `, or `unknown` instead of the time. */
const HEADER = /^(?:(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2})|unknown) ([^\n]{1,200}?):(?: (.*))?$/;
/** `[reply to Kim on 2026-03-01 08:02, edited, 2 attachments]` */
const DETAILS =
  /^\[((?:reply to [^\n]{1,200}? on (?:\d{4}-\d{2}-\d{2} \d{2}:\d{2}|unknown)|edited|\d+ attachments?)(?:, (?:edited|\d+ attachments?))*)\](?: |$)/;
/** Every other kind of message. */
const OTHER = /^\[[a-z0-9-]{1,60} message\]$/;

/**
 * The short text of sigtop (`-f text-short`), one line before each text. Times are of the zone of the machine that exported. From
 * `cmd/sigtop/fmt_text_short.go`.
 */
export const signalSigtopShort: ExportSource = {
  id: 'signal-sigtop-short',
  name: 'Signal (sigtop, short text)',

  recognize(sample) {
    const lines = sample.lines.filter(line => line.trim() !== '');
    const read = lines.map(line => HEADER.exec(line)).filter(match => match !== null);
    if (read.length === 0) return 0;
    return share(
      HEADER.test(lines[0] ?? ''),
      read.length > 1,
      // Program logs have this form as well: what only sigtop writes.
      read.some(([, , , , name, text = '']) => name === 'You' || DETAILS.test(text) || OTHER.test(text)),
    );
  },

  *read(text) {
    yield* readMessageLines(text.lines(), line => {
      const match = HEADER.exec(line);
      if (match === null) return undefined;
      const [, day, hours, minutes, name, said = ''] = match;
      return {
        text: said,
        toItem(body, number) {
          if (OTHER.test(body)) return omitted('notice');
          if (day === undefined) return unreadable(number, 'no-time');
          const time = localTime(day, Number(hours), Number(minutes), undefined);
          if (time === undefined) return unreadable(number, 'bad-time');
          const [details, list = ''] = DETAILS.exec(body) ?? [''];
          const attachments = attachmentsOf(list);
          const content = plainBody(body.slice(details.length));
          if (content === '' && attachments === undefined) return omitted('empty');
          return {
            kind: 'message',
            time,
            sender: { name: name! },
            body: content,
            replyTo: replyOf(list),
            attachments,
            isEdited: /(?:^|, )edited(?:,|$)/.test(list) || undefined,
          };
        },
      };
    });
  },
};

function replyOf(details: string): Reply | undefined {
  const name = /^reply to (.*?) on (?:\d|unknown)/.exec(details)?.[1];
  return name === undefined ? undefined : { name };
}

function attachmentsOf(details: string): readonly Attachment[] | undefined {
  const count = Math.min(Number(/(\d+) attachments?$/.exec(details)?.[1] ?? 0), 100);
  return count === 0 ? undefined : Array.from({ length: count }, () => ({ kind: 'file' }));
}
