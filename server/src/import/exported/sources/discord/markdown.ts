import { cleanText } from '../shared/cleanText';
import { RichText, type Style } from '../shared/richText';

/** What the identifiers in a raw text stand for. */
export interface DiscordNames {
  /** Names of people by identifier. */
  readonly people: ReadonlyMap<string, string>;
}

const NO_NAMES: DiscordNames = { people: new Map() };

/** The longest text whose emphasis is sought: Discord accepts 4,000 characters, and bots attach some more. */
const MAX_LENGTH = 50_000;

/**
 * Discord's markup as Markdown. Both are alike, but Discord has underlined text (`__`), hidden text (`||`) and quotes of the rest
 * (`>>>`), ends blocks of code anywhere, and has no tables, no HTML, no entities, no lines under headings and no code by indent.
 * Headings become bold, so that they are no headings of the log.
 */
export function discordMarkdown(text: string, names: DiscordNames = NO_NAMES): string {
  const rich = new RichText();
  const parts = cleanText(text).split('```');
  parts.forEach((part, i) => {
    const isCode = i % 2 === 1 && i < parts.length - 1 && part.trim() !== '';
    if (!isCode) {
      addLines(rich, i % 2 === 1 ? `\`\`\`${part}` : part, names);
      return;
    }
    const [, language, code] = /^(?:([\w+#.-]{1,40})\n)?(.*)$/s.exec(part)!;
    rich.addCode(code!.replace(/^\n/, ''), language);
  });
  return rich.toString();
}

function addLines(rich: RichText, text: string, names: DiscordNames): void {
  const lines = text.split('\n');
  let quote: string[] = [];
  let needsBreak = false;
  const endQuote = () => {
    if (quote.length > 0) rich.addQuote(inlineMarkdown(quote.join('\n'), names));
    quote = [];
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.startsWith('>>> ')) {
      quote.push(line.slice(4), ...lines.slice(i + 1));
      break;
    }
    if (line.startsWith('> ')) {
      quote.push(line.slice(2));
      needsBreak = false;
      continue;
    }
    endQuote();
    if (needsBreak) rich.add('\n');
    const [, heading] = /^#{1,3} +(\S.*)$/.exec(line) ?? [];
    if (heading === undefined) addInline(rich, line.replace(/^-# (?=\S)/, ''), {}, names);
    else addInline(rich, heading, { bold: true }, names);
    needsBreak = true;
  }
  endQuote();
}

function inlineMarkdown(text: string, names: DiscordNames): string {
  const rich = new RichText();
  addInline(rich, text, {}, names);
  return rich.toString();
}

const TOKEN = new RegExp(
  [
    '\\\\([!-/:-@[-`{-~])',
    '(`{1,2})([^`\\n]{1,4000})\\2(?!`)',
    '<(@[!&]?|#|a?:\\w{1,64}:|t:)(-?\\d{1,25})(?::[a-zA-Z])?>',
    '\\[([^\\[\\]\\n]{1,1000})\\]\\(<?(https?://[^\\s<>()]{1,2000}(?:\\([^\\s<>()]{0,200}\\)[^\\s<>()]{0,200})?)>?\\)',
    '<(https?://[^\\s<>]{1,4000})>',
    '(https?://[^\\s<>]{1,4000})',
    '(\\*\\*\\*|\\*\\*|__|~~|\\|\\|)(?=\\S)([^\\n]{0,1000}?\\S)\\10(?![*_])',
    '(?<![\\p{L}\\p{N}_])(_)(?=[^\\s_])([^\\n]{0,1000}?[^\\s_])_(?![\\p{L}\\p{N}_])',
    '(\\*)(?=[^\\s*])([^\\n]{0,1000}?[^\\s*])\\*(?!\\*)',
  ].join('|'),
  'gu',
);

function addInline(rich: RichText, text: string, style: Style, names: DiscordNames): void {
  if (text.length > MAX_LENGTH) {
    rich.add(text, style);
    return;
  }
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, escaped, , code, kind, id, label, target, bracketed, bare, mark, marked, , low, , star] =
      match;
    rich.add(text.slice(at, match.index), style);
    at = match.index + whole.length;
    if (escaped !== undefined) rich.add(escaped, style);
    else if (code !== undefined)
      rich.add(code.trim() === '' ? code : code.replace(/^ (.*) $/, '$1'), { ...style, code: true });
    else if (kind !== undefined) rich.add(referenceOf(kind, id!, names), style);
    else if (label !== undefined) rich.add(label, { ...style, href: target });
    else if (bracketed !== undefined) rich.add(bracketed, { ...style, href: bracketed });
    else if (bare !== undefined) {
      const address = bare.replace(/[.,:;!?"')\]*_~|]{1,20}$/, end =>
        end.startsWith(')') && bare.includes('(') ? ')' : '',
      );
      rich.add(address, { ...style, href: address });
      rich.add(bare.slice(address.length), style);
    } else if (mark !== undefined) addInline(rich, marked!, { ...style, ...styleOf(mark) }, names);
    else addInline(rich, (low ?? star)!, { ...style, italic: true }, names);
  }
  rich.add(text.slice(at), style);
}

function styleOf(mark: string): Style {
  if (mark === '***') return { bold: true, italic: true };
  if (mark === '**') return { bold: true };
  // Markdown has no underlined and no hidden text.
  return mark === '~~' ? { strike: true } : {};
}

/** A person, a role, a channel, an emoji or a time that the exporter did not resolve. */
function referenceOf(kind: string, id: string, { people }: DiscordNames): string {
  if (kind === '#') return `#${id}`;
  if (kind.startsWith('@')) return `@${people.get(id) ?? id}`;
  if (kind !== 't:') return kind.replace(/^a/, '');
  const time = new Date(Number(id) * 1000);
  return Number.isNaN(time.getTime()) ? id : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
