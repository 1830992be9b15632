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
  const name = cleanName(user);
  const why = kakaoOmission(message);
  // A notice names the person whom it is about (`한별님이`); a person may write a like sentence.
  const isOwn = why === 'notice' && name !== undefined && !/님/.test(message) && !message.includes(name);
  if (why !== undefined && !isOwn) return omitted(why);
  if (name === undefined || date.trim() === '') return omitted('notice');
  const time = readIsoTime(date);
  if (time === undefined) return unreadable(line, 'bad-time');
  const content = kakaoContent(message);
  if (content.body === '' && content.attachments === undefined) return omitted('empty');
  return { kind: 'message', time, sender: { name }, ...content };
}
