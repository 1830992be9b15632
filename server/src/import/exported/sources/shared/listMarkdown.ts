import { escapeMarkdown, escapePart } from '../../../../markdown/escapeMarkdown';
import { cleanText } from './cleanText';

/** A line and a list below it, such as a question and its answers, as Markdown. */
export function listMarkdown(head: string, items: readonly string[]): string {
  const line = (text: string) => cleanText(text).replace(/\s+/g, ' ').trim();
  return [escapeMarkdown(line(head)), ...items.map(item => `- ${escapePart(line(item), '- ')}`)].join('\n');
}
