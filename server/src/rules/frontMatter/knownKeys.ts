import type { FrontMatter, FrontMatterEntry } from '../../model/frontMatter';
import { editDistance } from '../../text/editDistance';

/** The keys of FORMAT's table, in the order of real logs. */
export const KNOWN_KEYS = ['layout', 'title', 'date', 'author', 'header-img', 'lines', 'tag'] as const;

export type KnownKey = (typeof KNOWN_KEYS)[number];

/** The keys that every log needs. `tags` counts as `tag`. */
export const REQUIRED_KEYS = ['layout', 'title', 'date', 'author', 'tag'] as const satisfies KnownKey[];

/** The maximum edit distance of a near miss of each key. Short words have too many neighbours. */
const NEAR: readonly (readonly [key: KnownKey | 'tags', distance: number])[] = [
  ['layout', 2],
  ['title', 1],
  ['date', 1],
  ['author', 2],
  ['header-img', 2],
  ['lines', 1],
  ['tag', 1],
  ['tags', 1],
];

/** Longer keys are not near misses of any of them. */
const MAX_KEY_LENGTH = 14;

/**
 * Keys of Jekyll, its common plugins and themes, and words with a meaning of their own that are similar to our keys by chance.
 * They are never treated as typing errors.
 */
const OTHER_KEYS = new Set(
  (
    'layout permalink published date category categories tags excerpt excerpt_separator description subtitle data ' +
    'links link likes time times image images categories updated update last_modified_at lang locale author_id ' +
    'anchor actor editor output slug type toc math top nav nav_order icon cover page pages rate day state gate ' +
    'late tab tabs tax bag age label header header-bg header-mask header-style header-image header_image header-video ' +
    'name tile file files table line-height limit lists list sitemap redirect_from parent order weight draft ' +
    'comments catalog multilingual iframe keywords summary source url path id collection series mermaid'
  ).split(' '),
);

/**
 * The keys that are near misses of absent known keys, by the known key; at most one for each. A key in another case counts, as
 * Jekyll distinguishes case.
 */
export function nearMisses(frontMatter: FrontMatter): Map<string, FrontMatterEntry> {
  const found = new Map<string, FrontMatterEntry>();
  const unknown = frontMatter.entries.filter(({ key }) => mayBeNearMiss(key));
  if (unknown.length === 0) return found;
  const taken = new Set<FrontMatterEntry>();
  const hasTag = frontMatter.entry('tag') !== undefined || frontMatter.entry('tags') !== undefined;
  for (const [known, distance] of NEAR) {
    const isTag = known === 'tag' || known === 'tags';
    if (isTag ? hasTag || found.has('tag') : frontMatter.entry(known) !== undefined) continue;
    let nearest: FrontMatterEntry | undefined;
    let least = distance + 1;
    for (const entry of unknown) {
      if (taken.has(entry)) continue;
      const away = editDistance(entry.key.toLowerCase(), known);
      if (away >= least) continue;
      nearest = entry;
      least = away;
    }
    if (nearest === undefined) continue;
    found.set(known, nearest);
    taken.add(nearest);
  }
  return found;
}

function mayBeNearMiss(key: string): boolean {
  return key.length <= MAX_KEY_LENGTH && !isKnown(key) && !OTHER_KEYS.has(key);
}

function isKnown(key: string): boolean {
  return (KNOWN_KEYS as readonly string[]).includes(key);
}
