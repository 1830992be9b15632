import type { PreviewMessage, SpeakerPaint } from '../../../server/src/protocol';
import { messageClasses } from '../../../server/src/protocol/messageClasses';
import { element } from '../shared/dom';
import { settings } from './host';
import { showImages } from './images';

/** A message's row in the list: its content if it is known, else a placeholder. */
export interface Row {
  readonly node: HTMLElement;
  message: PreviewMessage | undefined;
  /** Whether it is a line for messages that are left out. */
  readonly isGap?: true;
}

/** Creates the row of a message. @param isAfterGap whether the message before it is not shown, so that its name must be */
export function createRow(message: PreviewMessage | undefined, isAfterGap = false): Row {
  const row: Row = { node: element('article', ''), message: undefined };
  row.node.tabIndex = -1;
  fillRow(row, message, isAfterGap, true);
  return row;
}

/** Updates a row. Returns whether its appearance may have changed. */
export function fillRow(
  row: Row,
  sent: PreviewMessage | undefined,
  isAfterGap: boolean,
  isNew = false,
): boolean {
  const needsName = sent !== undefined && isAfterGap && !sent.startsGroup && !sent.isNotice;
  const message = needsName ? { ...sent, startsGroup: true } : sent;
  if (!isNew && row.message === message) return false;
  if (!isNew && row.message !== undefined && message !== undefined && looksSame(row.message, message)) {
    row.message = message;
    return false;
  }
  row.message = message;
  if (message === undefined) fillSketch(row.node);
  else fill(row.node, message);
  return true;
}

/** Whether two messages differ in nothing but the line. */
function looksSame(a: PreviewMessage, b: PreviewMessage): boolean {
  return (
    a.html === b.html &&
    a.time === b.time &&
    a.speaker === b.speaker &&
    a.startsGroup === b.startsGroup &&
    a.hour === b.hour &&
    a.own === b.own &&
    a.isNotice === b.isNotice &&
    a.mergedAbove === b.mergedAbove &&
    a.mergedBelow === b.mergedBelow &&
    a.slot === b.slot &&
    a.color === b.color &&
    a.avatar === b.avatar &&
    JSON.stringify(a.problems) === JSON.stringify(b.problems)
  );
}

function fillSketch(node: HTMLElement): void {
  node.className = 'message sketch starts';
  node.setAttribute('aria-busy', 'true');
  node.replaceChildren(
    element(
      'div',
      'row',
      element('div', 'gutter', element('span', 'avatar')),
      element('div', 'content', element('span', 'bone short'), element('span', 'bone')),
    ),
  );
}

function fill(node: HTMLElement, message: PreviewMessage): void {
  const { speaker, time, startsGroup, hour, problems, isNotice } = message;
  const name = speaker === '' ? settings.texts.noSpeaker : speaker;
  const body = element('div', 'body');
  if (message.html === '') body.append(element('span', 'nothing', settings.texts.emptyMessage));
  else body.innerHTML = message.html;
  for (const colored of body.querySelectorAll<HTMLElement>('[data-color]')) {
    colored.style.setProperty('--own-color', colored.dataset.color!);
  }
  showImages(body);

  const stamp = element('time', 'time', startsGroup && !isNotice ? time : time.slice(0, 5));
  stamp.title = time;
  const author = element('span', 'speaker', name);
  author.title = speaker;
  const avatar = element('span', 'avatar', initial(speaker));
  if (startsGroup) showPicture(avatar, message.avatar);
  avatar.setAttribute('aria-hidden', 'true');
  const row = element(
    'div',
    'row',
    element('div', 'gutter', startsGroup && !isNotice ? avatar : stamp),
    element('div', 'content', startsGroup && element('div', 'meta', author, !isNotice && stamp), body),
    problems && problemMark(problems),
  );
  node.className = messageClasses(message);
  node.removeAttribute('aria-busy');
  node.setAttribute('aria-label', [isNotice && settings.texts.notice, name, time].filter(Boolean).join(', '));
  paint(node, message);
  if (hour === undefined) {
    node.replaceChildren(row);
  } else {
    const mark = element('div', 'hour', element('span', '', `${String(hour).padStart(2, '0')}:00`));
    node.replaceChildren(mark, row);
  }
}

/** Sets the slot of a person or their own color; the styles derive the color of a name from these. */
export function paint(element: HTMLElement, { slot, color }: SpeakerPaint): void {
  setAttribute(element, 'data-slot', color === undefined ? slot : undefined);
  setAttribute(element, 'data-color', color);
  if (color === undefined) element.style.removeProperty('--own-color');
  else element.style.setProperty('--own-color', color);
}

function setAttribute(element: HTMLElement, name: string, value: string | number | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

/** Puts a picture of the site into a speaker's circle. The circle keeps its letter until the picture has loaded. */
function showPicture(avatar: HTMLElement, path: string | undefined): void {
  if (path === undefined || settings.root === undefined) return;
  const image = element('img', 'portrait');
  image.alt = '';
  image.decoding = 'async';
  image.addEventListener('load', () => avatar.replaceChildren(image));
  image.src = `${settings.root}/${path.split('/').filter(Boolean).map(encodeURIComponent).join('/')}`;
}

function problemMark(problems: NonNullable<PreviewMessage['problems']>): HTMLElement {
  const mark = element('span', `problem ${problems[0]!.severity}`);
  const text = problems.map(problem => problem.message).join('\n');
  mark.title = text;
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', text);
  return mark;
}

/** The character in a speaker's circle: the first letter or digit of the name, or else its first character. */
export function initial(speaker: string): string {
  const first = /[\p{L}\p{N}]/u.exec(speaker)?.[0] ?? /\S/u.exec(speaker)?.[0];
  return first?.toLocaleUpperCase() ?? '?';
}
