import { type ExportSource, share } from '../exportSource';
import { localTime } from '../input/times';
import { type Attachment, type ExportedMessage, omitted, type Reaction, unreadable } from '../readItem';
import { attachmentKind } from './shared/attachmentKind';
import { readMessageLines } from './shared/messageLines';
import { plainBody } from './shared/plainBody';
import { isSignalMarkdown, SIGNAL_HEADER } from './shared/signalMarkdown';

/** `(- Ben: 👍, Noa: 😂 -)` */
const REACTIONS = /\n\(- (.{1,4000}) -\)[ \t]*(?=\n|$)/;
/** `(( 🐱 ))`: a sticker whose file is not exported. */
const STICKER = /\n\(\( (.{1,40}) \)\)/;
/** `![a.png](./media/a.png)`, `[🐱](../exported_stickers/pack/1.webp)` */
const FILE =
  /!?\[([^\]\n]{0,240})\]\((?:\.\/)?((?:media|\.\.\/exported_stickers)\/[^()\s]{1,400})\)[ \t]{0,4}/g;
const MISSING = /\((media|attachment) not exported\)[ \t]{0,4}/g;

/**
 * `chat.md` of signal-export. Times are of the zone of the machine that exported, which is not written. Reads what `sigexport/models.py`
 * and `create.py` write: the quoted message, the text, reactions, a sticker, files.
 */
export const signalExportMarkdown: ExportSource = {
  id: 'signal-export-md',
  name: 'Signal (signal-export, Markdown)',

  recognize: sample => share(isSignalMarkdown(sample.lines)),

  *read(text) {
    yield* readMessageLines(text.lines(), line => {
      const [, day, hours, minutes, seconds, name, said] = SIGNAL_HEADER.exec(line) ?? [];
      if (day === undefined) return undefined;
      return {
        text: said!,
        toItem(body, number) {
          const time = localTime(
            day,
            Number(hours),
            Number(minutes),
            seconds === undefined ? undefined : Number(seconds),
          );
          if (time === undefined) return unreadable(number, 'bad-time');
          if (body.trim() === '(This message was deleted)') return omitted('recalled');
          const content = contentOf(body);
          if (content.body === '' && content.attachments === undefined) return omitted('empty');
          return { kind: 'message', time, sender: { name: name!.trim() }, ...content };
        },
      };
    });
  },
};

function contentOf(text: string): Pick<ExportedMessage, 'body' | 'attachments' | 'replyTo' | 'reactions'> {
  const [, quoted, afterQuote] = /^[ \t]*\n\s*\n?((?:> ?[^\n]*(?:\n|$))+)(.*)$/s.exec(text) ?? [];
  const replyTo = quoted === undefined ? undefined : { text: quoted.replace(/^> ?/gm, '').trim() };
  const attachments: Attachment[] = [];
  let reactions: readonly Reaction[] | undefined;
  const said = `\n${afterQuote ?? text}`
    .replace(REACTIONS, (_, list: string) => {
      reactions = reactionsOf(list);
      return '';
    })
    .replace(STICKER, (_, name: string) => {
      attachments.push({ kind: 'sticker', name });
      return '';
    })
    .replace(FILE, (_, name: string, path: string) => {
      const kind = path.startsWith('..') ? 'sticker' : attachmentKind(undefined, path);
      attachments.push({ kind, path: decoded(path), name: name === '' ? undefined : name });
      return '';
    })
    .replace(MISSING, (_, kind: string) => {
      attachments.push({ kind: kind === 'media' ? 'image' : 'file' });
      return '';
    });
  return {
    body: plainBody(said.replace(/[ \t]+$/gm, '')),
    attachments: attachments.length > 0 ? attachments : undefined,
    replyTo,
    reactions,
  };
}

function reactionsOf(list: string): Reaction[] {
  const counts = new Map<string, number>();
  for (const part of list.split(', ')) {
    const emoji = part.slice(part.lastIndexOf(': ') + 1).trim();
    if (emoji !== '') counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  }
  return [...counts].map(([emoji, count]) => ({ emoji, count }));
}

/** A path in which spaces are written as `%20`. */
function decoded(path: string): string {
  return path.replaceAll('%20', ' ');
}
