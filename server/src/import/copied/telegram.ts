import { AT, DATE, readDate } from '../written/date';
import { MAX_FRAMED_NAME_LENGTH, readName } from '../written/name';
import { readTime, TIME_BY_DATE } from '../written/time';
import { type BlockHeader, type LineKind, readBlocks } from './blocks';
import { isLikePerson } from './evidence';
import type { Conversation, PasteContext, PasteSource } from './pastedMessage';
import { SpokenRests } from './spokenRests';
import { readStamp } from './stampedLines';

/**
 * Copied on the desktop: `Kim Park, [22.01.2018 08:19]`, with the text in the lines below (Telegram Desktop uses the system's
 * short format).
 */
const DESKTOP = new RegExp(
  `^(.{1,${MAX_FRAMED_NAME_LENGTH}}?), \\[(${DATE})(?:,? at |${AT})(${TIME_BY_DATE})\\]:?$`,
  'i',
);

/**
 * Telegram: messages that were selected and copied on a desktop or a phone (`[1/22/2018 8:19 AM] Kim Park: Hi`; never with
 * seconds, unlike log files). For a single message it copies only the text.
 */
export const telegram: PasteSource = {
  id: 'telegram',
  read(text, context) {
    const stamps = text.lines.map((line, index) => {
      const stamp = readStamp(line, text.plain[index]!);
      return stamp?.frame === 'bracket' && !stamp.time.hasSeconds ? stamp : undefined;
    });
    if (!text.plain.some((line, index) => stamps[index] !== undefined || mayBeOfDesktop(line)))
      return undefined;
    const rests = stamps.flatMap(stamp => (stamp === undefined ? [] : [stamp.rest]));
    const spokenRests = new SpokenRests(rests, context.isSpeaker);
    const phoneHeader = (index: number): LineKind => {
      const stamp = stamps[index];
      const spoken = stamp && spokenRests.split(stamp.rest);
      const speaker = readName(spoken?.speaker, MAX_FRAMED_NAME_LENGTH);
      if (stamp === undefined || spoken === undefined || speaker === undefined) return undefined;
      return { speaker, date: stamp.date, time: stamp.time, text: spoken.text };
    };
    let isOfDesktop = false;
    const blocks = readBlocks(
      text,
      (line, index) => {
        const header = desktopHeader(line);
        isOfDesktop ||= header !== undefined;
        return header ?? phoneHeader(index);
      },
      context,
    );
    // With the year first, the phone's format is like that of log files.
    const isLikeLog = !isOfDesktop && stamps.every(stamp => stamp === undefined || stamp.isLikeLog);
    return blocks && isLikeLog && !isLikelyAmongLogs(blocks, context) ? undefined : blocks;
  },
};

function mayBeOfDesktop(line: string): boolean {
  return line.includes(', [');
}

function desktopHeader(line: string): BlockHeader | undefined {
  const match = mayBeOfDesktop(line) ? DESKTOP.exec(line) : null;
  if (match === null) return undefined;
  const speaker = readName(match[1], MAX_FRAMED_NAME_LENGTH);
  const [date, time] = [readDate(match[2]!), readTime(match[3]!)];
  return speaker && date && time ? { speaker, date, time } : undefined;
}

function isLikelyAmongLogs({ messages }: Conversation, { isExplicit, isSpeaker }: PasteContext): boolean {
  return isExplicit || messages.every(({ speaker }) => isSpeaker(speaker) || isLikePerson(speaker));
}
