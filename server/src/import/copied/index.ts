import type { PasteSourceId } from '../../protocol';
import { content, splitLines } from '../../text/lines';
import { resolveDays } from '../written/days';
import { type CopiedText, toCopiedText } from './copiedText';
import { discord } from './discord';
import { mayBeCutOff } from './evidence';
import { MAX_PASTE_LENGTH } from './maxLength';
import type { Conversation, PasteContext, PastedMessage, PasteSource } from './pastedMessage';
import { qq } from './qq';
import { slack } from './slack';
import { telegram } from './telegram';
import { weChat, weChatNames } from './weChat';
import { whatsApp } from './whatsApp';

export { toMessageLines, toStrayLines } from './toMessages';

/** The applications, those with the most distinctive text first. */
const SOURCES: readonly PasteSource[] = [whatsApp, telegram, discord, qq, weChat, slack, weChatNames];

/** Reads a text as a conversation that was copied from a chat application; `undefined` for any other text. */
export function readPastedText(
  text: string,
  context: PasteContext,
): (Conversation<PastedMessage> & { readonly source: PasteSourceId }) | undefined {
  if (text.length > MAX_PASTE_LENGTH) return undefined;
  const found = readByBest(toCopiedText(splitLines(text).map(content)), context);
  if (found === undefined) return undefined;
  const { source, messages, leftOut, stray } = found;
  const days = resolveDays(messages, context);
  return {
    source,
    leftOut,
    stray,
    messages: messages.map(({ speaker, time, body }, i) => ({
      day: days[i],
      timestamp: time?.timestamp,
      hasSeconds: time?.hasSeconds ?? false,
      speaker,
      body,
    })),
  };
}

/** The result of the first source that recognizes the whole text; else of the one that leaves the least above its first message. */
function readByBest(
  text: CopiedText,
  context: PasteContext,
): (Conversation & { readonly source: PasteSourceId }) | undefined {
  let best: (Conversation & { readonly source: PasteSourceId }) | undefined;
  for (const { id, read } of SOURCES) {
    const conversation = read(text, context);
    if (conversation === undefined || !mayBeCutOff(conversation, context)) continue;
    if (best === undefined || conversation.stray.length < best.stray.length)
      best = { ...conversation, source: id };
    if (best.stray.length === 0) break;
  }
  return best;
}
