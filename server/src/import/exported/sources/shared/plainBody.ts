import { escapeMarkdown } from '../../../../markdown/escapeMarkdown';
import { withoutBlankEnds } from '../../../copied/blocks';
import { cleanText } from './cleanText';

/** The body of a message from a plain text: cleaned, without blank lines around it, escaped for Markdown. */
export function plainBody(text: string): string {
  return escapeMarkdown(bodyText(text));
}

/** The same, not escaped. */
export function bodyText(text: string): string {
  return withoutBlankEnds(cleanText(text).split('\n')).join('\n').trimEnd();
}
