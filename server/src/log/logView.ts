import type { Transcript } from '../model/transcript';
import type { NameIndex } from '../people/mention';
import type { People } from '../people/people';
import type { Day } from '../text/calendar';
import type { SpeakerTable } from './speakerTable';
import type { Timeline } from './timeline';

/** What is known of people where a log is looked at. */
export interface PeopleView {
  /** The people known beyond this log. */
  readonly people: People;
  /** All names of the people who speak here, aliases included: what mentions are found by. */
  readonly names: NameIndex;
}

/**
 * A log as rules and refactorings see it: all that is known of it but its findings. It changes in place with the next
 * edit.
 */
export interface LogView extends PeopleView {
  readonly transcript: Transcript;
  readonly speakers: SpeakerTable;
  readonly timeline: Timeline;
  /** The names of the speakers; the same object as long as none comes or goes. */
  readonly ownNames: NameIndex;
  /** The last segment of the log's path; `''` for a text that was never saved. */
  readonly fileName: string;
  /** The day that the file's name begins with. */
  readonly fileDay: Day | undefined;
  /** The day of the log, by the file's name or the front matter (`logDay.ts`). */
  readonly day: Day | undefined;
}
