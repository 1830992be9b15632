import { isEveryone } from '../people/everyone';
import { mentionAt } from '../people/mention';
import type { RenderContext } from '../render/renderContext';

/** Says of a mention, with its `@`, whether it is of the reader, or of everyone. */
export function mentionsOfMe({
  names,
  people,
}: Pick<RenderContext, 'names' | 'people'>): (mention: string) => boolean {
  const known = new Map<string, boolean>();
  return mention => {
    let isOfMe = known.get(mention);
    if (isOfMe === undefined) {
      const name = mentionAt(mention, 0, names, people.known)?.name ?? mention.slice(1);
      isOfMe = people.personOf(name).isMe || isEveryone(mention.slice(1));
      known.set(mention, isOfMe);
    }
    return isOfMe;
  };
}
