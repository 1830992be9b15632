import type { People, Person } from '../people/people';
import { SPEAKER_SLOTS } from '../protocol';

/** The speakers of one log or of several, with the number of their messages. */
export interface SpokenNames {
  readonly names: Iterable<string>;
  /** 0 for a name that no speaker has. */
  count(name: string): number;
}

/** Names with the number of their messages. */
export function spokenNames(counts: ReadonlyMap<string, number>): SpokenNames {
  return {
    get names() {
      return counts.keys();
    },
    count: name => counts.get(name) ?? 0,
  };
}

/**
 * Which slot of the palette (`protocol/speakerPalette.ts`) each person of a log has: 1 to `SPEAKER_SLOTS`. At first they go by the number
 * of messages, as the first slots can be told apart best. From then on a person keeps theirs, whatever is edited; only another
 * opening of the log shares the slots out again. A new speaker gets the slot that the fewest present speakers have.
 *
 * People with a color in the registry and the exporter take no slot.
 */
export class SpeakerSlots {
  readonly #speakers: SpokenNames;
  /** By name; also of names that are gone, as they may come back. */
  readonly #slots = new Map<string, number>();

  /** @param speakers read now, and again whenever a new speaker needs a slot */
  constructor(speakers: SpokenNames, people: People) {
    this.#speakers = speakers;
    const messages = new Map<Person, number>();
    for (const name of speakers.names) {
      const person = people.personOf(name);
      if (needsSlot(person)) messages.set(person, (messages.get(person) ?? 0) + speakers.count(name));
    }
    const ordered = [...messages].sort(([a, most], [b, count]) => count - most || (a.name < b.name ? -1 : 1));
    for (const [rank, [person]] of ordered.entries()) this.#keep(person, 1 + (rank % SPEAKER_SLOTS));
  }

  /** The slot of a person; `undefined` for one who does not speak here. */
  slotOf(person: Person): number | undefined {
    const known = person.names.find(name => this.#slots.has(name));
    const isPresent = person.names.some(name => this.#speakers.count(name) > 0);
    if (!isPresent) return undefined;
    if (known !== undefined) return this.#slots.get(known);
    const slot = this.#leastUsed();
    this.#keep(person, slot);
    return slot;
  }

  #keep({ names }: Person, slot: number): void {
    for (const name of names) this.#slots.set(name, slot);
  }

  /** The slot that the fewest present names have; among equals the first. Forgets names that are gone when they are many. */
  #leastUsed(): number {
    const uses = new Array<number>(SPEAKER_SLOTS).fill(0);
    let present = 0;
    for (const [name, slot] of this.#slots) {
      if (this.#speakers.count(name) === 0) continue;
      uses[slot - 1]!++;
      present++;
    }
    if (this.#slots.size > MAX_GONE + present * 2) this.#forgetGone();
    return 1 + uses.indexOf(Math.min(...uses));
  }

  #forgetGone(): void {
    for (const name of this.#slots.keys()) if (this.#speakers.count(name) === 0) this.#slots.delete(name);
  }
}

/** The number of names without messages that are remembered in any case: parts of names while they are typed, undone edits. */
const MAX_GONE = 1000;

function needsSlot({ color, isMe }: Person): boolean {
  return color === undefined && !isMe;
}
