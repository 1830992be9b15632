import * as l10n from '@vscode/l10n';
import type { CompletionList } from 'vscode-languageserver-protocol';
import { namesOf, PERSON_KEYS, REGISTRY_KEYS, type RegistryPerson } from '../../registry/speakerRegistry';
import { comparePositions, type Position } from '../../text/span';
import { namesInLogs } from '../../workspace/namesInLogs';
import { quoted, quoteWhereNeeded } from '../../yaml/yamlString';
import { type Choice, choiceList, KIND } from '../completion/items';
import { keyMeaning } from './keyMeaning';
import { placeAt, type RegistryPlace } from './place';
import type { RegistryContext } from './registryFeature';

/** Colors that are distinct on light and on dark backgrounds. Their CSS names match them too. */
const COLORS: readonly (readonly [hex: string, name: string])[] = [
  ['#dc2626', 'red'],
  ['#ea580c', 'orange'],
  ['#d97706', 'gold'],
  ['#65a30d', 'olive'],
  ['#16a34a', 'green'],
  ['#0d9488', 'teal'],
  ['#0891b2', 'cyan'],
  ['#3b82f6', 'blue'],
  ['#6366f1', 'indigo'],
  ['#9333ea', 'purple'],
  ['#db2777', 'pink'],
  ['#78716c', 'gray'],
];

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/** The completions at a position of a registry. */
export function complete(context: RegistryContext, position: Position): CompletionList {
  const place = placeAt(context.text, position);
  if (place === undefined) return NOTHING;
  if (place.kind === 'key') return completeKey(context, place);
  switch (place.key) {
    case 'name':
      return completeValue(context, place, freeNames(context, undefined));
    case 'aliases':
      return completeValue(context, place, freeNames(context, personAt(context, position)));
    case 'me':
      return completeValue(context, place, [...registeredNames(context), ...freeNames(context, undefined)]);
    case 'different':
      return completeValue(context, place, allNames(context));
    case 'color':
      return completeColor(context, place);
    default:
      return NOTHING;
  }
}

function completeKey(context: RegistryContext, place: RegistryPlace): CompletionList {
  const known = place.key === undefined ? REGISTRY_KEYS : PERSON_KEYS;
  const present = place.key === undefined ? topKeys(context, place) : keysAt(context, place);
  const colon = /^ *:/.test(place.text.slice(place.end)) ? '' : ': ';
  const indentation = ' '.repeat(place.missingIndent);
  const choices = known
    .filter(key => !present.has(key))
    .map((key): Choice => ({ label: key, newText: indentation + key + colon, description: keyMeaning(key) }));
  return choiceList({ ...place, client: context.client }, choices, {
    kind: KIND.property,
    start: place.start,
    end: place.end,
  });
}

/** The top-level keys, also of invalid YAML, except on the line of the place. */
function topKeys({ text }: RegistryContext, { line }: RegistryPlace): Set<string> {
  const keys = new Set<string>();
  text.split(/\r\n|\n|\r/).forEach((each, i) => {
    const key = /^\ufeff?([\w-]+) *:/.exec(each)?.[1];
    if (key !== undefined && i !== line) keys.add(key);
  });
  return keys;
}

/** The keys of the person at a place. */
function keysAt(context: RegistryContext, { line, start, text }: RegistryPlace): Set<string> {
  const last = personAt(context, { line, character: start });
  // After a dash a new person begins. While nothing follows the dash, YAML does not contain that person.
  const isNew = /^ *-/.test(text) && (last?.range.start.line ?? 0) < line;
  const person = isNew ? undefined : last;
  const keys = PERSON_KEYS.filter(key => {
    const value = person?.[key];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  });
  return new Set(keys);
}

/** The person whose entry contains a position, or ends before it. */
function personAt({ registry }: RegistryContext, position: Position): RegistryPerson | undefined {
  return [...registry.people].reverse().find(({ range }) => comparePositions(range.start, position) <= 0);
}

function completeValue(
  { client }: RegistryContext,
  place: RegistryPlace,
  choices: readonly Choice[],
): CompletionList {
  const { text, start, end } = place;
  // YAML requires white space after the colon or the dash.
  const space = text[start - 1] === ':' || text[start - 1] === '-' ? ' ' : '';
  const written = choices.map(choice => {
    const newText = choice.newText ?? quoteWhereNeeded(choice.label);
    return { ...choice, newText: space + newText };
  });
  const isQuoted = /^["']/.test(text.slice(start, end));
  return choiceList({ ...place, client }, written, {
    kind: KIND.reference,
    start,
    end,
    ignored: isQuoted ? 1 : 0,
  });
}

function completeColor({ client }: RegistryContext, place: RegistryPlace): CompletionList {
  const { text, start, end } = place;
  const space = text[start - 1] === ':' ? ' ' : '';
  const choices = COLORS.map(([hex, name]) => ({
    label: hex,
    alsoKnownAs: [name, `#${name}`],
    newText: space + quoted(hex),
  }));
  const isQuoted = /^["']/.test(text.slice(start, end));
  return choiceList({ ...place, client }, choices, {
    kind: KIND.color,
    start,
    end,
    ignored: isQuoted ? 1 : 0,
  });
}

/**
 * The names in the logs that no person has yet, by number of messages. Names similar to those of `person`
 * come first.
 */
function freeNames({ workspace, registry }: RegistryContext, person: RegistryPerson | undefined): Choice[] {
  const taken = new Set(registry.people.flatMap(namesOf).map(({ text }) => text));
  const free = byCount(namesInLogs(workspace)).filter(({ label }) => !taken.has(label));
  const own = person === undefined ? [] : namesOf(person);
  const near = new Set(own.flatMap(({ text }) => workspace.people.similarTo(text).map(({ name }) => name)));
  return [...free.filter(({ label }) => near.has(label)), ...free.filter(({ label }) => !near.has(label))];
}

function registeredNames({ registry }: RegistryContext): Choice[] {
  return registry.people.flatMap(({ name }) => (name === undefined ? [] : [{ label: name.text }]));
}

function allNames({ workspace }: RegistryContext): Choice[] {
  return byCount(namesInLogs(workspace));
}

function byCount(names: ReadonlyMap<string, number>): Choice[] {
  return [...names]
    .sort((a, b) => b[1] - a[1])
    .map(([label, count]) => ({
      label,
      description: count === 1 ? l10n.t('1 message') : l10n.t('{0} messages', count),
    }));
}
