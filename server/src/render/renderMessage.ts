import * as l10n from '@vscode/l10n';
import type { MarkdownIt } from 'markdown-it';
import { bodyText, type Message } from '../model/message';
import type { Names } from '../people/mention';
import { NO_PEOPLE, type People } from '../people/people';
import { truncate } from '../text/surrogates';
import { unescapeOnce } from './entities';
import { createMarkdown } from './markdown';
import type { RenderEnvironment } from './plugins/mentions';

/** A longer body is not read as Markdown: parsing it could take as long as someone who writes one wants. */
export const MAX_MARKDOWN_LENGTH = 20_000;

/** How much of such a body is shown, in UTF-16 units. */
export const SHOWN_LENGTH = 4_000;

interface Rendered {
  readonly html: string;
  readonly names: Names;
  readonly people: People;
  /** Whether it would differ with other names or people. */
  readonly mentions: boolean;
}

let markdown: MarkdownIt | undefined;
const rendered = new WeakMap<Message, Rendered>();

/**
 * The body of a message as HTML that is safe to put into a page: no scripts, no event handlers, links to http, https and
 * mailto only, images without a live source. `data-line` counts from the body's first line. Rendered once for each
 * message and set of names.
 *
 * @param names who may be mentioned: those of the log, which come before those that `people` knows
 */
export function renderMessage(message: Message, names: Names, people: People = NO_PEOPLE): string {
  const known = rendered.get(message);
  if (known !== undefined && ((known.names === names && known.people === people) || !known.mentions)) {
    return known.html;
  }
  const body = bodyText(message);
  const html =
    body.length > MAX_MARKDOWN_LENGTH ? renderBeginning(body) : renderMarkdown(body, names, people);
  rendered.set(message, { html, names, people, mentions: body.includes('@') });
  return html;
}

function renderMarkdown(body: string, names: Names, people: People): string {
  if (body === '') return '';
  markdown ??= createMarkdown();
  const environment: RenderEnvironment = { names, people };
  return markdown.render(unescapeOnce(body), environment);
}

function renderBeginning(body: string): string {
  markdown ??= createMarkdown();
  const { escapeHtml } = markdown.utils;
  const note = l10n.t(
    'This message has {0} characters, more than the preview renders. Its beginning is shown.',
    body.length,
  );
  return `<p class="plain" data-line="0">${escapeHtml(truncate(body, SHOWN_LENGTH))}…</p><p class="note">${escapeHtml(note)}</p>`;
}
