import { RichText, type Style } from '../shared/richText';
import { slackEmoji } from './emoji';
import type { SlackWorkspace } from './workspace';

/** The longest text whose emphasis is sought: Slack cuts messages at 40,000 characters. */
const MAX_LENGTH = 100_000;

/**
 * Slack's markup as Markdown: `*bold*`, `_italic_`, `~struck~`, `` `code` ``, blocks of code, `>` before quotes, `<address|text>`,
 * `<@U1>`, `<#C1>`, `<!here>`, `:emoji:`, and `&amp;`, `&lt;`, `&gt;` once.
 */
export function mrkdwn(text: string, workspace: SlackWorkspace): string {
  const rich = new RichText();
  text.split('```').forEach((part, i, all) => {
    // The marks are in pairs; a single one at the end is text.
    if (i % 2 === 1 && i < all.length - 1) rich.addCode(unescapeSlack(withoutLinks(part)).replace(/^\n/, ''));
    else addLines(rich, i % 2 === 1 ? `\`\`\`${part}` : part, workspace);
  });
  return rich.toString();
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
    addInline(rich, line, {}, workspace);
  }
  endQuote();
}

function quoted(text: string, workspace: SlackWorkspace): string {
  const rich = new RichText();
  addInline(rich, text, {}, workspace);
  return rich.toString();
}

/** Code, something in angle brackets, an emoji, or emphasis that stands at the ends of words. */
const TOKEN =
  /`([^`\n]+)`|<([^<>\n]{1,4000})>|:([a-z0-9_+'-]{1,100}):(?::(skin-tone-[2-6]):)?|(?<![\p{L}\p{N}*_~])([*_~])(?=[^\s*_~]|[*_~][^\s*_~])([^\n]{0,1000}?[^\s])\5(?![\p{L}\p{N}])/gu;

function addInline(rich: RichText, text: string, style: Style, workspace: SlackWorkspace): void {
  if (text.length > MAX_LENGTH) {
    rich.add(unescapeSlack(text), style);
    return;
  }
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, code, bracket, emoji, tone, mark, inner] = match;
    rich.add(unescapeSlack(text.slice(at, match.index)), style);
    at = match.index + whole.length;
    if (code !== undefined) rich.add(unescapeSlack(withoutLinks(code)), { ...style, code: true });
    else if (bracket !== undefined) addBracket(rich, bracket, style, workspace);
    else if (emoji !== undefined) {
      rich.add(slackEmoji(tone === undefined ? emoji : `${emoji}::${tone}`) ?? whole, style);
    } else {
      const key = mark === '*' ? 'bold' : mark === '_' ? 'italic' : 'strike';
      if (style[key]) rich.add(unescapeSlack(whole), style);
      else addInline(rich, inner!, { ...style, [key]: true }, workspace);
    }
  }
  rich.add(unescapeSlack(text.slice(at)), style);
}

/** A person, a channel, a group, a date or a link. */
function addBracket(rich: RichText, content: string, style: Style, workspace: SlackWorkspace): void {
  const bar = content.indexOf('|');
  const target = bar === -1 ? content : content.slice(0, bar);
  const label = bar === -1 ? '' : unescapeSlack(content.slice(bar + 1));
  const name = target.slice(1);
  switch (target[0]) {
    case '@':
      rich.add(`@${workspace.people.get(name) ?? (label.replace(/^@/, '') || name)}`, style);
      return;
    case '#':
      rich.add(`#${label || (workspace.channels.get(name)?.name ?? name)}`, style);
      return;
    case '!': {
      const [, command = ''] = /^!([a-z]+)/.exec(target) ?? [];
      if (command === 'date') rich.add(label, style);
      else rich.add(label === '' || label.startsWith('@') ? label || `@${command}` : `@${label}`, style);
      return;
    }
  }
  if (!/^(?:https?|mailto|tel|ftp|slack|file):/i.test(target)) {
    rich.add(unescapeSlack(`<${content}>`), style);
    return;
  }
  const address = unescapeSlack(target);
  const words = label || address.replace(/^(?:mailto|tel):/, '');
  rich.add(words, { ...style, href: address });
}

/** In code, links are shown as their text. */
function withoutLinks(text: string): string {
  return text.replace(
    /<((?:https?|mailto|tel):[^<>|\n]{1,4000})(?:\|([^<>\n]{1,4000}))?>/g,
    (_, address, label) => String(label ?? address),
  );
}
