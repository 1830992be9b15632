import { fixAllIn } from '../../document/fixAll';
import { fixList, fixSummary } from '../../document/fixSummary';
import { FIX_ALL, type FixAllAnswer, type FixAllParams } from '../../protocol';
import { feature } from '../support/feature';
import { FLAG, optional } from '../support/params';

/** All fixes of a log, for commands of the client. Other editors have the safe ones as a code action, `source.fixAll.chatlog`. */
export const fixAll = feature<FixAllParams, FixAllAnswer>({
  method: FIX_ALL,
  params: { unsafe: optional(FLAG) },
  capabilities: {},
  handle({ log, version }, { unsafe }) {
    const { edits, fixed } = fixAllIn(log, { unsafe });
    const isNothing = !unsafe && edits.length === 0;
    const all = isNothing ? fixAllIn(log, { unsafe: true }).fixed : fixed;
    return {
      version,
      edits,
      summary: fixSummary(fixed),
      safe: fixList(fixed.filter(({ isUnsafe }) => !isUnsafe)),
      unsafe: fixList(all.filter(({ isUnsafe }) => isUnsafe)),
    };
  },
});
