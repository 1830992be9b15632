import { readReplyQuote } from '../markdown/replyQuote';
import type { Message } from '../model/message';
import { isEveryone } from '../people/everyone';
import { mentionAt } from '../people/mention';
import { MAX_SITES, type MentionSite } from '../people/mentionSites';
import type { People } from '../people/people';
import type { FindChoices, FindProblem } from '../protocol';
import type { RenderContext } from '../render/renderContext';
import type { Day } from '../text/calendar';
import type { Steps } from '../text/steps';
import { type Kinds, kindBit } from './messageKinds';
import { type MeantPeople, peopleMeant, type QueryPeople, unknownName } from './namesInQuery';
import { type Alike, alikeBy } from './pattern/alike';
import { LinearRegex } from './pattern/linearRegex';
import { LiteralPattern } from './pattern/literalPattern';
import { RegexProblem } from './pattern/regexSyntax';
import { SourceFilter } from './pattern/sourceFilter';
import type { TextPattern } from './pattern/textPattern';
import type { FindQuery, QueryTerm } from './query/queryTerm';
import { searchedBody } from './searchedBody';

/** What is known of a log that is not read. */
export interface LogFacts {
  readonly day: Day | undefined;
  /** The names of the speakers. */
  readonly speakers: { has(name: string): boolean };
  /** Where an `@` may begin a mention; absent if that is not known. `MAX_SITES` at most. */
  readonly mentions?: { readonly length: number; all(): readonly MentionSite[] };
}

/** The people who are mentioned. */
interface Mentioned extends MeantPeople {
  /** What the mention says, for someone who is in no registry and speaks in no log. */
  readonly text: LiteralPattern;
}

/** A query that is ready to be compared with messages. */
export class MessageQuery {
  /** Patterns that must be in a message, and those that must not. */
  readonly patterns: TextPattern[] = [];
  readonly #without: TextPattern[] = [];
  readonly #filters: SourceFilter[] = [];
  /** One of these names speaks; `undefined` for anyone. */
  #speakers: Set<string> | undefined;
  readonly #notSpeakers = new Set<string>();
  readonly #mentioned: Mentioned[] = [];
  readonly #notMentioned: Mentioned[] = [];
  /** Of each of these kinds one. */
  readonly #kinds: Kinds[] = [];
  #notKinds: Kinds = 0;
  #mustBeReply = false;
  #mustBeNoReply = false;
  /** The day is in one of these, and in each of `#all`. */
  readonly #oneOf: Days[] = [];
  readonly #all: Days[] = [];
  readonly #notDays: Days[] = [];
  readonly #people: People;

  private constructor(people: People) {
    this.#people = people;
  }

  /**
   * @param hanForms `HAN_FORMS`; needed unless forms are told apart
   * @returns problems, if a name means no one, or a regular expression can't be read
   */
  static of(
    { terms }: FindQuery,
    choices: FindChoices,
    known: QueryPeople,
    hanForms: string | undefined,
  ): MessageQuery | readonly FindProblem[] {
    const alike = alikeBy(choices, hanForms);
    const query = new MessageQuery(known.people);
    const problems = terms.flatMap(term => query.#add(term, alike, known) ?? []);
    return problems.length === 0 ? query : problems;
  }

  #add(term: QueryTerm, alike: Alike, known: QueryPeople): FindProblem | undefined {
    const { isExcluded, span } = term;
    switch (term.kind) {
      case 'text':
        this.#addPattern(new LiteralPattern(term.text, alike), isExcluded);
        return undefined;
      case 'regex':
        try {
          this.#addPattern(new LinearRegex(term.pattern, alike), isExcluded);
          return undefined;
        } catch (error) {
          if (!(error instanceof RegexProblem)) throw error;
          const { message, start, end } = error;
          if (term.at === -1 || end > term.pattern.length) return { message, ...span };
          return { message, start: term.at + start, end: term.at + end };
        }
      case 'from': {
        const { names } = peopleMeant(term.name, known, alike);
        if (names.size === 0) return { message: unknownName(term.name, known), ...span };
        if (!isExcluded) this.#speakers ??= new Set();
        for (const name of names) (isExcluded ? this.#notSpeakers : this.#speakers!).add(name);
        return undefined;
      }
      case 'mentions': {
        const meant = peopleMeant(term.name, known, alike);
        const mentioned = { ...meant, text: new LiteralPattern(term.name, alike) };
        (isExcluded ? this.#notMentioned : this.#mentioned).push(mentioned);
        return undefined;
      }
      case 'has': {
        const kinds = term.kinds.reduce((bits, kind) => bits | kindBit(kind), 0);
        if (isExcluded) this.#notKinds |= kinds;
        else this.#kinds.push(kinds);
        return undefined;
      }
      case 'reply':
        if (isExcluded) this.#mustBeNoReply = true;
        else this.#mustBeReply = true;
        return undefined;
      case 'days':
        this.#addDays(term);
        return undefined;
    }
  }

  #addPattern(pattern: TextPattern, isExcluded: boolean): void {
    if (isExcluded) this.#without.push(pattern);
    else {
      this.patterns.push(pattern);
      const filter = SourceFilter.of(pattern);
      if (filter !== undefined) this.#filters.push(filter);
    }
  }

  #addDays({ key, first, last, isExcluded }: QueryTerm & { kind: 'days' }): void {
    const days =
      key === 'in'
        ? (day: Day) => first <= day && day <= last
        : key === 'before'
          ? (day: Day) => day < first
          : (day: Day) => day > last;
    if (isExcluded) this.#notDays.push(days);
    else if (key === 'in') this.#oneOf.push(days);
    else this.#all.push(days);
  }

  /** One of these names speaks in all messages that are found; `undefined` for anyone. */
  get speakers(): ReadonlySet<string> | undefined {
    return this.#speakers;
  }

  /** Whether a log of a day may have messages that are found. A log without a day is of none. */
  isOfDay(day: Day | undefined): boolean {
    if (day === undefined) return this.#oneOf.length === 0 && this.#all.length === 0;
    if (this.#oneOf.length > 0 && !this.#oneOf.some(days => days(day))) return false;
    return this.#all.every(days => days(day)) && !this.#notDays.some(days => days(day));
  }

  /** Whether a log may have messages that are found, from what is known of it. Errs on the side of `true`. */
  mayFindIn({ day, speakers, mentions }: LogFacts): boolean {
    if (!this.isOfDay(day)) return false;
    if (this.#speakers !== undefined && !some(this.#speakers, name => speakers.has(name))) return false;
    if (this.#mentioned.length === 0 || mentions === undefined || mentions.length >= MAX_SITES) return true;
    const sites = mentions.all();
    return this.#mentioned.every(mentioned => sites.some(({ text }) => this.#mayMention(text, mentioned)));
  }

  #mayMention(text: string, { names, isMe, text: unknown }: Mentioned): boolean {
    if (isMe && EVERYONE.test(text)) return true;
    const name = mentionAt(text, 0, this.#people.known)?.name;
    if (name !== undefined && (names.has(name) || (isMe && this.#people.personOf(name).isMe))) return true;
    return unknown.firstIn(text, 1)?.start === 1;
  }

  /** Whether a log may have messages that are found, from its source. Errs on the side of `true`. */
  mayFindInSource(source: string): boolean {
    return this.#filters.every(filter => filter.mayShow(source));
  }

  /** Whether a message of a log that `mayFindIn` is found. A long message is read in steps. */
  *finds(message: Message, context: RenderContext): Steps<boolean> {
    const { speaker } = message.header;
    if (this.#speakers !== undefined && !this.#speakers.has(speaker)) return false;
    if (this.#notSpeakers.has(speaker)) return false;
    if (this.#mustBeReply && !isReply(message)) return false;
    if (this.#mustBeNoReply && isReply(message)) return false;
    if (!this.#readsBodies) return true;
    const { text, kinds, mentions } = searchedBody(message, context);
    if (!this.#kinds.every(each => (each & kinds) !== 0) || (kinds & this.#notKinds) !== 0) return false;
    const isMentioned = (mentioned: Mentioned) =>
      mentions.some(mention => this.#means(mention, mentioned, context));
    if (!this.#mentioned.every(isMentioned) || this.#notMentioned.some(isMentioned)) return false;
    for (const pattern of this.patterns) if (!(yield* pattern.isIn(text))) return false;
    for (const pattern of this.#without) if (yield* pattern.isIn(text)) return false;
    return true;
  }

  get #readsBodies(): boolean {
    return (
      this.patterns.length > 0 ||
      this.#without.length > 0 ||
      this.#kinds.length > 0 ||
      this.#notKinds !== 0 ||
      this.#mentioned.length > 0 ||
      this.#notMentioned.length > 0
    );
  }

  /** Whether a mention, with its `@`, is of someone. */
  #means(mention: string, { names, isMe, text }: Mentioned, context: RenderContext): boolean {
    const name = mentionAt(mention, 0, context.names, context.people.known)?.name ?? mention.slice(1);
    if (isMe) return context.people.personOf(name).isMe || isEveryone(mention.slice(1));
    if (names.has(name)) return true;
    const place = text.firstIn(name, 0);
    return names.size === 0 && place?.start === 0 && place.end === name.length;
  }
}

type Days = (day: Day) => boolean;

/** What may address everyone (`isEveryone`), with the text that follows. */
const EVERYONE = /^@(?:所有人|全体成员|all|everyone|here|channel)/i;

function isReply({ lines, bodyStart, bodyEnd }: Message): boolean {
  return readReplyQuote(lines, bodyStart, bodyEnd) !== undefined;
}

function some<T>(all: Iterable<T>, isRight: (each: T) => boolean): boolean {
  for (const each of all) if (isRight(each)) return true;
  return false;
}
