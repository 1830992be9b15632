import type { MessageKind } from './previewFind';

// The texts of the controls that pages share. `{0}` and `{1}` are placeholders for values.

/** The texts of the bar to find a text. */
export interface FindBarTexts {
  readonly find: string;
  readonly matchCase: string;
  readonly matchWidth: string;
  readonly previousMatch: string;
  readonly nextMatch: string;
  readonly close: string;
  readonly noResults: string;
  /** `{0}` of `{1}` matches. */
  readonly matchOf: string;
}

/** The texts of the panel to filter messages, and of the lines for those that are left out. */
export interface FilterTexts {
  readonly kinds: Readonly<Record<MessageKind, string>>;
  readonly findPeople: string;
  readonly people: string;
  readonly content: string;
  readonly showAll: string;
  /** `{0}` messages. */
  readonly leftOut: string;
  readonly oneLeftOut: string;
  readonly showLeftOut: string;
}

/** The texts of a calendar. */
export interface CalendarTexts {
  readonly previousMonth: string;
  readonly nextMonth: string;
}

/** The texts around a large picture. */
export interface LightboxTexts {
  readonly picture: string;
  readonly previousPicture: string;
  readonly nextPicture: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly close: string;
}
