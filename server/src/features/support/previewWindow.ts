import type { ChatLog } from '../../document/chatLog';
import type { Message } from '../../model/message';
import { formatTimestamp, hourOf } from '../../model/timestamp';
import type { Transcript } from '../../model/transcript';
import {
  MAX_PREVIEW_WINDOW,
  type PreviewMessage,
  type PreviewWindow,
  type PreviewWindowParams,
} from '../../protocol';
import { decodeText } from '../../render/entities';
import { speakerPaint } from '../../render/speakerPaint';
import { SEVERITIES } from '../../rules/rule';
import { previewHead } from './previewHead';

declare const performance: { now(): number };

/** A window ends early when its HTML reaches this many UTF-16 units; the page asks for the rest. */
const MAX_HTML_LENGTH = 1_000_000;

/** After so long a window ends too, in milliseconds: until it does the server answers nothing else. */
export const MAX_WINDOW_TIME = 50;

/** A pause after which the name is shown again, in seconds. */
const GROUP_PAUSE = 600;

/** More findings of one message than a tooltip can show. */
const MAX_PROBLEMS = 8;

/**
 * A window of rendered messages: those asked for that exist, or fewer of them where they are very long or slow to render, but at
 * least one. What comes in between two windows is answered.
 *
 * Loads Markdown-it with the first call, so that a server that shows no preview does not pay for it. The log is read
 * after that, in one go.
 *
 * @param now a clock, in milliseconds
 */
export async function previewWindow(
  log: ChatLog,
  version: number,
  params: PreviewWindowParams,
  now: () => number = () => performance.now(),
): Promise<PreviewWindow> {
  const { renderMessage } = await import('../../render/renderMessage');
  const { names, people } = log;
  const { messages } = log.transcript;
  const first = Math.min(wholeNumber(params.first), messages.length);
  const end = Math.min(messages.length, first + Math.min(wholeNumber(params.count), MAX_PREVIEW_WINDOW));
  const shown: PreviewMessage[] = [];
  const start = now();
  for (let index = first, length = 0; index < end && length < MAX_HTML_LENGTH; index++) {
    if (index > first && now() - start >= MAX_WINDOW_TIME) break;
    const html = renderMessage(messages[index]!, names, people);
    length += html.length;
    shown.push(toPreviewMessage(log, index, html));
  }
  return { version, total: messages.length, first, messages: shown, head: previewHead(log) };
}

function toPreviewMessage(log: ChatLog, index: number, html: string): PreviewMessage {
  const { transcript } = log;
  const message = transcript.messages[index]!;
  const { timestamp, speaker, timeStart, timeEnd } = message.header;
  const before = transcript.messages[index - 1];
  const person = log.people.personOf(speaker);
  const { avatar } = person;
  const hour = beginningHour(transcript, index);
  const problems = problemsOf(log, index);
  return {
    line: transcript.startLines[index]!,
    lineCount: message.lines.length,
    bodyLine: message.bodyStart,
    time: timestamp === undefined ? message.lines[0]!.slice(timeStart, timeEnd) : formatTimestamp(timestamp),
    speaker: decodeText(speaker),
    ...speakerPaint(person),
    ...(avatar !== undefined && isSitePath(avatar) && { avatar }),
    own: person.isMe,
    startsGroup: before === undefined || hour !== undefined || !continues(before, message),
    ...(hour === undefined ? {} : { hour }),
    html,
    ...(problems.length === 0 ? {} : { problems }),
  };
}

/** Whether a picture is a file of the site, and not an address that loading would tell somebody something. */
function isSitePath(avatar: string): boolean {
  return !/^(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i.test(avatar);
}

function continues(before: Message, message: Message): boolean {
  if (before.header.speaker !== message.header.speaker) return false;
  const pause = (message.header.timestamp ?? 0) - (before.header.timestamp ?? 0);
  return pause >= 0 && pause < GROUP_PAUSE;
}

/** The hour of a message's time if no valid time before it, as far as one looks, is of the same hour. */
function beginningHour({ messages }: Transcript, index: number): number | undefined {
  const { timestamp } = messages[index]!.header;
  if (timestamp === undefined) return undefined;
  // A hundred invalid times in a row are no log that hour marks would help to read.
  for (let i = index - 1; i >= Math.max(0, index - 100); i--) {
    const earlier = messages[i]!.header.timestamp;
    if (earlier !== undefined) return hourOf(earlier) === hourOf(timestamp) ? undefined : hourOf(timestamp);
  }
  return hourOf(timestamp);
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

/** What a request may hold in place of a count. */
function wholeNumber(value: number): number {
  return Number.isFinite(value) && value > 0 ? Math.floor(value) : 0;
}
