import type { PasteSourceId } from '../../protocol';
import { content, splitLines } from '../../text/lines';
import { resolveDays } from './days';
import { discord } from './discord';
import type { Conversation, PasteContext, PastedMessage, PasteSource } from './pastedMessage';
import { qq } from './qq';
import { slack } from './slack';
import { telegram } from './telegram';
import { weChat } from './weChat';
import { whatsApp } from './whatsApp';

export { toMessageLines } from './toMessages';

/** The applications, those whose text is the most telling first: the first that knows a text has it. */
const SOURCES: readonly PasteSource[] = [whatsApp, telegram, discord, qq, weChat, slack];

/** A longer text is not looked at: nobody marks so much with a mouse, and it may be anything. */
export const MAX_PASTE_LENGTH = 4_000_000;

/** Reads a text as a conversation copied from a chat application; `undefined` for any other text. */
export function readPastedText(
  text: string,
  context: PasteContext,
): (Conversation<PastedMessage> & { readonly source: PasteSourceId }) | undefined {
  if (text.length > MAX_PASTE_LENGTH) return undefined;
  const lines = splitLines(text).map(content);
  for (const source of SOURCES) {
    const conversation = source.read(lines, context);
    if (conversation === undefined) continue;
    const { messages, leftOut } = conversation;
    const hasHalves = messages.some(({ time }) => time?.hasHalf);
    const days = resolveDays(
      messages.map(({ date }) => date),
      { ...context, hasHalves },
    );
    return {
      source: source.id,
      leftOut,
      messages: messages.map(({ speaker, time, body }, i) => ({
        day: days[i],
        timestamp: time?.timestamp,
        hasSeconds: time?.hasSeconds ?? false,
        speaker,
        body,
      })),
    };
  }
  return undefined;
}
