import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emoticonByName } from '../../../server/src/markdown/emoticons';
import { inventedConversation, realConversation, type Said } from './conversation';
import { CUTS, DIFFERENCES, type Exported, exported } from './exports';
import { Random } from './random';

/** Two exports of one conversation. */
export interface PairOfExports {
  /** What is needed to make it again. */
  readonly name: string;
  readonly said: readonly Said[];
  readonly a: readonly Exported[];
  readonly b: readonly Exported[];
}

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus');

/** The maximum number of messages of a conversation that is cut from a real log. */
const MAX_MESSAGES = 300;

/** The differences of names. Where a log has messages twice, under two names, nothing tells who of them has which name on the other side. */
export const OF_NAMES: ReadonlySet<string> = new Set(['renamed', 'oneRenamed', 'someRenamed', 'me']);

/** Makes pairs of exports of invented and, where they are there, of real conversations. */
export class Pairs {
  readonly #real: { readonly day: string; readonly path: string }[] = [];

  constructor() {
    if (!existsSync(CORPUS)) return;
    const files = readdirSync(CORPUS, { withFileTypes: true, recursive: true }).filter(entry =>
      entry.isFile(),
    );
    for (const { name, parentPath } of files)
      this.#real.push({ day: name.slice(0, 10), path: join(parentPath, name) });
    this.#real.sort((x, y) => (x.path < y.path ? -1 : 1));
  }

  /** @param differences names in `DIFFERENCES`; each is of one of the two exports */
  pair(seed: number, differences: readonly string[], cut?: string): PairOfExports {
    const random = new Random(seed);
    const said = this.#conversation(random);
    const cutName = cut ?? random.of(Object.keys(CUTS));
    const areNamesKnown = !differences.some(name => OF_NAMES.has(name));
    const sides = CUTS[cutName]!(said, random).map(each => exported(sameTwins(each, said, areNamesKnown)));
    for (const name of differences) {
      const side = random.between(0, 1);
      sides[side] = DIFFERENCES[name]!(sides[side]!, random);
    }
    return { name: `${differences.join('+')}, ${cutName}, seed ${seed}`, said, a: sides[0]!, b: sides[1]! };
  }

  #conversation(random: Random): Said[] {
    if (this.#real.length === 0 || random.chance(0.5)) {
      return inventedConversation(random, random.of([10, 30, 60, 120, 240]));
    }
    const { day, path } = random.of(this.#real);
    const said = realConversation(readFileSync(path, 'utf8'), day);
    if (said.length <= MAX_MESSAGES) return said;
    const from = random.between(0, said.length - MAX_MESSAGES);
    return said.slice(from, from + MAX_MESSAGES).map((each, id) => ({ ...each, id }));
  }
}

/** A text with its emoticons as emoji, as which they are the same. */
function withEmoji(body: string): string {
  return body.replace(/\[([^\]\n]{1,8})\]/g, (whole, name: string) => emoticonByName(name)?.emoji ?? whole);
}

/**
 * Which of several equal messages of a person in one second is missing cannot be told, and if names are others, which of those of several
 * people. So of as many as a side has, it has the first.
 *
 * @param all the conversation, by `id`
 */
function sameTwins(side: readonly Said[], all: readonly Said[], areNamesKnown: boolean): Said[] {
  const keyOf = ({ time, speaker, body }: Said) =>
    `${time} ${areNamesKnown ? speaker : ''} ${withEmoji(body).trim()}`;
  const ids = new Map<string, number[]>();
  for (const each of all) ids.set(keyOf(each), [...(ids.get(keyOf(each)) ?? []), each.id]);
  return side.map(each => all[ids.get(keyOf(each))!.shift()!]!).sort((x, y) => x.id - y.id);
}

/** Whether a conversation has the same text in the same second from two people. */
export function hasTwins(said: readonly Said[]): boolean {
  const speakers = new Map<string, string>();
  return said.some(({ time, body, speaker }) => {
    const key = `${time} ${body.trim()}`;
    const other = speakers.get(key);
    speakers.set(key, speaker);
    return body.length > 8 && other !== undefined && other !== speaker;
  });
}
