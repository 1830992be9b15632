import type { Location, ReferenceParams } from 'vscode-languageserver-protocol';
import { namesOf, type RegistryText, type SpeakerRegistry } from '../../registry/speakerRegistry';
import { type Position, rangeHolds } from '../../text/span';
import { referencesOf } from '../reference';
import { registryFeature } from './registryFeature';

/** "Find All References" on a name in the registry. */
export const reference = registryFeature<ReferenceParams, Location[]>({
  method: 'textDocument/references',
  capabilities: {},
  handle({ registry, workspace }, { position, context }) {
    const name = nameAt(registry, position);
    if (name === undefined) return [];
    return referencesOf(workspace, workspace.people.personOf(name.text), context.includeDeclaration);
  },
});

/** The name or alias at a position of a registry, wherever it stands; both its ends belong to it. */
export function nameAt(
  { people, me, different }: SpeakerRegistry,
  position: Position,
): RegistryText | undefined {
  const names = [...people.flatMap(namesOf), ...(me === undefined ? [] : [me]), ...different.flat()];
  return names.find(({ range }) => rangeHolds(range, position));
}
