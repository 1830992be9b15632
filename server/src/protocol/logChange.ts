import type { LspEdit } from './textEdit';

/** How a log or the registry changes. */
export interface TextChange {
  /** The text that is changed, with the line breaks of the file; `null` for a new file. */
  readonly before: string | null;
  /** Of `before`. */
  readonly edits: readonly LspEdit[];
  readonly after: string;
}

/** How an import or a merge changes a log; `null` if nothing is read. */
export type LogChangeResult =
  | (TextChange & {
      /** How many messages are added. */
      readonly added: number;
      /** The same ones whatever is chosen. */
      readonly places: readonly OpenPlace[];
      /** The files that a merged log names and that are not where it would find them. An import has its own pictures. */
      readonly files?: readonly FileCopy[];
    })
  | null;

/** A file that messages of a merged log name. URIs. */
export interface FileCopy {
  readonly from: string;
  /** Where it is copied to, if there is nothing then; `null` if it is not copied, as a browser or a desktop may run it. */
  readonly to: string | null;
}

/** Why two messages that may be one are not certainly one. */
export type Doubt =
  /** The texts are alike, and not equal. */
  | 'text'
  /** The times differ by more than the clocks do. */
  | 'time'
  /** The names are of different people, as far as is known. */
  | 'name'
  /** Several messages have this text, and it is open which of them is which. */
  | 'order';

/** Two messages in a log that may be one. */
export interface OpenPlace {
  readonly doubt: Doubt;
  /** What was chosen: in the request, or in an earlier import. */
  readonly kept: KeptMessages;
  /** In the order of the log. A message in another log is the first. */
  readonly first: MessageAtPlace;
  readonly second: MessageAtPlace;
}
export interface MessageAtPlace {
  /** Its line in `LogChangeResult.after`, from 0; `null` if it is not in it: it is in another log, or the other one is kept. */
  readonly line: number | null;
  /** `10:00:05 Kim`. */
  readonly header: string;
  /** The beginning of its body. */
  readonly text: string;
  /** Whether it can be left out of this log. */
  readonly isRemovable: boolean;
}

/** What the user chooses for a log of an import or a merge. */
export interface LogChoices {
  /** For each of `LogChangeResult.places` what is kept; both if it is shorter. */
  readonly kept?: readonly KeptMessages[];
  /** What the log gets that others know better of messages that it has already. */
  readonly taken?: readonly OfferKind[];
}

/** What is kept of two messages that may be one. `open`: both, as nothing is chosen. */
export type KeptMessages = 'first' | 'second' | 'both' | 'open';

/** Seconds where the log has full minutes, and pictures of which it only says that there was one. */
export type OfferKind = 'seconds' | 'picture';

/** For how many messages of a log another source knows something better. */
export type OfferCounts = Readonly<Record<OfferKind, number>>;
