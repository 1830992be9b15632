import { isLabel } from '../../copied/evidence';
import { isLogLevel } from '../../written/name';
import { type ExportSource, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import { omitted, unreadable } from '../readItem';
import { withoutColors } from './shared/ircLine';
import { readMessageLines } from './shared/messageLines';
import { plainBody } from './shared/plainBody';

/** Date and time, prefix, text. The prefix is a nick with its mode, or a sign. */
const LINE = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})\t([^\t]{0,100})\t(.*)$/s;
const SIGNS = /^(?:-->|<--|--|=!=|| \*)$/;

/** The log of WeeChat: `2026-03-01 08:02:11⇥@nora⇥hi`. */
export const ircWeeChat: ExportSource = {
  id: 'irc-weechat',
  name: 'IRC (WeeChat)',

  recognize({ lines }) {
    const written = lines.filter(line => line.trim() !== '');
    const prefixes = written.flatMap(line => LINE.exec(line)?.[2] ?? []);
    if (prefixes.length === 0) return 0;
    const nicks = prefixes.filter(prefix => !SIGNS.test(prefix)).map(nickOf);
    const isOfPeople = nicks.every(
      nick => nick !== '' && !/\s/.test(nick) && !isLogLevel(nick) && !isLabel(nick),
    );
    // Tables have columns as well: WeeChat's signs, or people who speak more than once.
    const isOwn =
      prefixes.some(prefix => /^(?:-->|<--|--| \*|[@+%&~]\S+)$/.test(prefix)) ||
      (nicks.length > 3 && new Set(nicks).size > 1 && new Set(nicks).size < nicks.length);
    return share(prefixes.length > written.length * 0.8, isOwn, isOfPeople);
  },

  *read(text) {
    yield* readMessageLines(text.lines(), line => {
      const [, date, prefix = '', said = ''] = LINE.exec(withoutColors(line)) ?? [];
      if (date === undefined) return undefined;
      const acted = prefix === ' *' ? /^\S+/.exec(said)?.[0] : undefined;
      if (SIGNS.test(prefix) && acted === undefined) return { text: '', toItem: () => omitted('notice') };
      return {
        text: acted === undefined ? said : `* ${said}`,
        toItem(whole, at) {
          const time = readIsoTime(date);
          if (time === undefined) return unreadable(at, 'bad-time');
          const name = acted ?? nickOf(prefix);
          if (name === '') return unreadable(at, 'no-sender');
          const body = plainBody(whole);
          return body === '' ? omitted('empty') : { kind: 'message', time, sender: { name }, body };
        },
      };
    });
  },
};

/** A nick without its mode, or the spaces that align it. */
function nickOf(prefix: string): string {
  return prefix.trim().replace(/^[@+%&~!]/, '');
}
