import type { Sender } from '../exported/readItem';
import { headerName } from './headerName';

/** An account of a conversation, and the names under which it speaks there, the most frequent first. */
export interface AccountNames {
  /** With the application's prefix: `wechat:wxid_1`. */
  readonly account: string;
  /** As in the headers of the logs. */
  readonly names: readonly string[];
}

/** What the registry knows of accounts, which have the application's prefix. */
export interface KnownAccounts {
  /** The names of the person who has an account; none if it is unknown. */
  namesOf(account: string): readonly string[];
  /** Whether a name belongs to a person who has another account of the same application, and not this one. */
  belongsToOther(name: string, account: string): boolean;
}

/** The accounts that use a name in the headers of an import, over all its conversations. */
export type NameOwners = Map<string, string | undefined>;

interface Speaker {
  readonly sender: Sender;
  /** With the application's prefix, if it has one. */
  readonly account: string | undefined;
  /** `undefined` while no message is theirs. */
  name: string | undefined;
  messages: number;
}

/** A speaker as the export has it. */
interface KnownSender {
  readonly sender: Sender;
  readonly index: number;
}

/**
 * The speakers of a conversation. A speaker is an account under a name. The headers have the name as the conversation showed it; where two
 * accounts have the same name, the later one gets a number: `李雷 (2)`.
 */
export class Speakers {
  readonly #prefix: string | undefined;
  readonly #known: KnownAccounts;
  readonly #owners: NameOwners;
  readonly #speakers: Speaker[] = [];
  /** The last sender by account, or by name if it has none: nearly all accounts have one name. */
  readonly #last = new Map<string, KnownSender>();
  /** By name and account: joining both would take longer. */
  readonly #indices = new Map<string, Map<string, number>>();

  /**
   * @param prefix of the accounts, without the colon; without a prefix accounts are not kept
   * @param owners the same map for all conversations of an import
   */
  constructor(prefix: string | undefined, known: KnownAccounts, owners: NameOwners) {
    this.#prefix = prefix;
    this.#known = known;
    this.#owners = owners;
  }

  /** The index of a sender's speaker. */
  indexOf(sender: Sender): number {
    const key = sender.account ?? sender.name;
    const last = this.#last.get(key);
    if (last !== undefined && last.sender.name === sender.name && last.sender.account === sender.account) {
      return last.index;
    }
    const index = this.#index(sender);
    this.#last.set(key, { sender, index });
    return index;
  }

  #index(sender: Sender): number {
    let byAccount = this.#indices.get(sender.name);
    if (byAccount === undefined) {
      byAccount = new Map();
      this.#indices.set(sender.name, byAccount);
    }
    const known = sender.account ?? '';
    let index = byAccount.get(known);
    if (index === undefined) {
      index = this.#speakers.length;
      const account =
        sender.account === undefined || this.#prefix === undefined
          ? sender.account
          : `${this.#prefix}:${sender.account}`;
      this.#speakers.push({ sender, account, name: undefined, messages: 0 });
      byAccount.set(known, index);
    }
    return index;
  }

  /** Counts a message of a speaker. */
  addMessage(index: number): void {
    const speaker = this.#speakers[index]!;
    if (speaker.messages++ === 0) speaker.name = this.#nameInHeaders(speaker.sender, speaker.account);
  }

  /** The name of a speaker in headers. */
  name(index: number): string {
    const { name, sender } = this.#speakers[index]!;
    return name ?? headerName(sender);
  }

  /** How the headers call a person of whom an export has the name only. */
  nameLike(name: string): string {
    const [index, ...others] = this.#indices.get(name)?.values() ?? [];
    return index === undefined || others.length > 0 ? headerName({ name }) : this.name(index);
  }

  /** The number of names in headers. */
  get count(): number {
    return new Set(this.#speakers.flatMap(({ name }) => name ?? [])).size;
  }

  accounts(): AccountNames[] {
    if (this.#prefix === undefined) return [];
    const byAccount = new Map<string, Speaker[]>();
    for (const speaker of this.#speakers) {
      if (speaker.account === undefined || speaker.name === undefined) continue;
      const same = byAccount.get(speaker.account);
      if (same === undefined) byAccount.set(speaker.account, [speaker]);
      else same.push(speaker);
    }
    return [...byAccount].map(([account, speakers]) => {
      speakers.sort((a, b) => b.messages - a.messages);
      return { account, names: [...new Set(speakers.map(({ name }) => name!))] };
    });
  }

  #nameInHeaders(sender: Sender, account: string | undefined): string {
    const shown = headerName(sender);
    const known = account === undefined ? [] : this.#known.namesOf(account);
    const isFree = (name: string) => !this.#belongsToOther(name, account);
    const name =
      known.find(each => isNumbered(each, shown)) ??
      numbered(shown, each => known.includes(each) || isFree(each));
    this.#owners.set(name, account);
    return name;
  }

  #belongsToOther(name: string, account: string | undefined): boolean {
    if (this.#owners.has(name)) return this.#owners.get(name) !== account;
    return account !== undefined && this.#known.belongsToOther(name, account);
  }
}

/** The first of `李雷`, `李雷 (2)`, `李雷 (3)` that fits. */
function numbered(name: string, fits: (name: string) => boolean): string {
  for (let number = 1; ; number++) {
    const each = number === 1 ? name : `${name} (${number})`;
    if (fits(each)) return each;
  }
}

/** Whether a name is another with or without a number. */
function isNumbered(name: string, plain: string): boolean {
  return name.startsWith(plain) && /^(?: \(\d+\))?$/.test(name.slice(plain.length));
}
