import { urlEnd } from '../../../../markdown/url';
import { cleanText } from '../shared/cleanText';
import { addInlineParts, type InlinePart } from '../shared/inlineMarks';
import { RichText, type Style } from '../shared/richText';

/** What the identifiers in a raw text stand for. */
export interface DiscordNames {
  /** Names of people by identifier. */
  readonly people: ReadonlyMap<string, string>;
}

const NO_NAMES: DiscordNames = { people: new Map() };

/** Longer texts are shown as they are: Discord accepts 4,000 characters, and what bots embed some more. */
const MAX_LENGTH = 50_000;

/**
 * Discord's markup as Markdown. Both are alike, but Discord has underlined text (`__`), hidden text (`||`) and quotes of the rest
 * (`>>>`), ends blocks of code anywhere, and has no tables, no HTML, no entities, no lines under headings and no code by indent.
 * Headings become bold, so that they are no headings of the log.
 */
export function discordMarkdown(text: string, names: DiscordNames = NO_NAMES): string {
  const rich = new RichText();
  if (text.length > MAX_LENGTH) return rich.add(text).toString();
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
    '(?<ticks>`{1,2})([^`\\n]{1,4000})\\k<ticks>(?!`)',
    '<(@[!&]?|#|a?:\\w{1,64}:|t:)(-?\\d{1,25})(?::[a-zA-Z])?>',
    '\\[([^\\[\\]\\n]{1,1000})\\]\\(<?(https?://[^\\s<>()]{1,2000}(?:\\([^\\s<>()]{0,200}\\)[^\\s<>()]{0,200})?)>?\\)',
    '<(https?://[^\\s<>]{1,4000})>',
    '(https?://[^\\s<>]{1,4000})',
    '(\\*\\*\\*|\\*\\*|\\*|__|_|~~|\\|\\|)',
  ].join('|'),
  'g',
);

/** Markdown has no underlined and no hidden text. */
const EMPHASIS: Readonly<Record<string, Style>> = {
  '***': { bold: true, italic: true },
  '**': { bold: true },
  '*': { italic: true },
  _: { italic: true },
  '~~': { strike: true },
};

function addInline(rich: RichText, text: string, style: Style, names: DiscordNames): void {
  text.split('\n').forEach((line, i) => {
    if (i > 0) rich.add('\n');
    addInlineParts(rich, partsOf(line, names), style);
  });
}

function partsOf(line: string, names: DiscordNames): readonly InlinePart[] {
  const parts: InlinePart[] = [];
  const add = (text: string, style?: Style) => {
    if (text !== '') parts.push(style === undefined ? { text } : { text, style });
  };
  const token = new RegExp(TOKEN);
  let at = 0;
  for (let match = token.exec(line); match !== null; match = token.exec(line)) {
    const [whole, escaped, , code, kind, id, label, target, bracketed, bare] = match;
    add(line.slice(at, match.index));
    at = match.index + whole.length;
    if (escaped !== undefined) add(escaped);
    else if (code !== undefined) add(code, code.trim() === '' ? {} : { code: true });
    else if (kind !== undefined) add(referenceOf(kind, id!, names));
    else if (label !== undefined) add(label, { href: target });
    else if (bracketed !== undefined) add(bracketed, { href: bracketed });
    else if (bare !== undefined) {
      const address = bare.slice(0, urlEnd(bare, 0) ?? 0);
      if (address === '') add(bare);
      else {
        add(address, { href: address });
        // What ends the sentence may be emphasis.
        at = match.index + address.length;
        token.lastIndex = at;
      }
    } else
      parts.push(
        markPart(whole, line.slice(Math.max(0, match.index - 2), match.index), line.slice(at, at + 2)),
      );
  }
  add(line.slice(at));
  return parts;
}

function markPart(mark: string, before: string, after: string): InlinePart {
  // Only the low line does not stand inside words.
  const isLow = mark === '_';
  return {
    mark,
    canOpen: /^\S/.test(after) && !(isLow && /[\p{L}\p{N}_]$/u.test(before)),
    canClose: /\S$/.test(before) && !(isLow && /^[\p{L}\p{N}_]/u.test(after)),
    emphasis: EMPHASIS[mark] ?? {},
  };
}

/** A person, a role, a channel, an emoji or a time that the exporter did not resolve. */
function referenceOf(kind: string, id: string, { people }: DiscordNames): string {
  if (kind === '#') return `#${id}`;
  if (kind.startsWith('@')) return `@${people.get(id) ?? id}`;
  if (kind !== 't:') return kind.replace(/^a/, '');
  const time = new Date(Number(id) * 1000);
  return Number.isNaN(time.getTime()) ? id : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
