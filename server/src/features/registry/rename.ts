import * as l10n from '@vscode/l10n';
import type {
  PrepareRenameParams,
  PrepareRenameResult,
  RenameParams,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { RegistryText } from '../../registry/speakerRegistry';
import type { Position } from '../../text/span';
import { AT_POSITION, RENAME_PARAMS } from '../support/params';
import { Refused } from '../support/refused';
import { renamePerson } from '../support/renamePerson';
import { nameAt } from './reference';
import { type RegistryContext, registryFeature } from './registryFeature';

/** Gives a person a new name, starting from the registry. */
export const rename = registryFeature<RenameParams, WorkspaceEdit>({
  method: 'textDocument/rename',
  params: RENAME_PARAMS,
  capabilities: {},
  handle(context, { position, newName }) {
    return renamePerson(context, nameToRename(context, position).text, newName);
  },
});

/** The name at a position that can be renamed, without its quotes. */
export const prepareRename = registryFeature<PrepareRenameParams, PrepareRenameResult>({
  method: 'textDocument/prepareRename',
  params: AT_POSITION,
  capabilities: {},
  handle(context, { position }) {
    const { text, range } = nameToRename(context, position);
    const { start, end } = range;
    const isQuoted = start.line === end.line && end.character - start.character >= text.length + 2;
    return {
      range: isQuoted
        ? {
            start: { line: start.line, character: start.character + 1 },
            end: { line: end.line, character: end.character - 1 },
          }
        : range,
      placeholder: text,
    };
  },
});

function nameToRename({ registry }: RegistryContext, position: Position): RegistryText {
  const name = nameAt(registry, position);
  if (name === undefined) throw new Refused(l10n.t('Only the names and aliases of people can be renamed.'));
  return name;
}
