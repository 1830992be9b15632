import { randomNumbers } from './randomNumbers';

// All invented.
export const FAMILY_NAMES = [...'赵钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦许何吕施'];
const GIVEN_NAMES = ['小明', '晓雨', '大海', '思远', '若溪', '子墨', '一帆', '佳怡', '雪', '立'];
export const SUFFIXES = ['', '', '', '-某某-产品-上海', '-研发-北京', ' | 某某支付', '  某公司 pm'];
const LATIN_NAMES = ['Ann Lee', 'Kim', 'Lars Olsen', 'ZZ', 'Mo·W', '小A'];
const PHRASES = [
  '这个需求什么时候上线',
  '我看了一下文档，好像没有写清楚',
  '对账文件今天又晚了',
  '有人遇到过这个问题吗？',
  '先按之前的方案走，下周再讨论',
  '收到',
  '哈哈哈',
  '费率大概是多少',
  '可以私聊我',
  'ok',
  'the sandbox is down again',
  'thanks, will check',
  '这里的逻辑是先冻结再扣款，失败就原路退回',
  '早上好',
  '😀',
];
const EMOTICONS = ['[强]', '[捂脸]', '[呲牙]', '[抱拳]', '[ThumbsUp]', '[偷笑]'];

/**
 * A chat log that looks like the real ones: their lengths, and of every hundred messages, about nine mentions, seventeen
 * emoticons, three images, five addresses, one entity escaped twice, and now and then an empty body, a long one, a list.
 *
 * @param speakers who may speak, the most frequent first; by default people with names that depend on the seed
 */
export function generateLog({
  messages,
  seed,
  day,
  speakers: given,
}: {
  messages: number;
  seed: number;
  day: string;
  speakers?: readonly string[];
}): string {
  const random = randomNumbers(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const speakers = given ?? [...speakersOf(pick)];
  // A few people speak often, most of them rarely.
  const speaker = () => speakers[Math.floor(random() ** 3 * speakers.length)]!;

  function body(): string {
    const kind = random();
    if (kind < 0.03) return `![${day} 08:19:43](http://img.example/${Math.floor(random() * 1e9)}.png)`;
    if (kind < 0.032) return '';
    const words = [pick(PHRASES)];
    while (random() < 0.67 && words.length < 12) words.push(pick(PHRASES));
    if (random() < 0.09) words.unshift(`@${speaker()}\u2005`);
    if (random() < 0.17) words.push(pick(EMOTICONS));
    if (random() < 0.05) words.push(`https://docs.example/p/${Math.floor(random() * 1e6)}?from=chat`);
    if (random() < 0.01) words.push('A &amp;#160; B');
    const text = words.join(random() < 0.5 ? '，' : ' ');
    return random() < 0.01 ? `${text}  \n\n- ${pick(PHRASES)}  \n- \`${pick(PHRASES)}\`` : text;
  }

  const parts = [
    `---\nlayout:     source \ntitle:      "${day}-WeChat"\ndate:       ${day} 12:00:00\n` +
      `author:     某某群\nlines:      ${messages} \ntag:\t\t  [chat]\n---\n`,
  ];
  for (let i = 0; i < messages; i++) {
    const second = Math.floor((i / messages) * 86_400);
    parts.push(`> ${time(second)}  ${speaker()}  \n   \n${body()}  \n   \n`);
  }
  return parts.join('');
}

function* speakersOf(pick: <T>(from: readonly T[]) => T): Iterable<string> {
  yield* LATIN_NAMES;
  for (const family of FAMILY_NAMES) for (const given of GIVEN_NAMES) yield family + given + pick(SUFFIXES);
}

function time(second: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(second / 3600)}:${two((second / 60) % 60)}:${two(second % 60)}`;
}
