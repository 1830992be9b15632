import type { Message } from '../model/message';
import type { Reach } from '../rules/rule';
import type { RulesByScope } from './rulesByScope';

/** The reaches of rules as one. */
export class FarthestReach implements Reach {
  readonly messages: number;
  /** -1 if no rule has a reach. */
  readonly seconds: number;

  constructor({ neighbours }: RulesByScope) {
    const reaches = neighbours.flatMap(({ reach }) => reach ?? []);
    this.messages = Math.max(0, ...reaches.map(({ messages }) => messages));
    this.seconds = Math.max(-1, ...reaches.map(({ seconds }) => seconds));
  }

  /** Whether two messages beside each other are near for some rule. */
  areNear(before: Message | undefined, message: Message | undefined): boolean {
    if (before === undefined || message === undefined || this.seconds < 0) return false;
    const { timestamp: time } = message.header;
    const { timestamp: timeBefore } = before.header;
    if (time === undefined || timeBefore === undefined) return true;
    return Math.abs(time - timeBefore) <= this.seconds;
  }
}
