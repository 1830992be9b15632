import { SpeakerSlots, spokenNames } from '../../server/src/log/speakerSlots';
import { NameIndex } from '../../server/src/people/mention';
import { NO_PEOPLE, type People } from '../../server/src/people/people';
import type { RenderContext } from '../../server/src/render/renderContext';

/** What a message of a log is rendered with in which these people speak, the first one most often. */
export function renderContext(names: readonly string[], people: People = NO_PEOPLE): RenderContext {
  const counts = new Map(names.map((name, i) => [name, names.length - i]));
  return { names: new NameIndex(names), people, slots: new SpeakerSlots(spokenNames(counts), people) };
}
