import type { Env, MarkdownIt } from 'markdown-it';
import { endOfWholeName, type Mention, mentionsIn, type Names } from '../../people/mention';
import type { People } from '../../people/people';
import { decodeText } from '../entities';
import { speakerPaint } from '../speakerPaint';

/** What a rendering is told beside its text. */
export interface RenderEnvironment extends Env {
  /** Who may be mentioned. */
  readonly names: Names;
  /** Whose names they are, and who else there is. */
  readonly people: People;
  /** The mentions of the inline text that is being read, by their column; kept here from one `@` to the next. */
  mentions?: { readonly text: string; readonly byStart: ReadonlyMap<number, Mention> };
}

/** `@Name` becomes a mention; `@Name-Company` a whole one too, of who is known as `Name`. What Markdown would make of the characters of the name does not count. */
export function mentions(md: MarkdownIt): void {
  md.inline.ruler.before('text', 'mention', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x40) return false;
    const mention = mentionAt(state.env as RenderEnvironment, state.src, state.pos);
    if (mention === undefined || mention.end > state.posMax) return false;
    const end = shownEnd(state.src, mention, state.posMax);
    if (!silent) {
      const token = state.push('mention', 'span', 0);
      token.content = state.src.slice(mention.start, end);
      token.meta = { mention };
    }
    state.pos = end;
    return true;
  });
  md.renderer.rules.mention = (tokens, index, _options, env) => {
    const { content, meta } = tokens[index]!;
    const { known, name } = meta!.mention as Mention;
    const text = md.utils.escapeHtml(decodeText(content));
    if (!known) return `<span class="mention">${text}</span>`;
    const { hue, color } = speakerPaint((env as RenderEnvironment).people.personOf(name));
    const attributes = color === undefined ? '' : ` data-color="${md.utils.escapeHtml(color)}"`;
    return `<span class="mention" data-hue="${hue}"${attributes}>${text}</span>`;
  };
}

/** Where the chip ends: with the whole name, unless an address begins there, or the text that is being read ends before. */
function shownEnd(text: string, mention: Mention, limit: number): number {
  const end = endOfWholeName(text, mention);
  return end > limit || text.startsWith('://', end) ? mention.end : end;
}

function mentionAt(environment: RenderEnvironment, text: string, start: number): Mention | undefined {
  if (environment.mentions?.text !== text) {
    const found = mentionsIn(text, environment.names, environment.people.known).map(
      mention => [mention.start, mention] as const,
    );
    environment.mentions = { text, byStart: new Map(found) };
  }
  return environment.mentions.byStart.get(start);
}
