import type { Transcript } from '../model/transcript';
import type { NameIndex } from '../people/mention';
import type { People } from '../people/people';
import type { Day } from '../text/calendar';
import type { SpeakerTable } from './speakerTable';
import type { Timeline } from './timeline';

/**
 * A log as rules and refactorings see it: all that is known of it but its findings. It changes in place with the next
 * edit.
 */
export interface LogView {
  readonly transcript: Transcript;
  readonly speakers: SpeakerTable;
  readonly timeline: Timeline;
  /** The people known beyond this log. */
  readonly people: People;
  /** The names of the speakers; the same object as long as none comes or goes. */
  readonly ownNames: NameIndex;
  /** All names of the people who speak here, aliases included: what mentions are found by. */
  readonly names: NameIndex;
  /** The last segment of the log's path; `''` for a text that was never saved. */
  readonly fileName: string;
  /** The day that the file's name begins with. */
  readonly fileDay: Day | undefined;
  /** The day of the log, by the file's name or the front matter (`logDay.ts`). */
  readonly day: Day | undefined;
}
