import type { CompletionList } from 'vscode-languageserver-protocol';
import type { Position } from '../../text/span';
import type { FeatureContext } from '../support/feature';
import { completeDirective } from './directive';
import { completeEmoticon } from './emoticon';
import { completeFrontMatter } from './frontMatter';
import { completeMention } from './mention';
import { type Place, placeAt } from './place';
import { completeSpeaker } from './speaker';
import { completeTime } from './time';

/**
 * The completions, in order. Each returns `undefined` when it does not apply to a place. The first result is
 * used.
 */
const COMPLETIONS: readonly ((place: Place) => CompletionList | undefined)[] = [
  completeDirective,
  completeFrontMatter,
  completeTime,
  completeSpeaker,
  completeMention,
  completeEmoticon,
];

/** The completions at a position; an empty list when there are none. */
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
