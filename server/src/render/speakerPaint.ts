import type { Person } from '../people/people';
import { readCssColor } from '../registry/cssColor';
import { speakerHue } from './speakerHue';

/** What a person's name is painted with. Whoever shows it sees to the contrast that its theme needs. */
export interface SpeakerPaint {
  /** In degrees; the same for all names of a person. */
  readonly hue: number;
  /** The registry's colour, if it is one: safe to put into a style. */
  readonly color?: string;
}

/** The paint of a person, the same in every log and view. */
export function speakerPaint(person: Person): SpeakerPaint {
  const color = person.color === undefined ? undefined : readCssColor(person.color);
  return { hue: speakerHue(person.name), ...(color !== undefined && { color }) };
}
