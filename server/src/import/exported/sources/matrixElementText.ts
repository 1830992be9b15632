import { isNoticeBeginning } from '../../../log/notices/whatsApp';
import type { StampedLine } from '../../copied/stampedLines';
import { tidyName } from '../../written/name';
import { type ExportSource, share } from '../exportSource';
import { type Attachment, type ExportedMessage, omitted, unreadable } from '../readItem';
import { attachmentKind } from './shared/attachmentKind';
import { type Beginning, readMessageLines } from './shared/messageLines';
import { bodyText, plainBody } from './shared/plainBody';
import { StampedSample } from './shared/stampedSample';
import { StampedText } from './shared/stampedText';

/** The place of a picture or sticker, without a colon: `Ben sent an image. (Media omitted)`. */
const SENT = /^(.{1,160}) sent an? (image|sticker)\.(?: \([^()]{1,80}\))?$/;
/** What Element adds about a file, in its language: `(File Attached)`, `(Media omitted - file size limit exceeded)`. */
const ABOUT_FILE = /\s\(([^()\n]{4,80})\)$/;
const FILE = /^[^\n]{1,240}\.\w{1,8}$/;
/** A reply: `<@noa:example.org "agenda"> ok`, with the first 32 characters of the message that it answers. */
const REPLY = /^<(@[^\s<>"]{1,200}|[^<>"\n]{1,100})(?: "([^\n]{0,35}?)")?> /;
const DELETED =
  /^(?:Message deleted|Nachricht gelöscht|Message supprimé|Mensaje eliminado|消息已删除|訊息已刪除)\b/;
const NOTICE =
  / (?:changed|set|removed|updated) the (?:room|topic|history|guest|server|main|alternative|addresses|power)|topic to |changed their (?:display )?name/;

/**
 * The plain text that Element exports: the date and time of the browser's language with seconds, ` - `, and the event as Element
 * shows it. From `PlainTextExport.ts` of element-web. Two passes, as for WhatsApp.
 */
export const matrixElementText: ExportSource = {
  id: 'matrix-element-text',
  name: 'Matrix (Element, text)',

  recognize(sample) {
    const stamped = new StampedSample(sample);
    if (!stamped.isOfElement) return 0;
    return share(stamped.stamps.length > 1, stamped.isAlone, stamped.isSpoken);
  },

  *read(text, { today }) {
    const whole = new StampedText(text.lines(), today);
    yield* readMessageLines(text.lines(), line => {
      const stamp = whole.stampOf(line);
      return stamp && beginningOf(stamp, whole);
    });
  },
};

function beginningOf(stamp: StampedLine, whole: StampedText): Beginning {
  const { rest } = stamp;
  const sent = SENT.exec(rest);
  if (sent !== null) {
    const kind = sent[2] === 'image' ? 'image' : 'sticker';
    return messageBeginning(stamp, whole, sent[1]!, '', [{ kind }]);
  }
  if (rest.startsWith('* ')) {
    const name = whole.personBefore(rest.slice(2)) ?? /^\S+/.exec(rest.slice(2))?.[0];
    if (name !== undefined) return messageBeginning(stamp, whole, name, rest);
  }
  const spoken = whole.spokenOf(stamp);
  if (spoken === undefined || NOTICE.test(spoken.speaker) || isNoticeBeginning(spoken.speaker)) {
    const name = ABOUT_FILE.test(rest) ? whole.personBefore(rest) : undefined;
    // In other languages: who sent, a sentence, and what became of the file.
    if (name !== undefined) return messageBeginning(stamp, whole, name, '', [{ kind: 'image' }]);
    return { text: '', toItem: () => omitted('notice') };
  }
  return messageBeginning(stamp, whole, spoken.speaker, spoken.text);
}

function messageBeginning(
  stamp: StampedLine,
  whole: StampedText,
  speaker: string,
  text: string,
  attachments?: readonly Attachment[],
): Beginning {
  return {
    text,
    toItem(said, line) {
      if (DELETED.test(said)) return omitted('recalled');
      const time = whole.timeOf(stamp);
      if (time === undefined) return unreadable(line, 'bad-time');
      const content = attachments === undefined ? contentOf(said) : { body: '', attachments };
      if (content.body === '' && content.attachments === undefined) return omitted('empty');
      return { kind: 'message', time, sender: { name: tidyName(speaker) }, ...content };
    },
  };
}

function contentOf(text: string): Pick<ExportedMessage, 'body' | 'attachments' | 'replyTo'> {
  const [reply, name, quoted] = REPLY.exec(text) ?? [''];
  const replyTo = name === undefined ? undefined : { name: tidyName(name), text: quoted };
  const said = bodyText(text.slice(reply.length));
  const about = ABOUT_FILE.exec(said);
  const file = about === null ? '' : said.slice(0, about.index);
  if (FILE.test(file)) {
    return { body: '', attachments: [{ kind: attachmentKind(undefined, file), name: file }], replyTo };
  }
  return { body: plainBody(said), replyTo };
}
