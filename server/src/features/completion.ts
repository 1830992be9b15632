import type { CompletionList, CompletionParams } from 'vscode-languageserver-protocol';
import { type Feature, feature } from './support/feature';
import { AT_POSITION } from './support/params';

/**
 * Completion: the speaker of a header and its time, mentions, emoticons, the front matter; a file for each in
 * `completion/`, which is loaded at the first request, since a server that starts needs neither it nor its pinyin.
 *
 * @param now the clock, for the time that is offered as now
 */
export function createCompletion(now: () => Date): Feature<CompletionParams, CompletionList> {
  return feature<CompletionParams, CompletionList>({
    method: 'textDocument/completion',
    params: AT_POSITION,
    capabilities: {
      completionProvider: {
        // What an input method makes of `>` and `[` is among them. The space leads to the speaker, and on in a name that holds one.
        triggerCharacters: ['>', '＞', '》', ' ', '@', '[', '【'],
        completionItem: { labelDetailsSupport: true },
      },
    },
    async handle(context, { position }) {
      // Nothing of the log is read before this.
      const { complete } = await import('./completion/complete');
      return complete(context, position, now());
    },
  });
}

export const completion = createCompletion(() => new Date());
