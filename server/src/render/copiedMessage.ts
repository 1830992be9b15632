import type { Message } from '../model/message';
import { formatTimestamp } from '../model/timestamp';
import { escapeHtml } from '../text/escapeHtml';
import { shownText } from './entities';

import { htmlText } from './htmlText';
import type { RenderContext } from './renderContext';
import { renderMessage } from './renderMessage';

/** A message for the clipboard. */
export interface CopiedMessage {
  readonly text: string;
  readonly html: string;
}

/** A message as it is copied: name and time in one line, then what readers see. Other programs get nothing to load. */
export function copiedMessage(message: Message, context: RenderContext): CopiedMessage {
  const { timestamp, timeStart, timeEnd, speaker } = message.header;
  const time =
    timestamp === undefined ? message.lines[0]!.slice(timeStart, timeEnd) : formatTimestamp(timestamp);
  const name = shownText(speaker);
  const html = renderMessage(message, context);
  return {
    text: `${`${name}  ${time}`.trim()}\n${htmlText(html).text.trim()}\n\n`,
    html: `<p><strong>${escapeHtml(name)}</strong> ${escapeHtml(time)}</p>\n${withoutData(html)}`,
  };
}

/** HTML without what only our pages use. */
function withoutData(html: string): string {
  return html.replace(/ (?:data-[a-z]+|class|role|aria-label)="[^"]*"/g, '');
}
