import { closeSync, openSync, writeSync } from 'node:fs';
import { randomNumbers } from './randomNumbers';

/** 2023-01-01 in UTC, as the exports write instants. */
const START = 1_672_531_200;
const MESSAGES_A_DAY = 700;

// All invented.
const NAMES = ['苏小棠', '顾北辰', 'Nora Quill', 'Kim', 'Lars Olsen', '小A 🐳', '韩一帆-研发', 'Mo·W'];
const PHRASES = [
  '这个需求什么时候上线',
  '我看了一下文档，好像没有写清楚',
  '有人遇到过这个问题吗？',
  '先按之前的方案走，下周再讨论',
  '收到 👍',
  '哈哈哈 😂😂',
  'the sandbox is down again',
  'thanks, will check',
  '早上好 ☀️',
  '这里的逻辑是先冻结再扣款，失败就原路退回',
];
/** Of which Markdown would take signs for its own. */
const WITH_SIGNS = [
  'it is *not* urgent',
  'snake_case 和 2 * 3 都没问题',
  '<b>这不是粗体</b>',
  'a | b',
  '1. 先看文档',
];

/**
 * Writes a Telegram export of one chat, in the form of Telegram Desktop: of a hundred messages, about one is a notice, ten have
 * formats, twenty answer others, five have signs of Markdown, five are photos, two are stickers, five have reactions, two are edited, two have several lines.
 *
 * @returns the number of messages, notices included
 */
export function generateTelegram(path: string, bytes: number, seed: number): number {
  const random = randomNumbers(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const file = openSync(path, 'wx');
  let written = writeSync(
    file,
    '{\n "name": "退款小组",\n "type": "private_supergroup",\n "id": 1234567890,\n "messages": [\n',
  );
  let id = 0;
  try {
    while (written < bytes) {
      const messages: string[] = [];
      for (let i = 0; i < 500; i++) messages.push(text(++id));
      written += writeSync(file, `${id > 500 ? ',\n' : ''}${messages.join(',\n')}`);
    }
    writeSync(file, '\n ]\n}\n');
  } finally {
    closeSync(file);
  }
  return id;

  function text(number: number): string {
    return JSON.stringify(message(number), undefined, 1).replace(/^/gm, '  ');
  }

  function message(number: number): object {
    const second = START + Math.floor(((number + random()) * 86_400) / MESSAGES_A_DAY);
    const who = Math.floor(random() ** 2 * 200);
    const person = {
      name: who < NAMES.length ? NAMES[who]! : `${NAMES[who % NAMES.length]!} ${who}`,
      id: `user${700_000_000 + who}`,
    };
    const time = { date: isoTime(second), date_unixtime: String(second) };
    if (random() < 0.01) {
      return {
        id: number,
        type: 'service',
        ...time,
        actor: person.name,
        actor_id: person.id,
        action: 'pin_message',
        message_id: number - 1,
        text: '',
        text_entities: [],
      };
    }
    const parts = partsOf(random());
    return {
      id: number,
      type: 'message',
      ...time,
      ...(random() < 0.02 && { edited: isoTime(second + 60), edited_unixtime: String(second + 60) }),
      from: person.name,
      from_id: person.id,
      ...(random() < 0.2 && {
        reply_to_message_id: Math.max(1, number - Math.ceil(random() ** 4 * 5_000)),
      }),
      ...attachment(number, second, random()),
      text: parts.length === 1 && parts[0]!.type === 'plain' ? parts[0]!.text : mixed(parts),
      text_entities: parts,
      ...(random() < 0.05 && {
        reactions: [
          {
            type: 'emoji',
            count: 1,
            emoji: pick(['👍', '❤', '😂']),
            recent: [{ from: pick(NAMES), from_id: 'user700000001', date: isoTime(second + 30) }],
          },
        ],
      }),
    };
  }

  function partsOf(kind: number): { type: string; text: string; href?: string }[] {
    const plain = { type: 'plain', text: sentence(kind < 0.02 ? '\n' : '，') };
    if (kind < 0.9) return [plain];
    if (kind < 0.94) return [plain, { type: 'link', text: address() }];
    if (kind < 0.97)
      return [
        { type: 'mention', text: '@nora_quill' },
        { ...plain, text: ` ${plain.text}` },
      ];
    const bold = { type: 'bold', text: pick(PHRASES) };
    if (kind < 0.985) return [plain, bold, { type: 'plain', text: `：${pick(PHRASES)}` }];
    return [plain, { type: 'text_link', text: '文档', href: address() }, { type: 'italic', text: '见内' }];
  }

  function mixed(parts: readonly { type: string; text: string }[]): unknown[] {
    return parts.map(part => (part.type === 'plain' ? part.text : part));
  }

  function sentence(separator: string): string {
    const phrases = [pick(random() < 0.03 ? WITH_SIGNS : PHRASES)];
    while (random() < 0.5 && phrases.length < 8) phrases.push(pick(PHRASES));
    return phrases.join(separator);
  }

  function address(): string {
    return `https://docs.example/p/${Math.floor(random() * 1e6)}?from=chat&lang=zh`;
  }
}

function attachment(number: number, second: number, kind: number): object {
  const name = isoTime(second).replace('T', '_').replaceAll(':', '-');
  if (kind < 0.05) {
    return {
      photo: `photos/photo_${number}@${name}.jpg`,
      photo_file_size: 123_456,
      width: 1280,
      height: 960,
    };
  }
  if (kind >= 0.07) return {};
  return {
    file: 'stickers/sticker.webp',
    file_name: 'sticker.webp',
    file_size: 23_456,
    media_type: 'sticker',
    sticker_emoji: '😂',
    width: 512,
    height: 512,
  };
}

function isoTime(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, 19);
}
