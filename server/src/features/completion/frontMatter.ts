import type { CompletionList } from 'vscode-languageserver-protocol';
import { frontMatterLine, impliedValue } from '../../rules/frontMatter/impliedValues';
import { KNOWN_KEYS, type KnownKey } from '../../rules/frontMatter/knownKeys';
import { endOfText } from '../../text/lines';
import { mostFirst } from '../../workspace/countedNames';
import { quoteWhereNeeded } from '../../yaml/yamlString';
import { type Choice, choiceList, KIND } from './items';
import type { Place } from './place';

/** A line of the top-level mapping: the typed part of its key, and everything up to the value. Linear. */
const LINE = /^([\w-]*)([ \t]*:[ \t]*)?/;

/** Keys that mean the same as another one. */
const SYNONYMS: Readonly<Record<string, KnownKey>> = { tags: 'tag' };

/**
 * Completes the front matter: missing keys, each with the value that the log implies, and the values of known
 * keys.
 */
export function completeFrontMatter(place: Place): CompletionList | undefined {
  const { frontMatter } = place.log.transcript.head;
  if (frontMatter === undefined || frontMatter.language !== undefined) return undefined;
  if (place.messageIndex >= 0 || place.line < frontMatter.yamlStart || place.line >= frontMatter.yamlEnd) {
    return undefined;
  }
  const [lead, key = '', colon] = LINE.exec(place.text.slice(0, 200))!;
  if (place.character <= key.length) return completeKey(place, key, colon !== undefined);
  return colon === undefined ? undefined : completeValue(place, key, lead.length);
}

function completeKey(place: Place, key: string, hasColon: boolean): CompletionList | undefined {
  const { text, log } = place;
  // The line is something else: a list, the continuation of a text, a comment.
  if (!hasColon && text.slice(key.length).trim() !== '') return undefined;
  const present = keysBeside(place);
  const choices = KNOWN_KEYS.filter(known => !present.has(known)).map((known): Choice => {
    const value = impliedValue(log, known) ?? '';
    return {
      label: known,
      newText: hasColon ? known : frontMatterLine(known, value),
      ...(value !== '' && { description: value }),
    };
  });
  return choiceList(place, choices, {
    kind: KIND.property,
    start: 0,
    end: hasColon ? key.length : text.length,
  });
}

/** The keys of the other lines. Does not parse the YAML, which an incomplete key makes invalid. */
function keysBeside({ log, line }: Place): Set<string> {
  const { lines, yamlStart, yamlEnd } = log.transcript.head.frontMatter!;
  const keys = new Set<string>();
  for (let i = yamlStart; i < yamlEnd; i++) {
    const [, key = '', colon] = LINE.exec(lines[i]!.slice(0, 200))!;
    if (i !== line && colon !== undefined) keys.add(SYNONYMS[key] ?? key);
  }
  return keys;
}

function completeValue(place: Place, key: string, valueStart: number): CompletionList | undefined {
  const { text, character } = place;
  const known = SYNONYMS[key] ?? KNOWN_KEYS.find(candidate => candidate === key);
  if (known === undefined) return undefined;
  const start = Math.min(valueStart, character);
  const comment = text.indexOf(' #', start);
  const end = Math.max(
    character,
    comment === -1 ? endOfText(text, start) : endOfText(text.slice(0, comment), start),
  );
  // YAML requires white space after the colon.
  const space = text[start - 1] === ':' ? ' ' : '';
  const values = valuesOf(place, known).map(choice => ({ ...choice, newText: space + choice.label }));
  const isQuoted = /^["']/.test(text.slice(start, character));
  return choiceList(place, values, { kind: KIND.value, start, end, ignored: isQuoted ? 1 : 0 });
}

function valuesOf(place: Place, key: KnownKey): Choice[] {
  const implied = impliedValue(place.log, key);
  if (key !== 'author') return implied === undefined ? [] : [withoutQuotes(implied)];
  const { speakers } = place.log;
  const authors = [...place.workspace.otherAuthors()].sort(mostFirst).map(([name]) => name);
  const byCount = [...speakers.names].sort((a, b) => speakers.count(b) - speakers.count(a));
  return [...new Set([...authors, ...byCount])].map(name => withoutQuotes(quoteWhereNeeded(name)));
}

/** A value that is also matched by the text inside its quotes. */
function withoutQuotes(label: string): Choice {
  return label.startsWith('"') ? { label, alsoKnownAs: [label.slice(1, -1)] } : { label };
}
