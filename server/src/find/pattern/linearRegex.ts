import type { Steps } from '../../text/steps';
import { isHighSurrogate, isLowSurrogate } from '../../text/surrogates';
import type { Alike, CodePoint } from './alike';
import { Automaton, type State } from './automaton';
import { CharClasses, Kind } from './charClasses';
import type { CharSet } from './charSet';
import { compile } from './regexProgram';
import { type Regex, readRegex } from './regexSyntax';
import type { Place, TextPattern } from './textPattern';

/** The UTF-16 units that are read in a step: less than a millisecond of work, some ten for a pattern that is written to be slow. */
const STEP = 10_000;

/**
 * A regular expression that is found in a time that grows with the text alone. JavaScript's own may take any time for some patterns
 * (`(a+)+b`), and nothing can stop it in the thread that runs it.
 */
export class LinearRegex implements TextPattern {
  readonly solid: readonly (readonly number[])[];
  readonly #classes: CharClasses;
  readonly #anywhere: Automaton;
  readonly #here: Automaton;
  readonly #backwards: Automaton;

  /** @throws {RegexProblem} */
  constructor(pattern: string, alike: Alike) {
    const regex = readRegex(pattern, alike);
    const [forwards, backwards] = [compile(regex, false), compile(regex, true)];
    this.#classes = new CharClasses(forwards.steps.flatMap(step => (step.kind === 'read' ? [step.set] : [])));
    this.#anywhere = new Automaton(forwards, this.#classes, false);
    this.#here = new Automaton(forwards, this.#classes, true);
    this.#backwards = new Automaton(backwards, this.#classes, true);
    this.solid = longestRun(regex);
  }

  *isIn(text: string): Steps<boolean> {
    let state = this.#anywhere.startBehind(Kind.Edge);
    for (let from = 0; ; from += STEP) {
      const read = this.#firstEnd(text, from, Math.min(text.length, from + STEP), state);
      if (typeof read === 'number') return true;
      if (read === undefined) return false;
      state = read;
      yield;
    }
  }

  firstIn(text: string, from: number): Place | undefined {
    // Behind a high surrogate is half a character.
    const start = isLowSurrogate(text.charCodeAt(from)) && from > 0 ? from + 1 : from;
    const end = this.#firstEnd(
      text,
      start,
      text.length,
      this.#anywhere.startBehind(this.#kindBefore(text, start)),
    );
    if (typeof end !== 'number') return undefined;
    const first = this.#farthestStart(text, end, start);
    return { start: first, end: this.#farthestEnd(text, first) };
  }

  /**
   * Reads a part of a text.
   *
   * @returns the end of the first match; the state at the end of the part, if there is none in it; `undefined` at the end of the text
   */
  #firstEnd(text: string, from: number, to: number, start: State): number | State | undefined {
    const automaton = this.#anywhere;
    const classes = this.#classes;
    let state = start;
    let at = from;
    // The second half of a character that began in the part before.
    if (from > 0 && isLowSurrogate(text.charCodeAt(from)) && isHighSurrogate(text.charCodeAt(from - 1))) at++;
    while (at < to) {
      const point = text.codePointAt(at)!;
      const move = automaton.move(state, classes.of(point));
      if (move.isMatch) return at;
      state = move.next!;
      at += point > 0xffff ? 2 : 1;
    }
    if (to < text.length) return state;
    return automaton.move(state, automaton.end).isMatch ? text.length : undefined;
  }

  /** The longest match that begins at an offset, by its end. */
  #farthestEnd(text: string, from: number): number {
    const automaton = this.#here;
    let state: State | undefined = automaton.startBehind(this.#kindBefore(text, from));
    let end = from;
    let at = from;
    for (; at < text.length && state !== undefined; ) {
      const point = text.codePointAt(at)!;
      const move = automaton.move(state, this.#classes.of(point));
      if (move.isMatch) end = at;
      state = move.next;
      at += point > 0xffff ? 2 : 1;
    }
    return state !== undefined && automaton.move(state, automaton.end).isMatch ? text.length : end;
  }

  /** The longest match that ends at an offset and does not begin before another one, by its start. */
  #farthestStart(text: string, end: number, from: number): number {
    const automaton = this.#backwards;
    let state: State | undefined = automaton.startBehind(this.#kindAfter(text, end));
    let start = end;
    let at = end;
    while (at > from && state !== undefined) {
      const point = pointBefore(text, at);
      const move = automaton.move(state, this.#classes.of(point));
      if (move.isMatch) start = at;
      state = move.next;
      at -= point > 0xffff ? 2 : 1;
    }
    if (state === undefined) return start;
    const next = at === 0 ? automaton.end : this.#classes.of(pointBefore(text, at));
    return automaton.move(state, next).isMatch ? at : start;
  }

  #kindBefore(text: string, at: number): Kind {
    return at === 0 ? Kind.Edge : this.#classes.kinds[this.#classes.of(pointBefore(text, at))]!;
  }

  #kindAfter(text: string, at: number): Kind {
    return at === text.length ? Kind.Edge : this.#classes.kinds[this.#classes.of(text.codePointAt(at)!)]!;
  }
}

function pointBefore(text: string, at: number): CodePoint {
  const isPair =
    at > 1 && isLowSurrogate(text.charCodeAt(at - 1)) && isHighSurrogate(text.charCodeAt(at - 2));
  return isPair ? text.codePointAt(at - 2)! : text.charCodeAt(at - 1);
}

/** Sets with more characters rule out too little. */
const MAX_CHARS = 40;

/** The longest sequence of characters that every match holds, each one of a few. */
function longestRun(regex: Regex): readonly (readonly number[])[] {
  let longest: (readonly number[])[] = [];
  let run: (readonly number[])[] = [];
  const end = () => {
    if (run.length > longest.length) longest = run;
    run = [];
  };
  const visit = (part: Regex): void => {
    if (part.kind === 'sequence') for (const item of part.items) visit(item);
    else if (part.kind === 'set') {
      const chars = charsOf(part.set);
      if (chars === undefined) end();
      else run.push(chars);
    } else if (part.kind === 'repeat' && part.min > 0) {
      visit(part.item);
      end();
    } else if (part.kind !== 'assertion') end();
  };
  visit(regex);
  end();
  return longest;
}

function charsOf(set: CharSet): number[] | undefined {
  const chars: number[] = [];
  for (let i = 0; i < set.length; i += 2) {
    if (set[i + 1]! - set[i]! > MAX_CHARS) return undefined;
    for (let point = set[i]!; point <= set[i + 1]!; point++) chars.push(point);
  }
  return chars.length > MAX_CHARS ? undefined : chars;
}
