import { type ExportSource, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import { omitted, type ReadItem, unreadable } from '../readItem';
import { cleanName } from './shared/cleanText';
import { kakaoContent, kakaoOmission } from './shared/kakaoTalk';

/** The CSV that KakaoTalk saves on a Mac: `Date,User,Message`. It has neither the name of the chat nor files. */
export const kakaoTalkMacCsv: ExportSource = {
  id: 'kakaotalk-mac-csv',
  name: 'KakaoTalk (Mac, CSV)',

  recognize(sample) {
    if (sample.csvHeader.join() !== 'Date,User,Message') return 0;
    const rows = sample.lines.slice(1).filter(line => line !== '');
    return share(
      true,
      rows.length === 0 || rows.some(line => /^"?\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}"?,/.test(line)),
    );
  },

  *read(text) {
    let isFirst = true;
    for (const { line, fields, problem } of text.csv()) {
      if (isFirst) {
        isFirst = false;
        continue;
      }
      yield fields === undefined ? unreadable(line, problem!) : itemOf(fields, line);
    }
  },
};

function itemOf([date = '', user, ...rest]: readonly string[], line: number): ReadItem {
  if (user === undefined || rest.length === 0) return unreadable(line, 'syntax');
  const message = rest.join(',');
  const why = kakaoOmission(message);
  if (why !== undefined) return omitted(why);
  const name = cleanName(user);
  if (name === undefined || date.trim() === '') return omitted('notice');
  const time = readIsoTime(date);
  if (time === undefined) return unreadable(line, 'bad-time');
  const content = kakaoContent(message);
  if (content.body === '' && content.attachments === undefined) return omitted('empty');
  return { kind: 'message', time, sender: { name }, ...content };
}
