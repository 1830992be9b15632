import type { Location, ReferenceParams } from 'vscode-languageserver-protocol';
import { namesOf, type RegistryText, type SpeakerRegistry } from '../../registry/speakerRegistry';
import { type Position, rangeHolds } from '../../text/span';
import { referencesOf } from '../reference';
import { REFERENCE_PARAMS } from '../support/params';
import { registryFeature } from './registryFeature';

/** "Find All References" on a name in the registry. */
export const reference = registryFeature<ReferenceParams, Location[]>({
  method: 'textDocument/references',
  params: REFERENCE_PARAMS,
  capabilities: {},
  async handle(context, { position, context: { includeDeclaration } }) {
    const name = nameAt(context.registry, position);
    if (name === undefined) return [];
    return referencesOf(context, name.text, includeDeclaration);
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
