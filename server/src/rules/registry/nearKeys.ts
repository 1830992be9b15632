import type { SpeakerRegistry } from '../../registry/speakerRegistry';
import { editDistance } from '../../text/editDistance';
import type { Range } from '../../text/span';

/** A key that looks like a known one which is absent beside it. */
export interface NearKey {
  readonly key: string;
  readonly known: string;
  readonly range: Range;
}

/** Words that mean something of their own, close to one of ours by chance. */
const OTHER_KEYS = new Set(['node', 'code', 'date', 'game', 'male', 'same', 'role', 'we', 'my', 'he', 'it']);

/** What others call it. */
const SYNONYMS: Readonly<Record<string, string>> = { colour: 'color', picture: 'avatar', image: 'avatar' };

/** The keys of a registry that are near misses; all others are welcome, as sites add their own. */
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
  // Two slips in a long word, one in a short one, and in `me` none but its case.
  return absent.find(known => editDistance(key, known) <= (known.length > 4 ? 2 : known.length > 2 ? 1 : 0));
}
