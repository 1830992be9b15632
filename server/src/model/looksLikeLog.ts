import { parseTranscript } from './parse';

/** So much of a text decides, in UTF-16 units: front matter, and the first message. */
const LOOK = 16 * 1024;

/**
 * Whether a Markdown text is a chat log without a doubt: front matter, and then at once a header in its right form. A page about chat logs
 * has other text before the first.
 */
export function looksLikeLog(text: string): boolean {
  if (!/^\ufeff?---/.test(text)) return false;
  const { head, messages } = parseTranscript(text.slice(0, LOOK));
  if (head.frontMatter === undefined || head.strayStart < head.strayEnd) return false;
  const header = messages[0]?.header;
  return header?.timestamp !== undefined && header.speaker !== '' && header.deviations.length === 0;
}
