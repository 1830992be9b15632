import type { CompletionList } from 'vscode-languageserver-protocol';
import type { Position } from '../../text/span';
import type { FeatureContext } from '../support/feature';
import { completeEmoticon } from './emoticon';
import { completeFrontMatter } from './frontMatter';
import { completeMention } from './mention';
import { type Place, placeAt } from './place';
import { completeSpeaker } from './speaker';
import { completeTime } from './time';

/** Each answers `undefined` where it has nothing to do with the place; the first that answers is asked. */
const COMPLETIONS: readonly ((place: Place) => CompletionList | undefined)[] = [
  completeFrontMatter,
  completeTime,
  completeSpeaker,
  completeMention,
  completeEmoticon,
];

/** What can be completed at a position; an empty list where nothing can. */
export function complete(
  context: Pick<FeatureContext, 'log' | 'uri' | 'workspace' | 'client'>,
  position: Position,
  now: Date,
): CompletionList {
  const place = placeAt(context, position, now);
  for (const completion of COMPLETIONS) {
    const list = completion(place);
    if (list !== undefined) return list;
  }
  return { isIncomplete: false, items: [] };
}
