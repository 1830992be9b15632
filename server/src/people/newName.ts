import * as l10n from '@vscode/l10n';
import { readHead } from '../model/head';
import { readHeader } from '../model/header';
import { quotedLike } from '../yaml/yamlString';
import {
  longestOf,
  MAX_NAME_LENGTH,
  markdownSpelling,
  mentionAt,
  NameIndex,
  type Names,
  spellingsOf,
} from './mention';

/** Characters that end a line in a log, or that an editor displays as a line break. */
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/;

/**
 * Headers as people type them. A log may contain each of these forms, so a name must be read back from all of
 * them.
 */
const HEADERS = [
  '> 00:00:00  ',
  '> 00:00:00 ',
  '>00:00:00  ',
  '> 00:00:00\t',
  '> 00:00  ',
  '00:00:00  ',
  '> 2000-01-01 00:00:00  ',
] as const;

/** A valid name, or the reason why a name is invalid, in the user's language. */
export type NewName = { readonly name: string } | { readonly reason: string };

/** Validates a name that the user typed. Ignores white space around it. */
export function readNewName(typed: string): NewName {
  const name = readHeader(`${HEADERS[0]}${typed.trim()}`, true)?.speaker ?? '';
  if (LINE_BREAK.test(name) || LINE_BREAK.test(typed.trim()))
    return { reason: l10n.t('A name cannot contain a line break.') };
  if (name === '') return { reason: l10n.t('A name cannot be empty.') };
  if (CONTROL.test(name)) return { reason: l10n.t('A name cannot contain a control character.') };
  if (name.length > MAX_NAME_LENGTH)
    return { reason: l10n.t('A name has {0} characters at most.', MAX_NAME_LENGTH) };
  if (HEADERS.some(header => readHeader(header + name, true)?.speaker !== name))
    return { reason: l10n.t('After the time of a message, "{0}" would not be read as a name.', name) };
  return { name };
}

/** Spells a new name in a body like the old name that it replaces: escaped for Markdown, or for HTML the same number of times. */
export function spelledLike(written: string, oldName: string, newName: string): string {
  if (written !== oldName && written === markdownSpelling(oldName)) return markdownSpelling(newName);
  const level = spellingsOf(oldName).indexOf(written);
  return spellingsOf(newName)[Math.max(0, level)] ?? newName;
}

/**
 * Writes a string in YAML like another one: in the same quotes, or plain as long as YAML reads a plain string
 * back unchanged.
 */
export function yamlLike(source: string, text: string): string {
  return /^["']/.test(source) || !isPlainYaml(text) ? quotedLike(source, text) : text;
}

/** Whether YAML reads a text without quotes as the same string. */
function isPlainYaml(text: string): boolean {
  const { frontMatter } = readHead(['---\n', `author: ${text}\n`, '---\n', '']);
  return frontMatter?.problems.length === 0 && frontMatter.entry('author')?.value === text;
}

/**
 * Checks whether a mention still refers to the same person under a new name. `own` are the speakers of a log
 * before the change, `others` are the other known names.
 */
export class MentionCheck {
  readonly #alone: NameIndex;

  constructor(
    readonly oldName: string,
    newName: string,
  ) {
    this.#alone = new NameIndex([newName]);
  }

  /** @param text the mention from its `@` on and the text after it, with the new name in it */
  holds(text: string, own: Names, others: Names): boolean {
    const mention = mentionAt(text, 0, this.#alone);
    if (!mention?.known || mention.goesOn || text.slice(0, mention.end).includes('`')) return false;
    // A known old name makes the new name known as well. But a longer known name at this place would win.
    if (own.has(this.oldName) || others.has(this.oldName)) {
      const longest = longestOf(text, 1, own, others);
      return longest === undefined || longest.end <= mention.end;
    }
    // A mention of an unknown name stays unknown, or becomes a mention of a known person.
    return mentionAt(text, 0, own, others)?.end === mention.end;
  }
}
