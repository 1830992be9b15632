import { headDirectives } from '../log/headDirectives';
import { type Directive, directivesOf, NO_DIRECTIVES } from '../markdown/directives';
import { replaceItems } from '../model/edit';
import type { Transcript, TranscriptChange } from '../model/transcript';
import { isBlank } from '../text/lines';

/** A `disable-next-line` with the line that it is about, counted as its own. */
export interface Aimed {
  readonly directive: Directive;
  /** The line after those of the message or head for the header that follows. */
  readonly target: number;
}

/** The directives of a log. Edits update it. */
export class DirectiveIndex {
  readonly #transcript: Transcript;
  #ofHead: readonly Directive[];
  /** One entry a message. */
  readonly #ofMessages: (readonly Directive[])[];
  #count = 0;
  #wide = 0;

  /**
   * @param transcript changes in place
   * @param mayBeInMessages whether any message may have directives: the text of most logs shows that none has
   */
  constructor(transcript: Transcript, mayBeInMessages: boolean) {
    const { head, messages } = transcript;
    this.#transcript = transcript;
    this.#ofHead = headDirectives(head);
    this.#add(this.#ofHead, 1);
    if (mayBeInMessages) {
      this.#ofMessages = messages.map(directivesOf);
      for (const directives of this.#ofMessages) this.#add(directives, 1);
    } else {
      this.#ofMessages = new Array<readonly Directive[]>(messages.length).fill(NO_DIRECTIVES);
    }
  }

  /** Whether there are any. */
  get any(): boolean {
    return this.#count > 0;
  }

  /** Whether any is about more than one line. */
  get anyWide(): boolean {
    return this.#wide > 0;
  }

  apply({ headChanged, first, removed, inserted }: TranscriptChange): void {
    if (headChanged) {
      this.#add(this.#ofHead, -1);
      this.#ofHead = headDirectives(this.#transcript.head);
      this.#add(this.#ofHead, 1);
    }
    for (let index = first; index < first + removed.length; index++) this.#add(this.#ofMessages[index]!, -1);
    const added = inserted.map(directivesOf);
    for (const directives of added) this.#add(directives, 1);
    replaceItems(this.#ofMessages, first, removed.length, added);
  }

  /** Those of a message; of the head for -1. */
  of(index: number): readonly Directive[] {
    return index === -1 ? this.#ofHead : (this.#ofMessages[index] ?? NO_DIRECTIVES);
  }

  /** Those of a message or the head that are about one line, with that line. */
  aimed(index: number): Aimed[] {
    const directives = this.of(index);
    if (directives.length === 0) return [];
    const { lines } = index === -1 ? this.#transcript.head : this.#transcript.messages[index]!;
    const aimed: Aimed[] = [];
    let target = lines.length;
    let next = directives.length - 1;
    for (let line = lines.length - 1; next >= 0; line--) {
      if (line > directives[next]!.line) {
        if (!isBlank(lines[line]!)) target = line;
        continue;
      }
      const directive = directives[next--]!;
      if (directive.kind === 'disable-next-line') aimed.push({ directive, target });
    }
    return aimed.reverse();
  }

  /** Those at the end of a message or the head that are about the header after it. */
  aimedAtNextHeader(index: number): Directive[] {
    if (index < -1 || this.of(index).length === 0) return [];
    const { lines } = index === -1 ? this.#transcript.head : this.#transcript.messages[index]!;
    return this.aimed(index)
      .filter(({ target }) => target === lines.length)
      .map(({ directive }) => directive);
  }

  #add(directives: readonly Directive[], step: 1 | -1): void {
    if (directives.length === 0) return;
    this.#count += step * directives.length;
    for (const { kind } of directives)
      if (kind !== undefined && kind !== 'disable-next-line') this.#wide += step;
  }
}
