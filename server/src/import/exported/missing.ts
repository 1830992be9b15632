import type { Sample } from './sample';
import { CUE_TIMES } from './sources/shared/cues';

/** What a text lacks that would be a conversation with it: the names of speakers, or the times of messages. */
export type Missing = 'speakers' | 'times';

/** `<nora> hi`, as people cut it out of logs of IRC, and `* nora waves`. */
const SAID = /^<[ ~&@%+!]?[^\s<>]{1,80}> \S/;
const ACTED = /^\* \S{1,80} \S/;
/** So many of the lines have the form. */
const MOST = 0.8;

/** What a text lacks that no source recognizes; `undefined` for one that is no conversation. */
export function missingIn({ lines }: Sample): Missing | undefined {
  const written = lines.filter(line => line.trim() !== '');
  if (written.filter(line => CUE_TIMES.test(line)).length > 1) return 'speakers';
  const said = written.filter(line => SAID.test(line));
  const names = new Set(said.map(line => /^<([^>]*)>/.exec(line)![1]));
  const acted = written.filter(line => ACTED.test(line)).length;
  // Elements of HTML stand in angle brackets as well: people speak again.
  const isSpoken = names.size > 1 && said.length > names.size;
  return isSpoken && said.length + acted >= written.length * MOST ? 'times' : undefined;
}
