import type { Transcript } from '../model/transcript';
import type { NameIndex } from '../people/mention';
import type { People } from '../people/people';
import type { Day } from '../text/calendar';
import type { ClockDoubles } from './clockDoubles';
import type { Images } from './images';
import type { SpeakerTable } from './speakerTable';
import type { Timeline } from './timeline';

/** The known people, as seen from one log. */
export interface PeopleView {
  /** The people known beyond this log. */
  readonly people: People;
  /** All names of the people who speak here, including aliases. Mentions are matched against them. */
  readonly names: NameIndex;
}

/**
 * A log as rules and refactorings see it: everything known about it except its findings. The next edit
 * changes it in place.
 */
export interface LogView extends PeopleView {
  readonly transcript: Transcript;
  readonly speakers: SpeakerTable;
  readonly timeline: Timeline;
  /** Messages that stand twice, by two clocks. */
  readonly clockDoubles: ClockDoubles;
  /** The names of the speakers. The same object as long as no name is added or removed. */
  readonly ownNames: NameIndex;
  /** The last segment of the log's path; `''` for a text that was never saved. */
  readonly fileName: string;
  /** The day that the file name begins with. */
  readonly fileDay: Day | undefined;
  /** The day of the log, from the file name or the front matter (`logDay.ts`). */
  readonly day: Day | undefined;
  /** The image files that the log may point to. */
  readonly images: Images;
}
