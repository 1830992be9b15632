import type { Directive, NamedRule } from '../markdown/directives';

/** Rules that directives name, and directives for all rules, that turned something off. */
export type Used = ReadonlySet<Directive | NamedRule>;

/**
 * What the directives turn off that are about more than one line: those for the whole log come first, then everything in the order of
 * the text, once.
 */
export class WideDirectives {
  /** What turned something off: a rule that a directive names, or a directive for all rules. */
  readonly used = new Set<Directive | NamedRule>();
  readonly #file = new Waiting();
  readonly #here = new Waiting();
  readonly #offEverywhere = new Set<string>();
  #allOffEverywhere = false;
  readonly #off = new Set<string>();
  #allOff = false;
  /** Those that were turned on again since all were turned off. */
  readonly #on = new Set<string>();

  /** Notes a directive that is about the whole log. */
  turnOffEverywhere(directive: Directive): void {
    if (directive.kind !== 'disable-file') return;
    this.#file.add(directive);
    if (directive.rules.length === 0) this.#allOffEverywhere = true;
    for (const { id } of directive.rules) this.#offEverywhere.add(id);
  }

  /** Goes on behind a directive. */
  pass(directive: Directive): void {
    if (directive.kind === 'disable') this.#turnOff(directive);
    else if (directive.kind === 'enable') this.#turnOn(directive);
  }

  /** Whether a finding of a rule is suppressed here; what does it counts as used. */
  suppresses(id: string): boolean {
    const isOffByAll = this.#allOff && !this.#on.has(id);
    const isOff = this.#isOff(id);
    const isOffEverywhere = this.#allOffEverywhere || this.#offEverywhere.has(id);
    if (isOff) this.#here.use(id, isOffByAll, this.used);
    if (isOffEverywhere) this.#file.use(id, true, this.used);
    return isOff || isOffEverywhere;
  }

  #isOff(id: string): boolean {
    return this.#off.has(id) || (this.#allOff && !this.#on.has(id));
  }

  #turnOff(directive: Directive): void {
    this.#here.add(directive);
    if (directive.rules.length === 0) {
      this.#allOff = true;
      this.#on.clear();
    }
    for (const { id } of directive.rules) this.#off.add(id);
  }

  #turnOn(directive: Directive): void {
    if (directive.rules.length === 0) {
      if (this.#allOff || this.#off.size > 0) this.used.add(directive);
      this.#allOff = false;
      this.#on.clear();
      this.#off.clear();
      this.#here.clear();
    }
    for (const rule of directive.rules) {
      if (this.#isOff(rule.id)) this.used.add(rule);
      this.#off.delete(rule.id);
      if (this.#allOff) this.#on.add(rule.id);
      this.#here.remove(rule.id);
    }
  }
}

/** Directives in force that have not suppressed anything so far. Each is used once, so that all of it takes linear time. */
class Waiting {
  #forAll: Directive[] = [];
  readonly #byRule = new Map<string, NamedRule[]>();

  add(directive: Directive): void {
    if (directive.rules.length === 0) this.#forAll.push(directive);
    for (const rule of directive.rules) {
      const waiting = this.#byRule.get(rule.id);
      if (waiting === undefined) this.#byRule.set(rule.id, [rule]);
      else waiting.push(rule);
    }
  }

  use(id: string, withThoseForAll: boolean, used: Set<Directive | NamedRule>): void {
    for (const rule of this.#byRule.get(id) ?? []) used.add(rule);
    this.#byRule.delete(id);
    if (!withThoseForAll) return;
    for (const directive of this.#forAll) used.add(directive);
    this.#forAll = [];
  }

  remove(id: string): void {
    this.#byRule.delete(id);
  }

  clear(): void {
    this.#forAll = [];
    this.#byRule.clear();
  }
}
