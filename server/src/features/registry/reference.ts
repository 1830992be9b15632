import type { Location, ReferenceParams } from 'vscode-languageserver-protocol';
import { namesOf, type RegistryText, type SpeakerRegistry } from '../../registry/speakerRegistry';
import { type Position, rangeHolds } from '../../text/span';
import { referencesOf } from '../reference';
import { registryFeature } from './registryFeature';

/** "Find All References" on a name in the registry. */
export const reference = registryFeature<ReferenceParams, Location[]>({
  method: 'textDocument/references',
  capabilities: {},
  handle(context, { position, context: { includeDeclaration } }) {
    const { registry, workspace } = context;
    const name = nameAt(registry, position);
    if (name === undefined) return [];
    return referencesOf(context, workspace.people.personOf(name.text), includeDeclaration);
  },
});

/** The name or alias at a position of a registry, in any of its parts. Both ends of a name count. */
export function nameAt(
  { people, me, different }: SpeakerRegistry,
  position: Position,
): RegistryText | undefined {
  const names = [...people.flatMap(namesOf), ...(me === undefined ? [] : [me]), ...different.flat()];
  return names.find(({ range }) => rangeHolds(range, position));
}
