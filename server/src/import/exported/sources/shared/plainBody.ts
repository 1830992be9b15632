import { escapeMarkdown } from '../../../../markdown/escapeMarkdown';
import { cleanText } from './cleanText';

/** A word in brackets that an escape has changed: an emoticon `[强]`, or the label of what is no text, `[位置] 上海`. */
const BRACKETED = /\\?\[(\p{Script=Han}[\p{Script=Han}\w/：:]{0,11}|\w{2,12})\\?\](?!\\?[([:])/gu;

/** A plain text as a body: without blank lines around it, escaped where Markdown would eat it. */
export function plainBody(text: string): string {
  return escaped(bodyText(text));
}

/** A plain text as a body has it, not escaped: without blank lines around it. */
export function bodyText(text: string): string {
  return withoutBlankEnds(cleanText(text));
}

/** Escapes a text, and leaves words in brackets as they are shown. */
function escaped(text: string): string {
  return escapeMarkdown(text).replace(BRACKETED, '[$1]');
}

/** A text without blank lines at its beginning, and without white space at its end. */
export function withoutBlankEnds(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}

/** A text in one line. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/**
 * The body of what is no text: `[链接] 标题 https://example.org`. Parts that are empty or repeated are left out; an address stays as it
 * is, apart from what ends it or Markdown would eat.
 */
export function labelled(label: string, ...parts: readonly (string | undefined)[]): string {
  const shown: string[] = [];
  for (const part of parts) {
    const line = oneLine(part ?? '');
    if (line !== '' && !shown.includes(line)) shown.push(line);
  }
  return [`[${label}]`, ...shown.map(line => (isAddress(line) ? address(line) : escaped(line)))].join(' ');
}

/** The body of a bundle of messages, or of a card that shows lines: a label with a title, and a list. */
export function labelledList(
  label: string,
  title: string | undefined,
  lines: readonly (string | undefined)[],
): string {
  const items = lines.map(line => oneLine(line ?? '')).filter(line => line !== '');
  return [labelled(label, title), ...items.map(line => `- ${escaped(line)}`)].join('\n');
}

/** Whether a text is an address of the web, and nothing else. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#]+\S*$/i.test(text);
}

function address(url: string): string {
  return url.replace(/[<>*\\`]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
