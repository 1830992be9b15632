import type { Person } from '../people/people';
import { OWN_SLOT, type SpeakerPaint } from '../protocol';
import { readCssColor } from '../registry/cssColor';

/** Who gives people their slots of the palette (`SpeakerSlots`). */
export interface PaletteSlots {
  /** `undefined` for a person who does not speak here. */
  slotOf(person: Person): number | undefined;
}

/**
 * How a person's name is painted: in the registry's color, or else in their slot of the palette. The exporter has the same slot
 * everywhere. A person who does not speak here has no paint.
 */
export function speakerPaint(person: Person, slots: PaletteSlots): SpeakerPaint {
  const color = person.color === undefined ? undefined : readCssColor(person.color);
  if (color !== undefined) return { color };
  const slot = person.isMe ? OWN_SLOT : slots.slotOf(person);
  return slot === undefined ? {} : { slot };
}

/** The attributes of an element in a person's color, as names and values. The styles read them. */
export function paintAttributes({ slot, color }: SpeakerPaint): readonly (readonly [string, string])[] {
  if (color !== undefined) return [['data-color', color]];
  return slot === undefined ? [] : [['data-slot', String(slot)]];
}
