import { isEveryone } from '../people/everyone';
import type { People } from '../people/people';
import type { SimilarName } from '../people/similarName';
import type { PersonSymbol } from './symbolAt';

/**
 * The name that a mention of an unknown name probably means: the most frequent of the similar names in the
 * logs. `undefined` for a known name and for a mention of everyone, and while logs are still being read.
 */
export function perhapsMeant(people: People, symbol: PersonSymbol): SimilarName | undefined {
  if (symbol.kind !== 'mention' || symbol.known || isEveryone(symbol.name)) return undefined;
  return people.similarTo(symbol.name)[0];
}
