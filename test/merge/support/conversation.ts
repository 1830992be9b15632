import { logMessages } from '../../../server/src/merge/logs/logMessages';
import { parseTranscript } from '../../../server/src/model/parse';
import type { Random } from './random';

/** A message as it was said, before any application wrote it. */
export interface Said {
  /** Its place in the conversation. */
  readonly id: number;
  readonly time: number;
  readonly speaker: string;
  /** As a log has it. */
  readonly body: string;
}

const PEOPLE = [
  'Kim Park',
  '李雷',
  '张三-上海',
  '韩梅梅',
  'Noa',
  '钟某某  和包',
  '王五|运营',
  'A&B',
  '小明',
  'Lee',
];
const WORDS =
  '今天 明天 大家 会议 系统 支付 接口 问题 可以 没有 这个 那个 我们 文档 测试 上线 版本 资金 账务 清算 the log of data key test 服务 客户 时间'.split(
    ' ',
  );
const OFTEN = [
  '收到',
  '好的',
  '签到',
  '[强]',
  '[强][强][强]',
  '👍',
  'OK',
  '1',
  '+1',
  '谢谢',
  '[鼓掌]',
  '早',
  '哈哈',
  '?',
];

/** A conversation of invented people: bursts in one second, texts that are said all the time, pictures, mentions, answers. */
export function inventedConversation(random: Random, count: number): Said[] {
  const people = PEOPLE.slice(0, random.between(2, PEOPLE.length));
  const often = random.of([0.1, 0.3, 0.3, 0.6, 0.95]);
  const said: Said[] = [];
  let time = Date.UTC(2026, 2, random.between(1, 28), random.between(0, 22)) / 1000 + random.between(0, 3599);
  for (let id = 0; id < count; id++) {
    time += random.chance(0.12)
      ? 0
      : random.chance(0.6)
        ? random.between(1, 40)
        : random.between(40, random.of([200, 4000]));
    const speaker = random.of(people);
    said.push({ id, time, speaker, body: bodyOf(random, people, often, time, said) });
  }
  return said;
}

function bodyOf(
  random: Random,
  people: readonly string[],
  often: number,
  time: number,
  said: readonly Said[],
): string {
  if (random.chance(often)) return random.of(OFTEN);
  const words = Array.from({ length: random.between(1, 12) }, () => random.of(WORDS));
  const text = words.join(random.chance(0.3) ? ' ' : '');
  switch (random.between(0, 12)) {
    case 0: {
      const name = new Date(time * 1000).toISOString().replace(/\D/g, '').slice(0, 14);
      return `![picture](http://pictures.example/img/${name}.png)`;
    }
    case 1:
      return `@${random.of(people)}\u2005${text}`;
    case 2: {
      const answered = said[said.length - 1 - random.between(0, Math.min(20, said.length - 1))];
      if (answered === undefined) return text;
      return `> **${answered.speaker}**: ${answered.body.slice(0, 20).replace(/[[\]()!*>]/g, '')}  \n\n${text}`;
    }
    case 3:
      return `${text}[${random.of(['强', '捂脸', '呲牙', '抱拳'])}]`;
    case 4:
      return `${text}&amp;quot;${random.of(WORDS)}&amp;quot; &amp; x`;
    case 5:
      return `[${text}](https://example.org/${random.between(1, 99999)})`;
    case 6:
      return `${text}  \n${random.of(WORDS)}${random.between(0, 99)}`;
    default:
      return text;
  }
}

/** The messages of a real log. */
export function realConversation(text: string, day: string): Said[] {
  const { messages } = parseTranscript(text);
  return logMessages(day, messages)
    .filter(({ body }) => body.replace(/&(?:amp;)*#160;/g, '').trim() !== '')
    .map(({ time, speaker, body }, id) => ({ id, time, speaker, body }));
}
