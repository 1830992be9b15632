import { type CharClasses, Kind } from './charClasses';
import type { Program } from './regexProgram';
import type { Assertion } from './regexSyntax';

/** More states are forgotten, and made again when they are needed: memory is bounded, and the time is still linear. */
const MAX_STATES = 1_000;

/** Where the steps of a program are at once, behind a character of some kind. */
export interface State {
  /** The indexes of steps that have not followed splits and assertions yet, ascending. */
  readonly steps: readonly number[];
  readonly before: Kind;
  /** What follows from the next character, by its class; the last class is the end of the text. */
  readonly moves: (Move | undefined)[];
}

export interface Move {
  /** Whether a match ends before the character. */
  readonly isMatch: boolean;
  /** `undefined` if nothing can match any more. */
  readonly next: State | undefined;
}

/** Runs a program over texts. It remembers states and their moves (lazily: a text meets few of them), so that a character costs one look. */
export class Automaton {
  readonly #program: Program;
  readonly #classes: CharClasses;
  readonly #isAnchored: boolean;
  readonly #states = new Map<string, State>();

  /** @param isAnchored whether a match begins where the text does */
  constructor(program: Program, classes: CharClasses, isAnchored: boolean) {
    this.#program = program;
    this.#classes = classes;
    this.#isAnchored = isAnchored;
  }

  /** The state at a place behind a character of some kind. */
  startBehind(before: Kind): State {
    return this.#state([this.#program.start], before);
  }

  /** The class of the end of a text. */
  get end(): number {
    return this.#classes.count;
  }

  move(state: State, charClass: number): Move {
    const known = state.moves[charClass];
    if (known !== undefined) return known;
    const isEnd = charClass === this.end;
    const after = isEnd ? Kind.Edge : this.#classes.kinds[charClass]!;
    const { isMatch, reading } = this.#follow(state, after);
    const next = new Set<number>();
    for (const index of reading) {
      const step = this.#program.steps[index]!;
      if (step.kind === 'read' && !isEnd && this.#classes.isIn(step.set, charClass)) next.add(step.next);
    }
    if (!this.#isAnchored) next.add(this.#program.start);
    const isOver = isEnd || next.size === 0;
    const move = {
      isMatch,
      next: isOver
        ? undefined
        : this.#state(
            [...next].sort((a, b) => a - b),
            after,
          ),
    };
    state.moves[charClass] = move;
    return move;
  }

  /** Follows splits, and the assertions that hold between two characters. Returns the steps that read. */
  #follow(
    { steps, before }: State,
    after: Kind,
  ): { readonly isMatch: boolean; readonly reading: readonly number[] } {
    const seen = new Set(steps);
    const reading: number[] = [];
    let isMatch = false;
    // A set visits what is added meanwhile.
    for (const index of seen) {
      const step = this.#program.steps[index]!;
      if (step.kind === 'read') reading.push(index);
      else if (step.kind === 'match') isMatch = true;
      else if (step.kind === 'split') for (const next of step.next) seen.add(next);
      else if (holdsBetween(step.assertion, before, after)) seen.add(step.next);
    }
    return { isMatch, reading };
  }

  #state(steps: readonly number[], before: Kind): State {
    const key = `${before}:${steps.join()}`;
    let state = this.#states.get(key);
    if (state === undefined) {
      if (this.#states.size === MAX_STATES) this.#forget();
      state = { steps, before, moves: [] };
      this.#states.set(key, state);
    }
    return state;
  }

  #forget(): void {
    // A state that is still in use would keep all others through its moves.
    for (const state of this.#states.values()) state.moves.length = 0;
    this.#states.clear();
  }
}

function holdsBetween(assertion: Assertion, before: Kind, after: Kind): boolean {
  switch (assertion) {
    case 'lineStart':
      return before === Kind.Edge;
    case 'lineEnd':
      return after === Kind.Edge;
    case 'wordEdge':
      return (before === Kind.Word) !== (after === Kind.Word);
    case 'noWordEdge':
      return (before === Kind.Word) === (after === Kind.Word);
  }
}
