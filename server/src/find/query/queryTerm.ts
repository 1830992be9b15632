import type { FindProblem, MessageKind } from '../../protocol';
import type { Day } from '../../text/calendar';

/** A part of a query, in UTF-16 units; `end` is exclusive. */
export interface QuerySpan {
  readonly start: number;
  readonly end: number;
}

/** What a term requires of a message. */
export type Requirement =
  /** A part of what is said. */
  | { readonly kind: 'text'; readonly text: string }
  /** What matches a pattern, given without its slashes. `at`: the offset of the pattern in the query. */
  | { readonly kind: 'regex'; readonly pattern: string; readonly at: number }
  /** The speaker, or who is mentioned; `name` is as typed. */
  | { readonly kind: 'from' | 'mentions'; readonly name: string }
  /** At least one of these. */
  | { readonly kind: 'has'; readonly kinds: readonly MessageKind[] }
  | { readonly kind: 'reply' }
  /** A log of these days, both inclusive. Days are compared as texts, so `last` need not be in the calendar (`2026-02-31`). */
  | {
      readonly kind: 'days';
      readonly key: 'in' | 'before' | 'after';
      readonly first: Day;
      readonly last: Day;
    };

/** One term of a query, such as `from:周砚` or `-退款`. */
export type QueryTerm = Requirement & {
  readonly span: QuerySpan;
  /** Whether messages with it are left out. */
  readonly isExcluded: boolean;
};

/** A query that was read. With problems, some terms are missing. */
export interface FindQuery {
  readonly terms: readonly QueryTerm[];
  readonly problems: readonly FindProblem[];
}
