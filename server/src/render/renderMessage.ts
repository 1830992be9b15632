import * as l10n from '@vscode/l10n';
import type { MarkdownIt } from 'markdown-it';
import { hiddenLines } from '../markdown/hiddenLines';
import { readReplyQuote } from '../markdown/replyQuote';
import { bodyText, type Message } from '../model/message';
import { truncate } from '../text/surrogates';
import { createMarkdown } from './markdown';
import { TooMuchWork } from './plugins/workLimit';
import type { RenderContext, RenderEnvironment } from './renderContext';

/** A longer body is not parsed as Markdown, because a crafted body could take any amount of time. */
export const MAX_MARKDOWN_LENGTH = 20_000;

/** How much of such a body is displayed, in UTF-16 units. */
export const SHOWN_LENGTH = 4_000;

interface Rendered {
  readonly html: string;
  readonly context: RenderContext;
  /** Whether the result depends on the context. */
  readonly namesPeople: boolean;
}

let markdown: MarkdownIt | undefined;
const rendered = new WeakMap<Message, Rendered>();

/**
 * Renders the body of a message as HTML that is safe in a page: no scripts, no event handlers, links to http,
 * https and mailto only, images without a live source. `data-line` counts from the first line of the body.
 * The result is cached per message and context.
 */
export function renderMessage(message: Message, { names, people, slots }: RenderContext): string {
  const known = rendered.get(message);
  const context = { names, people, slots };
  if (known !== undefined && (!known.namesPeople || isSame(known.context, context))) return known.html;
  const body = shownText(message);
  const html = body.length > MAX_MARKDOWN_LENGTH ? renderBeginning(body) : renderMarkdown(body, context);
  rendered.set(message, { html, context, namesPeople: body.includes('@') || answers(message) });
  return html;
}

function isSame(a: RenderContext, b: RenderContext): boolean {
  return a.names === b.names && a.people === b.people && a.slots === b.slots;
}

function answers({ lines, bodyStart, bodyEnd }: Message): boolean {
  return readReplyQuote(lines, bodyStart, bodyEnd) !== undefined;
}

/** The body without lines that readers don't see. Blank lines in their place keep the numbers of the lines. */
function shownText(message: Message): string {
  const hidden = hiddenLines(message);
  if (hidden.length === 0) return bodyText(message);
  const lines = bodyText(message).split('\n');
  for (const line of hidden) lines[line - message.bodyStart] = '';
  return lines.join('\n');
}

function renderMarkdown(body: string, context: RenderContext): string {
  if (body === '') return '';
  markdown ??= createMarkdown();
  const environment: RenderEnvironment = { ...context, work: 0 };
  try {
    return markdown.render(body, environment);
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error;
    const note = l10n.t(
      'This message takes more work than the preview does for one. It is shown as it is written.',
    );
    return renderPlain(body, note);
  }
}

function renderBeginning(body: string): string {
  const note = l10n.t(
    'This message has {0} characters, more than the preview renders. Its beginning is shown.',
    body.length,
  );
  return renderPlain(`${truncate(body, SHOWN_LENGTH)}…`, note);
}

function renderPlain(text: string, note: string): string {
  markdown ??= createMarkdown();
  const { escapeHtml } = markdown.utils;
  return `<p class="plain" data-line="0">${escapeHtml(text)}</p><p class="note">${escapeHtml(note)}</p>`;
}
