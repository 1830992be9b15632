import { escapeHtml } from '../../../server/src/text/escapeHtml';
import { format, settings } from './host';
import { ask } from './requests';
import { status } from './status';
import type { TranscriptView } from './transcriptView';

/** The number of messages per request. */
const COUNT = 2_000;

/** A selection over several messages. */
interface Selected {
  /** The first and the last message that are selected as a whole; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** What is selected of the message before the first whole one, and of the one behind the last. */
  readonly before: string;
  readonly after: string;
}

/** Lets a selection over several messages copy all of them: also those that are not in the document. */
export function copyFromLog(view: TranscriptView): void {
  let isEverything = false;
  document.addEventListener('selectionchange', () => {
    const range = selectedRange();
    isEverything = range !== undefined && endsWithDocument(view, range);
    view.scroller.classList.toggle('all-selected', isEverything);
  });
  document.addEventListener('copy', event => {
    const range = selectedRange();
    if (range === undefined || event.target instanceof HTMLInputElement) return;
    const selected = isEverything
      ? { start: 0, end: view.total, before: '', after: '' }
      : selectedIn(view, range);
    if (selected === undefined) return;
    event.preventDefault();
    void copy(view, selected);
  });
}

function selectedRange(): Range | undefined {
  const selection = window.getSelection();
  return selection?.type === 'Range' ? selection.getRangeAt(0) : undefined;
}

/** Whether everything in the document is selected, as by *Select All*: from before the messages to the end of the last row. */
function endsWithDocument(view: TranscriptView, range: Range): boolean {
  const last = view.feed.lastElementChild;
  if (last === null || view.indexOf(range.startContainer) !== -1 || !range.intersectsNode(last)) return false;
  const rest = document.createRange();
  rest.setStart(range.endContainer, range.endOffset);
  rest.setEndAfter(last);
  return rest.toString().trim() === '';
}

/** `undefined` for a selection inside a message, or outside all: the browser copies it. */
function selectedIn(view: TranscriptView, range: Range): Selected | undefined {
  if (!range.intersectsNode(view.feed)) return undefined;
  const first = view.indexOf(range.startContainer);
  const last = view.indexOf(range.endContainer);
  if (first !== -1 && first === last) return undefined;
  const partly = (message: number, isStart: boolean) => {
    const row = message === -1 ? undefined : view.rowOf(message);
    if (row === undefined) return undefined;
    const part = document.createRange();
    part.selectNodeContents(row);
    const whole = part.toString().trim();
    if (isStart) part.setStart(range.startContainer, range.startOffset);
    else part.setEnd(range.endContainer, range.endOffset);
    const text = part.toString().trim();
    return text === whole ? undefined : text;
  };
  const before = partly(first, true);
  const after = partly(last, false);
  return {
    start: first === -1 ? 0 : before === undefined ? first : first + 1,
    end: last === -1 ? view.total : after === undefined ? last + 1 : last,
    before: before ?? '',
    after: after ?? '',
  };
}

async function copy(view: TranscriptView, selected: Selected): Promise<void> {
  const parts = partsOf(view, selected);
  const blob = (name: 'text' | 'html') =>
    parts.then(all => {
      if (all === undefined) throw new Error('The log changed.');
      return new Blob([all[name]], { type: name === 'text' ? 'text/plain' : 'text/html' });
    });
  try {
    const item = new ClipboardItem({ 'text/plain': blob('text'), 'text/html': blob('html') });
    await navigator.clipboard.write([item]);
    const { count } = (await parts)!;
    status.show(format(settings.texts.copied, count.toLocaleString(settings.language)));
  } catch {
    status.show(settings.texts.copyFailed);
  }
}

/** `undefined` if the log changed meanwhile. */
async function partsOf(view: TranscriptView, { start, end, before, after }: Selected) {
  const runs = [...view.within(start, end)];
  const total = runs.reduce((sum, [from, to]) => sum + to - from, 0);
  const texts = before === '' ? [] : [`${before}\n\n`];
  const htmls = before === '' ? [] : [paragraph(before)];
  let version: number | undefined;
  let count = 0;
  for (const [from, to] of runs) {
    for (let first = from; first < to; ) {
      const part = await ask('copy', { first, count: Math.min(COUNT, to - first) });
      if (part === undefined || part.end === first || (version ?? part.version) !== part.version)
        return undefined;
      version = part.version;
      texts.push(part.text);
      htmls.push(part.html);
      count += part.end - first;
      first = part.end;
      if (count < total) status.show(progress(count, total), true);
    }
  }
  if (after !== '') {
    texts.push(after);
    htmls.push(paragraph(after));
  }
  return { text: texts.join('').trimEnd(), html: htmls.join(''), count };
}

function progress(count: number, total: number): string {
  const { language, texts } = settings;
  return format(texts.copying, count.toLocaleString(language), total.toLocaleString(language));
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>\n`;
}
