import type { Mention, Names } from '../people/mention';
import type { People } from '../people/people';
import type { WorkEnvironment } from './plugins/workLimit';
import type { PaletteSlots } from './speakerPaint';

/** What a message's HTML depends on besides its text. A `ChatLog` has all of it. */
export interface RenderContext {
  /** The names of the log. Mentions are matched against them first. */
  readonly names: Names;
  /** Maps names to people, and knows more names. */
  readonly people: People;
  readonly slots: PaletteSlots;
}

/** The context and the state of one rendering. */
export interface RenderEnvironment extends RenderContext, WorkEnvironment {
  /** The mentions of the current inline text, by column. Cached here from one `@` to the next. */
  mentions?: { readonly text: string; readonly byStart: ReadonlyMap<number, Mention> };
}
