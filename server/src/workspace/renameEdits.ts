import { isMentionSign } from '../people/mention';
import { MentionCheck, spelledLike, yamlLike } from '../people/newName';
import type { People } from '../people/people';
import { type Edit, type Range, range } from '../text/span';
import type { AuthorSite, LogRecord } from './logRecord';
import {
  type MentionOccurrence,
  namesFor,
  type Occurrence,
  occurrencesIn,
  type SearchTarget,
} from './occurrences';

/**
 * How certain it is that an occurrence belongs to a rename:
 *
 * - `name`: it is exactly that name
 * - `alias`: it is another name of the same person
 * - `prefix`: a mention that goes on after the name
 * - `unclear`: a mention that under the new name would match no person or another person because of the text behind it, or that
 *   would hide another mention right behind it
 */
export type RenameKind = 'name' | 'alias' | 'prefix' | 'unclear';

export interface RenameEdit extends Edit {
  readonly kind: RenameKind;
}

/**
 * The edits that give a person a new name in a log: in headers, in mentions, and in the author of the front matter, which is
 * edited only if it is exactly the old name. They don't overlap, are in the order of the text, and change nothing but names.
 *
 * @param newName as `readNewName` returns it
 */
export function renameEdits(
  record: LogRecord,
  target: SearchTarget,
  newName: string,
  people: People,
): RenameEdit[] {
  const check = new MentionCheck(target.name, newName);
  return occurrencesIn(record, target, people).flatMap((occurrence): RenameEdit[] => {
    const { kind, name, fit } = occurrence;
    if (name === newName) return [];
    if (kind === 'header') return [{ kind: fit, range: occurrence.range, newText: newName }];
    if (kind === 'author') return fit === 'name' ? [authorEdit(occurrence.author, newName)] : [];
    const newText = spelledLike(writtenIn(occurrence), name, newName);
    const text = after(occurrence, newText);
    const isSure =
      fit !== 'name' ||
      (check.holds(text, namesFor(record, people), people.known) &&
        leavesNextMention(text, newText.length + 1));
    return [{ kind: isSure ? fit : 'unclear', range: occurrence.range, newText }];
  });
}

/** Whether the rename would change anything in a log. */
export function isConcerned(record: LogRecord, target: SearchTarget, people: People): boolean {
  if (target.names.some(name => record.speakers.has(name))) return true;
  return occurrencesIn(record, target, people).some(({ kind, fit }) => kind !== 'author' || fit === 'name');
}

function lengthOf({ range: { start, end } }: Occurrence): number {
  return end.character - start.character;
}

function writtenIn(mention: MentionOccurrence): string {
  return mention.site.text.slice(1, 1 + lengthOf(mention));
}

/** The text of a mention under another name, and the text behind it. */
function after(mention: MentionOccurrence, newText: string): string {
  return `@${newText}${mention.site.text.slice(1 + lengthOf(mention))}`;
}

/** Whether an `@` right behind a mention still begins a mention: behind a Latin letter it is part of an e-mail address. */
function leavesNextMention(text: string, end: number): boolean {
  return text[end] !== '@' || isMentionSign(text, end);
}

function authorEdit({ source, range: place }: AuthorSite, newName: string): RenameEdit {
  return { kind: 'name', range: withoutTail(source, place), newText: yamlLike(source, newName) };
}

/** Without the line breaks at the end of a value over several lines; they stay. */
function withoutTail(source: string, { start, end }: Range): Range {
  if (start.line === end.line) return { start, end };
  const lines = source.trimEnd().split('\n');
  const last = lines[lines.length - 1]!.length;
  const line = start.line + lines.length - 1;
  return range(start.line, start.character, line, lines.length === 1 ? start.character + last : last);
}
