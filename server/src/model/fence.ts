import { content, endOfText, firstNonSpace } from '../text/lines';

/**
 * How a line reads as a fence of front matter. Jekyll's own pattern opens with `---` and closes with `---` or
 * `...`, each with optional white space after it (jekyll/document.rb, YAML_FRONT_MATTER_REGEXP). In Ruby that
 * is ASCII white space.
 */
export type Fence =
  | { readonly kind: 'fence' }
  /** `---js`: names a language. gray-matter would evaluate some languages. */
  | { readonly kind: 'language'; readonly language: string; readonly start: number; readonly end: number }
  /** Probably meant as a fence (`--`, `----`, an em dash, an indented `---`). */
  | { readonly kind: 'nearMiss' };

const LANGUAGE = /^---[ \t]*([A-Za-z][\w+.-]*)\s*$/;
const FENCE = /^---[ \t\f\v]*$/;
const CLOSING_FENCE = /^(?:---|\.\.\.)[ \t\f\v]*$/;
const NEAR_MISS = /^[-–—－]{2,8}$|^[–—－]$/;

/** Reads line 1 (without byte order mark) as an opening fence. `undefined` when it does not look like one. */
export function readOpeningFence(line: string): Fence | undefined {
  const text = content(line);
  if (FENCE.test(text)) return { kind: 'fence' };
  const language = text.length < 200 ? LANGUAGE.exec(text)?.[1] : undefined;
  if (language !== undefined) {
    const start = text.indexOf(language, 3);
    return { kind: 'language', language, start, end: start + language.length };
  }
  return isNearFence(text) ? { kind: 'nearMiss' } : undefined;
}

/** Whether a line closes front matter. */
export function isClosingFence(line: string): boolean {
  const unit = line.charCodeAt(0);
  if (unit !== 0x2d && unit !== 0x2e) return false;
  return CLOSING_FENCE.test(content(line));
}

/** Whether a line is not a fence but is probably meant as one. */
export function isNearFence(line: string): boolean {
  return (
    line.length < 200 &&
    !isClosingFence(line) &&
    NEAR_MISS.test(line.slice(firstNonSpace(line), endOfText(line)))
  );
}
