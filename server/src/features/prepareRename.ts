import * as l10n from '@vscode/l10n';
import type { PrepareRenameParams, PrepareRenameResult } from 'vscode-languageserver-protocol';
import { type PersonSymbol, personSymbolAt } from '../log/symbolAt';
import { MAX_NAME_LENGTH } from '../people/mention';
import type { Position } from '../text/span';
import { type FeatureContext, feature } from './support/feature';
import { AT_POSITION } from './support/params';
import { Refused } from './support/refused';

/** The name to rename at a position: the name alone, as written in headers. */
export const prepareRename = feature<PrepareRenameParams, PrepareRenameResult>({
  method: 'textDocument/prepareRename',
  params: AT_POSITION,
  capabilities: {},
  handle(context, { position }) {
    const { name, range } = nameToRename(context, position);
    // Without a placeholder the client uses the text in the range.
    return name.length > MAX_NAME_LENGTH ? range : { range, placeholder: name };
  },
});

/**
 * The name at a position.
 *
 * @throws Refused if there is none
 */
export function nameToRename(
  { log, workspace }: Pick<FeatureContext, 'log' | 'workspace'>,
  position: Position,
): PersonSymbol {
  const symbol = personSymbolAt(log, position, workspace.people.known);
  if (symbol === undefined) throw noNameHere();
  return symbol;
}

export function noNameHere(): Refused {
  return new Refused(
    l10n.t('Only names can be renamed: in a header, in a mention, or as the author in the front matter.'),
  );
}
