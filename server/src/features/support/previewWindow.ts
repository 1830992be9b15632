import type { ChatLog } from '../../document/chatLog';
import { isSitePath } from '../../people/avatarPath';
import {
  MAX_PREVIEW_WINDOW,
  type PreviewCopy,
  type PreviewCopyParams,
  type PreviewMessage,
  type PreviewWindow,
  type PreviewWindowParams,
} from '../../protocol';
import type { ShownMessage } from '../../render/shownMessage';
import { SEVERITIES } from '../../rules/rule';
import { previewHead } from './previewHead';

/** A window ends early when its HTML reaches this many UTF-16 units; the page requests the rest. */
const MAX_HTML_LENGTH = 1_000_000;

/** A window also ends after this many milliseconds: the server answers nothing else meanwhile. */
export const MAX_WINDOW_TIME = 50;

/** The maximum number of messages that are copied at once. */
const MAX_COPIED = 2_000;

/** The maximum number of findings of a message; a tooltip can't show more. */
const MAX_PROBLEMS = 8;

/**
 * A window of rendered messages: the requested ones that exist, or fewer if they are very long or slow to render, but at least
 * one. Other requests are answered between two windows.
 *
 * The first call loads Markdown-it, so that a server without a preview does not pay for it. The log is read after that, without
 * a further `await`.
 *
 * @param now a clock, in milliseconds
 */
export async function previewWindow(
  log: ChatLog,
  version: number,
  params: PreviewWindowParams,
  now: () => number,
): Promise<PreviewWindow> {
  const { showMessage } = await import('../../render/shownMessage');
  const { messages } = log.transcript;
  const first = Math.min(wholeNumber(params.first), messages.length);
  const end = Math.min(messages.length, first + Math.min(wholeNumber(params.count), MAX_PREVIEW_WINDOW));
  const shown: PreviewMessage[] = [];
  const start = now();
  for (let index = first, length = 0; index < end && length < MAX_HTML_LENGTH; index++) {
    if (index > first && now() - start >= MAX_WINDOW_TIME) break;
    const message = showMessage(log, index);
    length += message.html.length;
    shown.push(toPreviewMessage(log, index, message));
  }
  return { version, total: messages.length, first, messages: shown, head: previewHead(log) };
}

/** A part of the log for the clipboard, with the same limits as a window. */
export async function previewCopy(
  log: ChatLog,
  version: number,
  params: PreviewCopyParams,
  now: () => number,
): Promise<PreviewCopy> {
  const { copiedMessage } = await import('../../render/copiedMessage');
  const { messages } = log.transcript;
  const first = Math.min(wholeNumber(params.first), messages.length);
  const last = Math.min(messages.length, first + Math.min(wholeNumber(params.count), MAX_COPIED));
  const start = now();
  let end = first;
  let text = '';
  let html = '';
  while (end < last && html.length < MAX_HTML_LENGTH && (end === first || now() - start < MAX_WINDOW_TIME)) {
    const copied = copiedMessage(messages[end++]!, log);
    text += copied.text;
    html += copied.html;
  }
  return { version, text, html, end };
}

function toPreviewMessage(log: ChatLog, index: number, shown: ShownMessage): PreviewMessage {
  const { transcript } = log;
  const message = transcript.messages[index]!;
  const { avatar } = log.people.personOf(message.header.speaker);
  const problems = problemsOf(log, index);
  // Added to what was just made: a copy for each message of a window takes most of the time of a key.
  const sent = shown as { -readonly [Key in keyof PreviewMessage]: PreviewMessage[Key] };
  sent.line = transcript.startLines[index]!;
  sent.lineCount = message.lines.length;
  sent.bodyLine = message.bodyStart;
  if (avatar !== undefined && isSitePath(avatar)) sent.avatar = avatar;
  if (problems.length > 0) sent.problems = problems;
  return sent;
}

function problemsOf({ transcript, findings }: ChatLog, index: number) {
  const start = transcript.startLines[index]!;
  const end = start + transcript.messages[index]!.lines.length - 1;
  const range = {
    start: { line: start, character: 0 },
    end: { line: end, character: Number.MAX_SAFE_INTEGER },
  };
  return [...findings.touching(range)]
    .filter(finding => finding.messageIndex === index)
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .slice(0, MAX_PROBLEMS)
    .map(({ severity, message }) => ({ severity, message }));
}

/** Converts a number of a request that should be a count. */
function wholeNumber(value: number): number {
  return Number.isFinite(value) && value > 0 ? Math.floor(value) : 0;
}
