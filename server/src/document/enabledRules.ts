import type { Message } from '../model/message';
import type {
  HeadRule,
  MessageRule,
  NameRule,
  NeighbourRule,
  SpeakersRule,
  SuppressionRule,
} from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { isPlainSequence, signsOf } from './plainMessages';

const known = new WeakMap<RuleLevels, EnabledRules>();

/** The enabled rules by scope. Logs with the same levels share them. */
export class EnabledRules {
  readonly message: readonly MessageRule[];
  /** The message rules that look at plain messages as well. */
  readonly plainMessage: readonly MessageRule[];
  /** Matches a plain message that the other message rules look at. */
  readonly signs: RegExp;
  readonly neighbours: readonly NeighbourRule[];
  /** The neighbour rules that look at plain messages in sequence as well. */
  readonly plainNeighbours: readonly NeighbourRule[];
  readonly speakers: readonly SpeakersRule[];
  readonly name: readonly NameRule[];
  readonly head: readonly HeadRule[];
  readonly suppression: readonly SuppressionRule[];

  constructor(levels: RuleLevels) {
    const on = [...levels.keys()];
    this.message = on.filter(rule => rule.scope === 'message');
    this.plainMessage = this.message.filter(({ signs }) => signs === undefined);
    this.signs = signsOf(this.message);
    this.neighbours = on.filter(rule => rule.scope === 'neighbours');
    this.plainNeighbours = this.neighbours.filter(({ skipsPlainSequence }) => !skipsPlainSequence);
    this.speakers = on.filter(rule => rule.scope === 'speakers');
    this.name = on.filter(rule => rule.scope === 'name');
    this.head = on.filter(rule => rule.scope === 'head');
    this.suppression = on.filter(rule => rule.scope === 'suppression');
  }

  /** The message rules that look at a message, and perhaps others. */
  messageRules({ plainText }: Message): readonly MessageRule[] {
    return plainText === undefined || this.signs.test(plainText) ? this.message : this.plainMessage;
  }

  /** The neighbour rules that look at a message after another one, and perhaps others. */
  neighbourRules(previous: Message | undefined, message: Message): readonly NeighbourRule[] {
    return isPlainSequence(previous, message) ? this.plainNeighbours : this.neighbours;
  }

  /** @param levels does not change afterwards */
  static of(levels: RuleLevels): EnabledRules {
    let rules = known.get(levels);
    if (rules === undefined) {
      rules = new EnabledRules(levels);
      known.set(levels, rules);
    }
    return rules;
  }
}
