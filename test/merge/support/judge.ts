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
  /** Which of several messages of one person with one text is which does not matter, as long as none is missing. */
  const kinds = new Map<string, number>();
  const kindOf = (id: number) => {
    const { speaker, body } = said[id]!;
    const key = `${speaker}\u0000${body
      .replace(/\[([^\]\n]{1,8})\]/g, (whole, name: string) => emoticonByName(name)?.emoji ?? whole)
      .replace(/\s+/g, ' ')
      .trim()}`;
    if (!kinds.has(key)) kinds.set(key, kinds.size);
    return kinds.get(key)!;
  };
  const balance = new Map<number, { text: string; sum: number }>();
  for (const pair of alignment.pairs) {
    const messagesA = pair.a.map(index => a[index]!);
    const messagesB = pair.b.map(index => b[index]!);
    for (const each of messagesA) partner.set(each, messagesB);
    for (const each of messagesB) partner.set(each, messagesA);
    const idsA = idsOf(messagesA);
    const idsB = idsOf(messagesB);
    if (idsA.join() === idsB.join()) continue;
    const text = `${shown(messagesA)} | ${shown(messagesB)}`;
    if (idsA.map(kindOf).join() !== idsB.map(kindOf).join()) lost.push(text);
    else if (idsA.length === 1) balance.set(kindOf(idsA[0]!), { text, sum: 0 });
  }
  const doubled: string[] = [];
  for (const { all, isOne } of components(a, b)) {
    const isPaired = all.every(each => partner.has(each));
    if (isOne && !isPaired) {
      const kind = all[0]!.ids.length === 1 ? balance.get(kindOf(all[0]!.ids[0]!)) : undefined;
      if (kind === undefined)
        doubled.push(...all.filter(each => !partner.has(each)).map(each => shown([each])));
    }
  }
  // For each kind whose messages were exchanged: as many must be in pairs as are on both sides.
  for (const [kind, { text }] of balance) {
    const own = (messages: readonly Exported[]) =>
      messages.filter(({ ids }) => ids.length === 1 && kindOf(ids[0]!) === kind);
    const inA = own(a);
    const inB = new Set(own(b).map(({ ids }) => ids[0]!));
    const common = inA.filter(({ ids }) => inB.has(ids[0]!)).length;
    const paired = inA.filter(each => partner.has(each)).length;
    if (paired > common) lost.push(text);
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
