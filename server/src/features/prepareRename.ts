import * as l10n from '@vscode/l10n';
import type { PrepareRenameParams, PrepareRenameResult } from 'vscode-languageserver-protocol';
import { type PersonSymbol, personSymbolAt } from '../log/symbolAt';
import type { Position } from '../text/span';
import { type FeatureContext, feature } from './support/feature';
import { Refused } from './support/refused';

/** What is renamed at a position: the name alone, as headers have it. */
export const prepareRename = feature<PrepareRenameParams, PrepareRenameResult>({
  method: 'textDocument/prepareRename',
  capabilities: {},
  handle(context, { position }) {
    const { name, range } = nameToRename(context, position);
    return { range, placeholder: name };
  },
});

/** The name at a position. @throws Refused where there is none */
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
