import { addInlineParts, type InlinePart } from '../shared/inlineMarks';
import { RichText, type Style } from '../shared/richText';
import { slackEmoji } from './emoji';
import type { SlackWorkspace } from './workspace';

/** Longer texts are shown as they are: Slack cuts messages at 40,000 characters. */
const MAX_LENGTH = 50_000;

/**
 * Slack's markup as Markdown: `*bold*`, `_italic_`, `~struck~`, `` `code` ``, blocks of code, `>` before quotes, `<address|text>`,
 * `<@U1>`, `<#C1>`, `<!here>`, `:emoji:`, and `&amp;`, `&lt;`, `&gt;` once.
 */
export function mrkdwn(text: string, workspace: SlackWorkspace): string {
  const rich = new RichText();
  if (text.length > MAX_LENGTH) return rich.add(unescapeSlack(text)).toString();
  text.split('```').forEach((part, i, all) => {
    // The marks are in pairs; a single one at the end is text.
    if (i % 2 === 1 && i < all.length - 1) rich.addCode(unescapeSlack(withoutLinks(part)).replace(/^\n/, ''));
    else addLines(rich, i % 2 === 1 ? `\`\`\`${part}` : part, workspace);
  });
  return rich.toString();
}

/** The words of a text with Slack's markup: for what a message answers, which is a plain text. */
export function plainMrkdwn(text: string, workspace: SlackWorkspace): string {
  return text
    .slice(0, MAX_LENGTH)
    .split('\n')
    .map(line => partsOf(line, workspace).map(wordsOf).join(''))
    .join('\n');
}

function wordsOf(part: InlinePart): string {
  return 'mark' in part ? part.mark : part.text;
}

/** Decodes what Slack escapes. */
export function unescapeSlack(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'));
}

function addLines(rich: RichText, text: string, workspace: SlackWorkspace): void {
  let quote: string[] = [];
  const endQuote = () => {
    if (quote.length > 0) rich.addQuote(quoted(quote.join('\n'), workspace));
    quote = [];
  };
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const [mark] = /^(?:&gt;|>)(?:(?:&gt;|>){2})?(?= ?)/.exec(line) ?? [];
    if (mark !== undefined && /^(?:&gt;|>){3}$/.test(mark)) {
      // Three marks quote all that follows.
      quote.push(line.slice(mark.length), ...lines.slice(i + 1));
      break;
    }
    if (mark !== undefined) {
      quote.push(line.slice(mark.length).replace(/^ /, ''));
      continue;
    }
    const isAfterQuote = quote.length > 0;
    endQuote();
    if (i > 0 && !isAfterQuote) rich.add('\n');
    addInline(rich, line, workspace);
  }
  endQuote();
}

function quoted(text: string, workspace: SlackWorkspace): string {
  const rich = new RichText();
  addInline(rich, text, workspace);
  return rich.toString();
}

/** Code, something in angle brackets, an emoji, or a sign of emphasis. */
const TOKEN = /`([^`\n]{1,4000})`|<([^<>\n]{1,4000})>|:([a-z0-9_+'-]{1,100}):(?::(skin-tone-[2-6]):)?|[*_~]/g;

const EMPHASIS: Readonly<Record<string, Style>> = {
  '*': { bold: true },
  _: { italic: true },
  '~': { strike: true },
};

/** Emphasis stands at the ends of words. Quotes may have several lines, which it does not cross. */
function addInline(rich: RichText, text: string, workspace: SlackWorkspace): void {
  text.split('\n').forEach((line, i) => {
    if (i > 0) rich.add('\n');
    addInlineParts(rich, partsOf(line, workspace), {});
  });
}

function partsOf(line: string, workspace: SlackWorkspace): readonly InlinePart[] {
  const parts: InlinePart[] = [];
  const addText = (text: string) => {
    if (text !== '') parts.push({ text: unescapeSlack(text) });
  };
  let at = 0;
  for (const match of line.matchAll(TOKEN)) {
    const [whole, code, bracket, emoji, tone] = match;
    addText(line.slice(at, match.index));
    at = match.index + whole.length;
    if (code !== undefined) parts.push({ text: unescapeSlack(withoutLinks(code)), style: { code: true } });
    else if (bracket !== undefined) parts.push(bracketPart(bracket, workspace));
    else if (emoji !== undefined) {
      parts.push({ text: slackEmoji(tone === undefined ? emoji : `${emoji}::${tone}`) ?? whole });
    } else
      parts.push(
        markPart(whole, line.slice(Math.max(0, match.index - 2), match.index), line.slice(at, at + 2)),
      );
  }
  addText(line.slice(at));
  return parts;
}

function markPart(mark: string, before: string, after: string): InlinePart {
  return {
    mark,
    canOpen: !/[\p{L}\p{N}]$/u.test(before) && /^\S/.test(after),
    canClose: /\S$/.test(before) && !/^[\p{L}\p{N}]/u.test(after),
    emphasis: EMPHASIS[mark]!,
  };
}

/** A person, a channel, a group, a date or a link. */
function bracketPart(content: string, workspace: SlackWorkspace): InlinePart {
  const bar = content.indexOf('|');
  const target = bar === -1 ? content : content.slice(0, bar);
  const label = bar === -1 ? '' : unescapeSlack(content.slice(bar + 1));
  const name = target.slice(1);
  switch (target[0]) {
    case '@':
      return { text: `@${workspace.people.get(name) ?? (label.replace(/^@/, '') || name)}` };
    case '#':
      return { text: `#${label || (workspace.channels.get(name)?.name ?? name)}` };
    case '!': {
      const [, command = ''] = /^!([a-z]+)/.exec(target) ?? [];
      if (command === 'date' || label.startsWith('@')) return { text: label };
      return { text: `@${label || command}` };
    }
  }
  if (!/^(?:https?|mailto|tel|ftp|slack|file):/i.test(target)) {
    return { text: unescapeSlack(`<${content}>`) };
  }
  const address = unescapeSlack(target);
  const words = label || address.replace(/^(?:mailto|tel):/, '');
  return { text: words, style: { href: address } };
}

/** In code, links are shown as their text. */
function withoutLinks(text: string): string {
  return text.replace(
    /<((?:https?|mailto|tel):[^<>|\n]{1,4000})(?:\|([^<>\n]{1,4000}))?>/g,
    (_, address, label) => String(label ?? address),
  );
}
