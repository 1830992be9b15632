import { addAccounts, NEW_REGISTRY } from '../../registry/registryEdits';
import { parseRegistry } from '../../registry/speakerRegistry';
import { applyEdits } from '../../text/pieces';
import type { Edit } from '../../text/span';
import type { AccountNames, KnownAccounts, Speakers } from './speakers';

/** How an import changes the registry. */
export interface RegistryChange {
  /** Of the registry; none for a new one. */
  readonly edits: readonly Edit[];
  readonly after: string;
}

/**
 * The registry with the accounts of an import; `undefined` if nothing is new, or the registry cannot be edited.
 *
 * @param text the registry; `undefined` makes a new one
 */
export function withAccounts(
  text: string | undefined,
  accounts: readonly AccountNames[],
): RegistryChange | undefined {
  if (accounts.length === 0) return undefined;
  const before = text ?? NEW_REGISTRY;
  const edits = addAccounts(before, accounts);
  if (edits === undefined || edits.length === 0) return undefined;
  return { edits: text === undefined ? [] : edits, after: applyEdits(before, edits) };
}

/** The accounts of all conversations, each once. */
export function accountsOf(conversations: readonly { readonly speakers: Speakers }[]): AccountNames[] {
  const names = new Map<string, Set<string>>();
  for (const each of conversations.flatMap(({ speakers }) => speakers.accounts())) {
    const known = names.get(each.account) ?? new Set();
    for (const name of each.names) known.add(name);
    names.set(each.account, known);
  }
  return [...names].map(([account, all]) => ({ account, names: [...all] }));
}

/** What a registry knows of accounts. @param text `undefined` if there is no registry */
export function knownAccounts(text: string | undefined): KnownAccounts {
  const people = (text === undefined ? [] : parseRegistry(text).people).map(
    ({ name, aliases, accounts }) => ({
      names: [...(name === undefined ? [] : [name]), ...aliases].map(each => each.text),
      accounts: accounts.map(each => each.text),
    }),
  );
  const byName = new Map(people.flatMap(person => person.names.map(name => [name, person] as const)));
  const byAccount = new Map(people.flatMap(person => person.accounts.map(each => [each, person] as const)));
  return {
    namesOf: account => byAccount.get(account)?.names ?? [],
    belongsToOther(name, account) {
      const accounts = byName.get(name)?.accounts ?? [];
      return !accounts.includes(account) && accounts.some(each => prefixOf(each) === prefixOf(account));
    },
  };
}

function prefixOf(account: string): string {
  return account.slice(0, account.indexOf(':'));
}
