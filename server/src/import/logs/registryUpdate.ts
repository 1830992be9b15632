import { addAccounts, NEW_REGISTRY } from '../../registry/registryEdits';
import { parseRegistry } from '../../registry/speakerRegistry';
import { applyEdits } from '../../text/pieces';
import type { AccountNames, NamesOfAccount } from './speakers';

/**
 * The registry with the accounts of an import; `undefined` if nothing is new, or the registry cannot be edited.
 *
 * @param text the registry; `undefined` makes a new one
 */
export function withAccounts(
  text: string | undefined,
  accounts: readonly AccountNames[],
): string | undefined {
  if (accounts.length === 0) return undefined;
  const before = text ?? NEW_REGISTRY;
  const edits = addAccounts(before, accounts);
  return edits === undefined || edits.length === 0 ? undefined : applyEdits(before, edits);
}

/** The names of the person who has an account, from the text of a registry. */
export function namesByAccount(text: string | undefined): NamesOfAccount {
  const names = new Map<string, string[]>();
  for (const { name, aliases, accounts } of text === undefined ? [] : parseRegistry(text).people) {
    const all = [...(name === undefined ? [] : [name]), ...aliases].map(each => each.text);
    for (const account of accounts) names.set(account.text, all);
  }
  return account => names.get(account) ?? [];
}
