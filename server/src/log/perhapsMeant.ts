import { isEverybody } from '../people/everybody';
import type { People } from '../people/people';
import type { SimilarName } from '../people/similarName';
import type { PersonSymbol } from './symbolAt';

/**
 * Whom a mention of nobody known is likely to mean: of the names in the logs that look like the same person, the one with the
 * most messages. `undefined` for what is known, for everybody in the chat, and as long as logs are still being read.
 */
export function perhapsMeant(people: People, symbol: PersonSymbol): SimilarName | undefined {
  if (symbol.kind !== 'mention' || symbol.known || isEverybody(symbol.name)) return undefined;
  return people.similarTo(symbol.name)[0];
}
