import * as l10n from '@vscode/l10n';
import type { Hover } from 'vscode-languageserver-protocol';
import { PERSON_KEYS, REGISTRY_KEYS, type RegistryText } from '../../registry/speakerRegistry';
import { comparePositions, lineRange, type Position } from '../../text/span';
import { namesInLogs } from '../../workspace/namesInLogs';
import { presenceIn } from '../../workspace/personMessages';
import type { Card, Line } from '../hover/card';
import { section } from '../hover/card';
import { toMarkup } from '../hover/hoverAt';
import { presenceLine } from '../hover/person';
import { keyMeaning } from './keyMeaning';
import { placeAt } from './place';
import { nameAt } from './reference';
import type { RegistryContext } from './registryFeature';

/** The hover at a position of a registry. */
export function hoverAt(context: RegistryContext, position: Position): Hover | null {
  const name = nameAt(context.registry, position);
  const found =
    name === undefined ? keyCard(context, position) : { card: nameCard(context, name), range: name.range };
  return found === undefined ? null : { contents: toMarkup(found.card, context.client), range: found.range };
}

function keyCard({ text }: RegistryContext, position: Position) {
  const end = placeAt(text, position)?.end;
  // The place at the key's end contains the whole key.
  const place = end === undefined ? undefined : placeAt(text, { line: position.line, character: end });
  if (place?.kind !== 'key' || comparePositions(position, { line: place.line, character: place.start }) < 0) {
    return undefined;
  }
  const written = place.text.slice(place.start, place.end);
  const known = [...REGISTRY_KEYS, ...PERSON_KEYS].find(each => each === written);
  if (known === undefined) return undefined;
  const card: Card = [section([{ strong: known }], [keyMeaning(known)])];
  return { card, range: lineRange(place.line, place.start, place.end) };
}

function nameCard({ workspace }: RegistryContext, { text }: RegistryText): Card {
  const person = workspace.people.personOf(text);
  const sections = [section([{ strong: text }], presenceOf([text]))];
  if (person.names.length > 1) {
    const all = l10n.t('With all names: ');
    sections.push(section([{ strong: person.name }], [all, ...presenceOf(person.names)]));
  }
  if (!workspace.isComplete) sections.push(section([l10n.t('Other logs are still being read.')]));
  return sections;

  function presenceOf(names: readonly string[]): Line {
    const presence = presenceIn(workspace, names);
    if (presence.messages > 0) return presenceLine(presence);
    const isMentioned = names.some(name => namesInLogs(workspace).has(name));
    return [isMentioned ? l10n.t('Only mentioned, no message in any log') : l10n.t('No message in any log')];
  }
}
