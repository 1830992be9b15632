import * as l10n from '@vscode/l10n';
import { messageClasses } from '../../protocol';
import { paintAttributes } from '../../render/speakerPaint';
import { escapeHtml, withPictures } from '../pictures';
import type { ExportedMessage, ShownPictures } from '../writer';

/** What the page shows in the place of a name or a text that is missing, read once for all messages. */
export interface ArticleTexts {
  readonly noSpeaker: string;
  readonly emptyMessage: string;
  readonly notice: string;
  readonly image: string;
  readonly answered: string;
}

/** How messages are written. */
export interface ArticleOptions {
  readonly texts: ArticleTexts;
  /**
   * Whether they are for paper, without links within the page: for each page that it prints, a browser looks through all of them.
   */
  readonly isPaper: boolean;
}

export function articleTexts(): ArticleTexts {
  return {
    noSpeaker: l10n.t('no name'),
    emptyMessage: l10n.t('empty message'),
    notice: l10n.t('Notice'),
    image: l10n.t('Image'),
    answered: l10n.t('Go to the message that this one answers'),
  };
}

/** Longer names may be cut off, so they are tooltips too, in UTF-16 units. */
const LONG_NAME = 20;

/** A message as the preview shows it (`client/webview/preview/messageView.ts`), with its address. */
export function articleHtml(
  message: ExportedMessage,
  pictures: ShownPictures,
  options: ArticleOptions,
): string {
  const { texts, isPaper } = options;
  const { id, person, speaker, time, startsGroup, isNotice, hour, mentionsMe } = message;
  const paint = paintAttributes(message).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
  const name = escapeHtml(speaker === '' ? texts.noSpeaker : speaker);
  const link = (text: string) =>
    isPaper
      ? `<time class="time">${escapeHtml(text)}</time>`
      : `<a class="time" href="#${escapeHtml(id)}">${escapeHtml(text)}</a>`;
  const gutter =
    startsGroup && !isNotice
      ? `<span class="avatar" aria-hidden="true">${escapeHtml(initial(speaker))}</span>`
      : link(time.slice(0, 5));
  const meta = startsGroup
    ? `<div class="meta"><span class="speaker"${speaker.length > LONG_NAME ? ` title="${name}"` : ''}>${name}</span>${isNotice ? '' : link(time)}</div>`
    : '';
  const label = [isNotice && escapeHtml(texts.notice), name, escapeHtml(time)].filter(Boolean).join(', ');
  const mark =
    hour === undefined ? '' : `<h3 class="hour"><span>${String(hour).padStart(2, '0')}:00</span></h3>`;
  return (
    `<article class="${messageClasses(message)}" id="${escapeHtml(id)}" data-who="${person}"${mentionsMe ? ' data-me' : ''}${paint.join('')} ` +
    `aria-label="${label}">${mark}<div class="row"><div class="gutter">${gutter}</div>` +
    `<div class="content">${meta}<div class="body">${bodyHtml(message, pictures, options)}</div></div></div></article>\n`
  );
}

function bodyHtml(
  { html, answers }: ExportedMessage,
  pictures: ShownPictures,
  { texts, isPaper }: ArticleOptions,
): string {
  if (html === '') return `<span class="nothing">${escapeHtml(texts.emptyMessage)}</span>`;
  const shown = withPictures(html.replace(/ data-line="\d+"/g, ''), pictures, texts.image).trimEnd();
  if (answers === undefined || isPaper) return shown;
  const label = escapeHtml(texts.answered);
  const link = `<a class="answered" href="#${escapeHtml(answers)}" title="${label}" aria-label="${label}">↑</a>`;
  return shown.replace(/^<blockquote class="reply"[^>]*>\n<p>/, start => `${start}${link} `);
}

/** The character in a speaker's circle: the first letter or digit of the name, or else its first character. */
function initial(speaker: string): string {
  const first = /[\p{L}\p{N}]/u.exec(speaker)?.[0] ?? /\S/u.exec(speaker)?.[0];
  return first?.toLocaleUpperCase() ?? '?';
}
