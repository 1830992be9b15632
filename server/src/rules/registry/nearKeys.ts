import type { SpeakerRegistry } from '../../registry/speakerRegistry';
import { editDistance } from '../../text/editDistance';
import type { Range } from '../../text/span';

/** A key that is similar to a known key which is absent beside it. */
export interface NearKey {
  readonly key: string;
  readonly known: string;
  readonly range: Range;
}

/** Words with a meaning of their own that are similar to our keys by chance. */
const OTHER_KEYS = new Set(['node', 'code', 'date', 'game', 'male', 'same', 'role', 'we', 'my', 'he', 'it']);

/** Common other names of our keys. */
const SYNONYMS: Readonly<Record<string, string>> = { colour: 'color', picture: 'avatar', image: 'avatar' };

/** The near misses among the keys of a registry. All other keys are allowed, as sites add their own. */
export function nearMisses({ problems }: SpeakerRegistry): NearKey[] {
  return problems.flatMap(({ kind, key, absent = [], range }): NearKey[] => {
    if (kind !== 'unknown-key' || key === undefined || OTHER_KEYS.has(key)) return [];
    const known = nearest(key.toLowerCase(), absent);
    return known === undefined ? [] : [{ key, known, range }];
  });
}

function nearest(key: string, absent: readonly string[]): string | undefined {
  const synonym = SYNONYMS[key];
  if (synonym !== undefined) return absent.find(known => known === synonym);
  // Two typing errors in a long word, one in a short one; `me` may differ only in case.
  return absent.find(known => editDistance(key, known) <= (known.length > 4 ? 2 : known.length > 2 ? 1 : 0));
}
