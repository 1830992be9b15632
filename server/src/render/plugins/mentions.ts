import type { MarkdownIt } from 'markdown-it';
import { endOfWholeName, type Mention, markdownSpelling, mentionsIn, type Names } from '../../people/mention';
import type { People } from '../../people/people';
import { decodeText } from '../entities';
import { speakerPaint } from '../speakerPaint';
import type { WorkEnvironment } from './workLimit';

/** The input of a rendering besides its text. */
export interface RenderEnvironment extends WorkEnvironment {
  /** The names that mentions are matched against. */
  readonly names: Names;
  /** Maps names to people, and knows more names. */
  readonly people: People;
  /** The mentions of the current inline text, by column. Cached here from one `@` to the next. */
  mentions?: { readonly text: string; readonly byStart: ReadonlyMap<number, Mention> };
}

/**
 * Renders `@Name` as a mention. `@Name-Company` is rendered as a whole and refers to the person with the name
 * `Name`. Markdown inside the name is ignored.
 */
export function mentions(md: MarkdownIt): void {
  md.inline.ruler.before('text', 'mention', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x40) return false;
    const mention = mentionAt(state.env as RenderEnvironment, state.src, state.pos);
    if (mention === undefined || mention.end > state.posMax) return false;
    const end = shownEnd(state.src, mention, state.posMax);
    if (!silent) {
      const token = state.push('mention', 'span', 0);
      const written = state.src.slice(mention.start + 1, mention.end);
      const isEscaped = written !== mention.name && written === markdownSpelling(mention.name);
      const name = isEscaped ? mention.name : decodeText(written);
      token.content = `@${name}${decodeText(state.src.slice(mention.end, end))}`;
      token.meta = { mention };
    }
    state.pos = end;
    return true;
  });
  md.renderer.rules.mention = (tokens, index, _options, env) => {
    const { content, meta } = tokens[index]!;
    const { known, name } = meta!.mention as Mention;
    const text = md.utils.escapeHtml(content);
    if (!known) return `<span class="mention">${text}</span>`;
    const { hue, color } = speakerPaint((env as RenderEnvironment).people.personOf(name));
    const attributes = color === undefined ? '' : ` data-color="${md.utils.escapeHtml(color)}"`;
    return `<span class="mention" data-hue="${hue}"${attributes}>${text}</span>`;
  };
}

/**
 * The end of the displayed mention: the end of the whole name, unless an address begins there or the current
 * text ends before it.
 */
export function shownEnd(text: string, mention: Mention, limit: number): number {
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
