import type { MarkdownIt, Token } from 'markdown-it';
import { urlEnd } from '../../markdown/url';
import { decodeText } from '../entities';

const EXTERNAL = /^(?:https?|mailto):/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const PICTURE_DATA = /^data:image\/(?:png|gif|jpeg|webp|avif|bmp);/i;

/**
 * Renders addresses as links and images. Links lead to http, https and mailto only. An image's address is in
 * `data-src` alone, so nothing is fetched before the user consents. Anything else stays text.
 */
export function links(md: MarkdownIt): void {
  md.validateLink = url => {
    const address = url.trim();
    return EXTERNAL.test(address) || PICTURE_DATA.test(address) || !SCHEME.test(address);
  };
  // An address in angle brackets is shown as written, as a bare one is.
  md.normalizeLinkText = url => url;

  // Runs at the `:` of `http://`, like markdown-it's own `linkify` rule, whose addresses would continue
  // through Chinese text.
  md.inline.ruler.before('text', 'url', (state, silent) => {
    if (state.linkLevel > 0 || !state.src.startsWith('://', state.pos)) return false;
    const scheme = /https?$/i.exec(state.pending.slice(-5))?.[0];
    if (scheme === undefined) return false;
    const start = state.pos - scheme.length;
    if (/[A-Za-z0-9]/.test(state.src.charAt(start - 1))) return false;
    const end = urlEnd(state.src, start);
    if (end === undefined || end > state.posMax) return false;
    const address = decodeText(state.src.slice(start, end));
    const href = md.normalizeLink(address);
    if (!EXTERNAL.test(href)) return false;
    if (!silent) {
      state.pending = state.pending.slice(0, -scheme.length);
      state.push('link_open', 'a', 1).attrs = [['href', href]];
      state.push('text', '', 0).content = address;
      state.push('link_close', 'a', -1);
    }
    state.pos = end;
    return true;
  });

  md.core.ruler.push('external_links', state => {
    for (const { children } of state.tokens) {
      let inside = false;
      for (const token of children ?? []) {
        if (token.type === 'link_open') inside = !EXTERNAL.test(String(token.attrGet('href')));
        if (inside && (token.type === 'link_open' || token.type === 'link_close')) token.hidden = true;
        if (token.type === 'link_close') inside = false;
      }
    }
  });
  const renderToken = md.renderer.renderToken.bind(md.renderer);
  const renderLink: typeof renderToken = (tokens, index, options) =>
    tokens[index]!.hidden ? '' : renderToken(tokens, index, options);
  md.renderer.rules.link_open = renderLink;
  md.renderer.rules.link_close = renderLink;

  md.renderer.rules.image = (tokens, index) => {
    const token = tokens[index]!;
    const source = String(token.attrGet('src'));
    const text = md.utils.escapeHtml(textOf(token.children ?? []));
    if (source === '' || /^mailto:/i.test(source)) return text;
    const title = token.attrGet('title');
    const tooltip = title === null ? '' : ` title="${md.utils.escapeHtml(String(title))}"`;
    return `<span class="image" data-src="${md.utils.escapeHtml(source)}"${tooltip}>${text}</span>`;
  };
}

/** The text that stands for an image: Markdown-it's own function leaves out code, and tokens that it does not know, as mentions. */
function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, children }) => {
      if (type === 'image') return textOf(children ?? []);
      return type === 'softbreak' || type === 'hardbreak' ? '\n' : content;
    })
    .join('');
}
