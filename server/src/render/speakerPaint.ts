import type { Person } from '../people/people';
import { readCssColor } from '../registry/cssColor';
import { speakerHue } from './speakerHue';

/** How a person's name is painted. The view that displays it adjusts the contrast to its theme. */
export interface SpeakerPaint {
  /** In degrees; the same for all names of a person. */
  readonly hue: number;
  /** The color in the registry, if it is valid. Safe in a style. */
  readonly color?: string;
}

/** The paint of a person, the same in every log and view. */
export function speakerPaint(person: Person): SpeakerPaint {
  const color = person.color === undefined ? undefined : readCssColor(person.color);
  return { hue: speakerHue(person.name), ...(color !== undefined && { color }) };
}
