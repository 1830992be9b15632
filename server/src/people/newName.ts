import * as l10n from '@vscode/l10n';
import { readHead } from '../model/head';
import { readHeader } from '../model/header';
import { quotedLike } from '../yaml/yamlString';
import { longestOf, MAX_NAME_LENGTH, mentionAt, NameIndex, type Names, spellingsOf } from './mention';

/** What ends a line in a log, or looks like it in an editor. */
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/;

/** Headers as people type them: a name must be read as itself in each, as a log may hold any of them. */
const HEADERS = [
  '> 00:00:00  ',
  '> 00:00:00 ',
  '>00:00:00  ',
  '> 00:00:00\t',
  '> 00:00  ',
  '00:00:00  ',
  '> 2000-01-01 00:00:00  ',
] as const;

/** A name, or why it can be none, in the user's language. */
export type NewName = { readonly name: string } | { readonly reason: string };

/** Reads what somebody typed for a name; white space around it is left out. */
export function readNewName(typed: string): NewName {
  const name = readHeader(`${HEADERS[0]}${typed.trim()}`, true)?.speaker ?? '';
  if (LINE_BREAK.test(name) || LINE_BREAK.test(typed.trim()))
    return { reason: l10n.t("A name can't hold a line break.") };
  if (name === '') return { reason: l10n.t("A name can't be empty.") };
  if (CONTROL.test(name)) return { reason: l10n.t("A name can't hold a control character.") };
  if (name.length > MAX_NAME_LENGTH)
    return { reason: l10n.t('A name has {0} characters at most.', MAX_NAME_LENGTH) };
  if (HEADERS.some(header => readHeader(header + name, true)?.speaker !== name))
    return { reason: l10n.t('Behind the time of a message, "{0}" would not be read as a name.', name) };
  return { name };
}

/** How a new name is written in a body in place of an old one: escaped as often as that one was. */
export function spelledLike(written: string, oldName: string, newName: string): string {
  const level = spellingsOf(oldName).indexOf(written);
  return spellingsOf(newName)[Math.max(0, level)] ?? newName;
}

/** A string in YAML, written as another one is: plain, as long as YAML reads it so, or in its quotes. */
export function yamlLike(source: string, text: string): string {
  return /^["']/.test(source) || !isPlainYaml(text) ? quotedLike(source, text) : text;
}

/** Whether YAML reads a text as that very string, without quotes. */
function isPlainYaml(text: string): boolean {
  const { frontMatter } = readHead(['---\n', `author: ${text}\n`, '---\n', '']);
  return frontMatter?.problems.length === 0 && frontMatter.entry('author')?.value === text;
}

/**
 * Tells whether a mention would still be one of the same person under a new name.
 *
 * @param own who speaks in a log, as it is before the change
 * @param others who else is known
 */
export class MentionCheck {
  readonly #alone: NameIndex;

  constructor(
    readonly oldName: string,
    newName: string,
  ) {
    this.#alone = new NameIndex([newName]);
  }

  /** @param text the mention from its `@` on, and what follows, with the new name in it */
  holds(text: string, own: Names, others: Names): boolean {
    const mention = mentionAt(text, 0, this.#alone);
    if (!mention?.known || mention.goesOn || text.slice(0, mention.end).includes('`')) return false;
    // Who is known is so under the new name as well; a longer name would be read all the same.
    if (own.has(this.oldName) || others.has(this.oldName)) {
      const longest = longestOf(text, 1, own, others);
      return longest === undefined || longest.end <= mention.end;
    }
    // The name of nobody stays one, or becomes that of somebody who is known.
    return mentionAt(text, 0, own, others)?.end === mention.end;
  }
}
