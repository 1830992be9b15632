import * as l10n from '@vscode/l10n';
import type { LogView } from '../../log/logView';
import { readableFrontMatter } from '../../log/readableFrontMatter';
import type { FrontMatter, FrontMatterEntry } from '../../model/frontMatter';
import { excerpt } from '../../text/excerpt';
import { isBlank } from '../../text/lines';
import { type Edit, range } from '../../text/span';
import { quoted } from '../../yaml/yamlString';
import type { HeadRule } from '../rule';
import { dayOfDate, impliedValue, isGuess, NOON } from './impliedValues';
import { KNOWN_KEYS, type KnownKey } from './knownKeys';
import { readWrittenDate } from './writtenDate';

/** The value of a known key has the wrong type or form. */
export const invalidValue: HeadRule = {
  id: 'front-matter/invalid-value',
  defaultLevel: 'warning',
  summary: 'The value of a known key in the front matter is of the wrong type or form.',
  meaning: () =>
    l10n.t(
      'Jekyll sorts by `date`, themes print `title` and `author`, and the site finds chat logs by the tag `chat`.',
    ),
  scope: 'head',

  check(log, report) {
    const frontMatter = readableFrontMatter(log);
    if (frontMatter === undefined) return;
    for (const key of KNOWN_KEYS) {
      const entry = judgedEntry(frontMatter, key);
      const message = entry && describe(key, entry);
      if (entry === undefined || message === undefined) continue;
      const isFixUnsafe = rightValue(log, key, entry)?.isGuess === true;
      report({ range: shownRange(entry), message, data: entry.key, isFixUnsafe });
    }
  },

  fixSafety: 'mixed',
  noun: count => (count === 1 ? l10n.t('1 value') : l10n.t('{0} values', count)),
  fix(log, finding) {
    const frontMatter = readableFrontMatter(log);
    if (frontMatter === undefined) return undefined;
    const key = KNOWN_KEYS.find(each => judgedEntry(frontMatter, each)?.key === finding.data);
    const entry = key && judgedEntry(frontMatter, key);
    const right = key && entry && rightValue(log, key, entry);
    return (
      right && {
        title: l10n.t('Change to {0}', right.value),
        edits: [replaceValue(log, entry, right.value)],
      }
    );
  },
};

/** A value, as YAML, that replaces a wrong one. */
interface RightValue {
  readonly value: string;
  /** Set if it states more, or something else, than the wrong value. */
  readonly isGuess?: boolean;
}

/** Whether the value of a key is valid, so that other rules may compare it. */
export function isValidValue(key: KnownKey, entry: FrontMatterEntry): boolean {
  return describe(key, entry) === undefined;
}

/** The entry with the value of a key. Jekyll uses `tags` if there is no `tag`. */
function judgedEntry(frontMatter: FrontMatter, key: KnownKey): FrontMatterEntry | undefined {
  return frontMatter.entry(key) ?? (key === 'tag' ? frontMatter.entry('tags') : undefined);
}

function describe(key: KnownKey, entry: FrontMatterEntry): string | undefined {
  if (isEmpty(entry)) return l10n.t('The key "{0}" has no value: expected {1}.', entry.key, expected(key));
  if (inForeignQuotes(key, entry) !== undefined) {
    return l10n.t(
      '{0} is in quotes that YAML does not support: expected " or \'.',
      excerpt(entry.source.trim()),
    );
  }
  const isRight = holds(key, entry);
  return isRight
    ? undefined
    : l10n.t(
        '{0} is not a value for "{1}": expected {2}.',
        excerpt(entry.source.trim()),
        entry.key,
        expected(key),
      );
}

function expected(key: KnownKey): string {
  switch (key) {
    case 'date':
      return l10n.t('a date and time, "YYYY-MM-DD HH:MM:SS", perhaps with a zone');
    case 'lines':
      return l10n.t('a whole number, the number of messages');
    case 'tag':
      return l10n.t('a list that holds "chat", such as [chat]');
    default:
      return l10n.t('text');
  }
}

function holds(key: KnownKey, { key: name, value, text, source }: FrontMatterEntry): boolean {
  switch (key) {
    case 'date':
      return dayOfDate(text) !== undefined;
    case 'lines':
      return (
        typeof value === 'number' &&
        Number.isInteger(value) &&
        value >= 0 &&
        /^\+?[\d_]+$/.test(source.trim())
      );
    case 'tag':
      // Jekyll splits a string under `tags` at spaces, and treats a string under `tag` as one tag.
      if (typeof value === 'string') return name === 'tags' && value.split(/\s+/).includes('chat');
      return Array.isArray(value) && value.includes('chat');
    default:
      return typeof value === 'string';
  }
}

function isEmpty({ value }: FrontMatterEntry): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/**
 * The text in quotation marks other than YAML's, as made by word processors and input methods, if they surround the whole
 * value.
 */
function inForeignQuotes(key: KnownKey, { value, source }: FrontMatterEntry): string | undefined {
  if (key === 'tag' || key === 'lines' || typeof value !== 'string') return undefined;
  return /^(?:[“”„]([^“”„]*)[“”]|[‘’‚]([^‘’‚]*)[‘’]|＂([^＂]*)＂)$/
    .exec(source.trim())
    ?.slice(1)
    .find(Boolean);
}

/** The value that replaces a wrong one; `undefined` if there are several. */
function rightValue(log: LogView, key: KnownKey, entry: FrontMatterEntry): RightValue | undefined {
  const { value, source, text } = entry;
  const inner = inForeignQuotes(key, entry);
  if (inner !== undefined && key !== 'date') return { value: quoted(inner) };
  switch (key) {
    case 'tag':
      return known(rightTag(entry));
    case 'lines':
      return implied(log, key);
    case 'date':
      return isEmpty(entry) ? implied(log, key) : rightDate(log, inner ?? text);
    default: {
      // `#Name`, `&Name`: there is text, but no value for YAML.
      if (isEmpty(entry))
        return /^\s*(?:#\S|[&!])/.test(behindKey(log, entry)) ? undefined : implied(log, key);
      const isScalar = typeof value === 'number' || typeof value === 'boolean' || value instanceof Date;
      return isScalar ? { value: quoted(source.trim()) } : undefined;
    }
  }
}

function known(value: string | undefined): RightValue | undefined {
  return value === undefined ? undefined : { value };
}

function implied(log: LogView, key: KnownKey): RightValue | undefined {
  const value = impliedValue(log, key);
  return value === undefined ? undefined : { value, isGuess: isGuess(key) };
}

/** All existing tags, and `chat`. */
function rightTag(entry: FrontMatterEntry): string | undefined {
  const { key, value, source } = entry;
  if (isEmpty(entry)) return '[chat]';
  if (typeof value === 'string' && /^[\p{L}\p{N} _-]+$/u.test(value)) {
    const tags = key === 'tags' ? value.trim().split(/\s+/) : [value.trim()];
    return `[${[...tags.filter(tag => tag !== 'chat'), 'chat'].join(', ')}]`;
  }
  if (!Array.isArray(value) || !/^\[.*\]$/.test(source)) return undefined;
  return value.length === 0 ? '[chat]' : `${source.slice(0, -1).replace(/[\s,]+$/, '')}, chat]`;
}

/**
 * A written date in the required form. Missing parts are guessed: noon, as in all real logs, for a day without a time, and the
 * log's day for a day that the calendar does not have. A time that can't be read is never overwritten.
 */
function rightDate(log: LogView, text: string): RightValue | undefined {
  const written = readWrittenDate(text, log.fileDay);
  if (written !== undefined) {
    const { day, time, zone } = written;
    const value = [day, time ?? NOON, zone].join(' ').trimEnd();
    return { value, isGuess: time === undefined };
  }
  const onLogDay = `${log.day}${text.replace(/^\d{4}-\d{2}-\d{2}/, '')}`;
  if (dayOfDate(onLogDay) !== undefined) return { value: onLogDay, isGuess: true };
  return /\d\s?[:：时時点點]\s?\d/.test(text) ? undefined : implied(log, 'date');
}

/** The text after the colon on the line of a key. */
function behindKey(log: LogView, { keyRange: { end } }: FrontMatterEntry): string {
  const text = log.transcript.head.lines[end.line]!;
  return text.slice(text.indexOf(':', end.character) + 1);
}

/** The range to show. For an absent value it is its key. */
function shownRange(entry: FrontMatterEntry) {
  return entry.source.trim() === '' ? entry.keyRange : entry.valueRange;
}

function replaceValue(log: LogView, { keyRange, valueRange, source }: FrontMatterEntry, value: string): Edit {
  if (source.trim() !== '') return { range: valueRange, newText: value };
  // After the colon, with a space.
  const { line, character } = keyRange.end;
  const text = log.transcript.head.lines[line]!;
  const colon = text.indexOf(':', character) + 1;
  const gap = /^[ \t]*/.exec(text.slice(colon))![0];
  const isLast = isBlank(text.slice(colon));
  return {
    range: range(line, colon, line, isLast ? colon + gap.length : colon),
    newText: `${isLast && gap !== '' ? gap : ' '}${value}`,
  };
}
