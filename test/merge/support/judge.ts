import { emoticonByName } from '../../../server/src/markdown/emoticons';
import { align } from '../../../server/src/merge/align/align';
import type { Alignment } from '../../../server/src/merge/align/alignment';
import { Sequences } from '../../../server/src/merge/compared/sequenceBuilder';
import { NO_PEOPLE } from '../../../server/src/people/people';
import type { Said } from './conversation';
import type { Exported } from './exports';

/** What an alignment got wrong. */
export interface Verdict {
  readonly alignment: Alignment;
  /** Messages that count as one with another message. */
  readonly lost: readonly string[];
  /** Messages of both sides that are not recognized as one. */
  readonly doubled: readonly string[];
}

/** Aligns two exports, and compares the result with the truth. */
export function judge(said: readonly Said[], a: readonly Exported[], b: readonly Exported[]): Verdict {
  const sequences = new Sequences(
    [...a, ...b].map(({ speaker }) => speaker),
    NO_PEOPLE,
  );
  const alignment = align(sequences.build(a), sequences.build(b));
  const lost: string[] = [];
  const partner = new Map<Exported, readonly Exported[]>();
  const textOf = (id: number) =>
    said[id]!.body.replace(
      /\[([^\]\n]{1,8})\]/g,
      (whole, name: string) => emoticonByName(name)?.emoji ?? whole,
    )
      .replace(/\s+/g, ' ')
      .trim();
  /** Which of several messages of a person with one text is which does not matter, as long as none is missing. */
  const kindOf = (id: number) => `${said[id]!.speaker}\u0000${textOf(id)}`;
  /** Nor does it for those of several people in one second, if their names are others. */
  const secondOf = (id: number) => `${said[id]!.time}\u0000${textOf(id)}`;
  const balance = new Map<string, { readonly text: string; readonly keyOf: (id: number) => string }>();
  for (const pair of alignment.pairs) {
    const messagesA = pair.a.map(index => a[index]!);
    const messagesB = pair.b.map(index => b[index]!);
    for (const each of messagesA) partner.set(each, messagesB);
    for (const each of messagesB) partner.set(each, messagesA);
    const idsA = idsOf(messagesA);
    const idsB = idsOf(messagesB);
    if (idsA.join() === idsB.join()) continue;
    const text = `${shown(messagesA)} | ${shown(messagesB)}`;
    const isOne = idsA.length === 1 && idsB.length === 1;
    const areAlike = (key: (id: number) => string) => idsA.map(key).join() === idsB.map(key).join();
    const keyOf = [kindOf, secondOf].find(areAlike);
    if (keyOf === undefined || (keyOf === secondOf && !isOne)) lost.push(text);
    else if (isOne) balance.set(keyOf(idsA[0]!), { text, keyOf });
  }
  const doubled: string[] = [];
  for (const { all, isOne } of components(a, b)) {
    const isPaired = all.every(each => partner.has(each));
    if (isOne && !isPaired) {
      const [id] = all[0]!.ids;
      const isCounted = all[0]!.ids.length === 1 && [kindOf, secondOf].some(keyOf => balance.has(keyOf(id!)));
      if (!isCounted) doubled.push(...all.filter(each => !partner.has(each)).map(each => shown([each])));
    }
  }
  // For each kind whose messages were exchanged: as many must be in pairs as are on both sides. One that a side has joined with others stays.
  for (const [kind, { text, keyOf }] of balance) {
    const idsOfKind = (messages: readonly Exported[], isJoined: boolean) =>
      new Set(
        messages
          .filter(({ ids }) => ids.length > 1 === isJoined)
          .flatMap(({ ids }) => ids)
          .filter(id => keyOf(id) === kind),
      );
    const [inA, inB] = [idsOfKind(a, false), idsOfKind(b, false)];
    const joined = idsOfKind([...a, ...b], true);
    const common = [...inA].filter(id => inB.has(id)).length;
    const own = a.filter(({ ids }) => ids.length === 1 && inA.has(ids[0]!));
    const paired = new Set(own.filter(each => partner.has(each)).map(({ ids }) => ids[0])).size;
    const needed = [...new Set([...inA, ...inB])].filter(id => !joined.has(id)).length;
    if (inA.size + inB.size - paired < needed) lost.push(text);
    if (paired < common) doubled.push(text);
  }
  return { alignment, lost, doubled };
}

/** Messages of both exports that are of the same messages, directly or by others; whether both exports have the whole of them. */
function components(a: readonly Exported[], b: readonly Exported[]): { all: Exported[]; isOne: boolean }[] {
  const byId = new Map<number, Exported[]>();
  const isOfA = new Set(a);
  for (const each of [...a, ...b]) for (const id of each.ids) byId.set(id, [...(byId.get(id) ?? []), each]);
  const seen = new Set<Exported>();
  const found: { all: Exported[]; isOne: boolean }[] = [];
  for (const each of a) {
    if (seen.has(each)) continue;
    const all: Exported[] = [];
    const open = [each];
    seen.add(each);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      all.push(next);
      for (const id of next.ids) {
        for (const other of byId.get(id)!) {
          if (!seen.has(other)) open.push(other);
          seen.add(other);
        }
      }
    }
    const idsA = idsOf(all.filter(each => isOfA.has(each)));
    const idsB = idsOf(all.filter(each => !isOfA.has(each)));
    found.push({ all, isOne: idsA.join() === idsB.join() });
  }
  return found;
}

function idsOf(messages: readonly Exported[]): number[] {
  return [...new Set(messages.flatMap(({ ids }) => ids))].sort((x, y) => x - y);
}

function shown(messages: readonly Exported[]): string {
  return messages
    .map(({ time, speaker, body, ids }) => {
      const clock = new Date(time * 1000).toISOString().slice(8, 19);
      return `#${ids.join('+')} ${clock} ${speaker}: ${body.slice(0, 40).replaceAll('\n', '⏎')}`;
    })
    .join(' + ');
}
