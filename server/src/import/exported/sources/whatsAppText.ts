import { isCall, isNoticeBeginning, isSentence } from '../../../log/notices/whatsApp';
import type { Spoken } from '../../copied/spokenRests';
import type { StampedLine } from '../../copied/stampedLines';
import { withoutMarks } from '../../written/marks';
import { type ExportSource, share } from '../exportSource';
import { omitted, type ReadItem, unreadable } from '../readItem';
import { type Beginning, readMessageLines } from './shared/messageLines';
import { StampedSample } from './shared/stampedSample';
import { StampedText } from './shared/stampedText';
import { isDeleted, isSent, whatsAppContent } from './shared/whatsAppContent';

/** The mark with which an iPhone begins WhatsApp's own texts: notices, and what stands for files. */
const OWN_MARK = '\u200e';
/** A person with so many messages is one, whatever the name looks like. */
const MANY = 5;

/**
 * WhatsApp's "Export chat" of an iPhone (`[01/03/2026, 08:02:11] Kim: Hi`) or an Android phone (`01/03/2026, 08:02 - Kim: Hi`). It is
 * written in the language of the phone, and so are dates. A line without a name is WhatsApp's own.
 *
 * Two passes: the order of day and month, and where a name ends, show only in the whole text.
 */
export const whatsAppText: ExportSource = {
  id: 'whatsapp-text',
  name: 'WhatsApp (text)',

  recognize(sample) {
    const stamped = new StampedSample(sample);
    if (stamped.stamps.length === 0 || stamped.isOfElement) return 0;
    return share(stamped.isRepeated, stamped.isAlone, stamped.isSpoken);
  },

  *read(text, { today }) {
    const whole = new StampedText(text.lines(), today);
    let isFirst = true;
    let group: string | undefined;
    const read = (line: string): Beginning | undefined => {
      const stamp = whole.stampOf(line);
      if (stamp === undefined) return undefined;
      const spoken = whole.spokenOf(stamp);
      // An iPhone begins with the name of the chat and the sentence on encryption.
      if (isFirst && isSentence(withoutMarks(spoken?.text ?? '').trim())) group = spoken?.speaker;
      isFirst = false;
      return spoken === undefined ? omission('notice') : beginningOf(stamp, spoken, whole);
    };
    let isStarted = false;
    for (const item of readMessageLines(text.lines(), read)) {
      if (!isStarted && group !== undefined) yield { kind: 'conversation', name: group };
      isStarted = true;
      yield item;
    }
  },
};

function beginningOf(stamp: StampedLine, { speaker, text }: Spoken, whole: StampedText): Beginning {
  const count = whole.people.get(speaker) ?? 0;
  if (count < MANY && isNoticeBeginning(speaker)) return omission('notice');
  const plain = withoutMarks(text).trim();
  if (isSentence(plain)) return omission('notice');
  const isOwn = stamp.frame !== 'dash' && text.startsWith(OWN_MARK);
  if (isOwn && !isDeleted(plain) && isOwnNotice(plain, speaker, count > 0)) return omission('notice');
  return {
    text,
    toItem(body, line): ReadItem {
      if (isDeleted(body)) return omitted('recalled');
      const time = whole.timeOf(stamp);
      if (time === undefined) return unreadable(line, 'bad-time');
      const content = whatsAppContent(body);
      if (content.body === '' && content.attachments === undefined) return omitted('empty');
      return { kind: 'message', time, sender: { name: speaker }, ...content };
    },
  };
}

/** Whether a text that WhatsApp has marked as its own is a notice, and not something that a person sent or a call. */
function isOwnNotice(text: string, speaker: string, isPerson: boolean): boolean {
  if (isSent(text)) return false;
  // `Missed voice call. Tap to call back` is a call, which its caller sent.
  const [first] = text.split(/(?<=[.!])\s/, 1) as [string];
  if (isPerson && isCall(first) && !isNoticeBeginning(first) && !first.includes(speaker)) return false;
  const isAboutChat = isNoticeBeginning(text) || text.includes(speaker);
  if (isAboutChat) return true;
  return !isPerson && !isCall(text);
}

function omission(why: 'notice'): Beginning {
  return { text: '', toItem: () => omitted(why) };
}
