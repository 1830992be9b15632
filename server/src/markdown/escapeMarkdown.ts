/**
 * Escapes a plain text so that its rendering shows just this text. Escapes what Markdown would eat, and no more.
 *
 * @param text with `\n` between lines
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}
