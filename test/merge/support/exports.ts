import { emoticonByName } from '../../../server/src/markdown/emoticons';
import type { SourceMessage } from '../../../server/src/merge/compared/sequenceBuilder';
import type { Said } from './conversation';
import type { Random } from './random';

/** A message of an export: which messages of the conversation it is of. A half of one counts half. */
export interface Exported extends SourceMessage {
  readonly ids: readonly number[];
}

/** A way in which exports of one conversation differ. */
export type Difference = (messages: readonly Exported[], random: Random) => Exported[];

export const DIFFERENCES: Readonly<Record<string, Difference>> = {
  none: messages => [...messages],
  minutes: messages =>
    messages.map(each => ({ ...each, time: each.time - (each.time % 60), hasSeconds: false })),
  offset: (messages, random) => shifted(messages, random.of([-7, 3, 47, 130, -1800, 5000])),
  zone: (messages, random) => shifted(messages, 1800 * random.between(-20, 20)),
  drift: (messages, random) => {
    const rate = random.of([-1, 1]) * random.of([0.0001, 0.0005, 0.002]);
    const start = random.between(-100, 100);
    const first = messages[0]?.time ?? 0;
    return messages.map(each => ({
      ...each,
      time: Math.floor(each.time + start + (each.time - first) * rate),
    }));
  },
  clockSet: (messages, random) => {
    const at = random.between(0, messages.length);
    const by = random.of([3600, 95]);
    return messages.map((each, index) => (index < at ? each : { ...each, time: each.time + by }));
  },
  rounding: (messages, random) => messages.map(each => ({ ...each, time: each.time + random.between(0, 1) })),
  jitter: (messages, random) =>
    ordered(messages.map(each => ({ ...each, time: each.time + random.between(-2, 2) }))),
  renamed: messages => {
    const names = new Map<string, string>();
    const nameOf = (name: string) => {
      if (!names.has(name)) names.set(name, `昵称${names.size + 1}`);
      return names.get(name)!;
    };
    const all = [...new Set(messages.map(({ speaker }) => speaker))].sort((x, y) => y.length - x.length);
    return messages.map(each => ({
      ...each,
      speaker: nameOf(each.speaker),
      body: all.reduce((body, name) => renamedIn(body, name, nameOf(name)), each.body),
    }));
  },
  oneRenamed: (messages, random) => {
    const name = messages.length === 0 ? '' : random.of(messages).speaker;
    return messages.map(each => (each.speaker === name ? { ...each, speaker: `${name} (new)` } : each));
  },
  me: (messages, random) => {
    const others = messages.filter(({ speaker }) => speaker !== '我');
    const name = others.length === 0 ? '' : random.of(others).speaker;
    // One export has one owner.
    const nameOf = (speaker: string) => (speaker === '我' ? '群主' : speaker === name ? '我' : speaker);
    return messages.map(each => ({ ...each, speaker: nameOf(each.speaker) }));
  },
  white: (messages, random) =>
    messages.map(each => ({
      ...each,
      body: each.body
        .replace(/ /g, () => random.of([' ', '  ', '&#160;', '&amp;#160;', '\u00a0']))
        .replace(/\n/g, () => random.of(['\n', '  \n', '\n\n'])),
    })),
  entities: messages =>
    messages.map(each => ({
      ...each,
      body: each.body
        .replaceAll('&amp;', '&')
        .replaceAll('&quot;', '"')
        .replace(/(?<![\n>])[>"](?!\s*\*\*)/g, sign => (sign === '"' ? '&quot;' : sign)),
    })),
  escapes: messages =>
    messages.map(each => ({ ...each, body: each.body.replace(/(?<![\\:/\w.@])[_#+~](?![(\w])/g, '\\$&') })),
  emoticonPictures: messages =>
    messages.map(each => ({
      ...each,
      body: each.body.replace(/\[([^\]\n]{1,8})\](?!\()/g, (whole, name: string) =>
        emoticonByName(name) === undefined ? whole : `![${name}](emoji/${name.length}.png)`,
      ),
    })),
  emoji: messages =>
    messages.map(each => ({
      ...each,
      body: each.body.replace(
        /\[([^\]\n]{1,8})\](?!\()/g,
        (whole, name: string) => emoticonByName(name)?.emoji ?? whole,
      ),
    })),
  pictureNames: messages => {
    let count = 0;
    return messages.map(each => ({
      ...each,
      body: each.body.replace(
        /!\[[^\]]*\]\(([^)]*)\)/g,
        () => `![image](../media/IMG_${1000 + count++}.jpg)`,
      ),
    }));
  },
  noPictures: messages =>
    messages.map(each => ({ ...each, body: each.body.replace(/!\[[^\]]*\]\(([^)]*)\)/g, '[图片]') })),
  noReplies: messages => messages.map(each => ({ ...each, body: each.body.replace(/^>[^\n]*\n\s*\n?/, '') })),
  mentions: messages => messages.map(each => ({ ...each, body: each.body.replace(/\u2005/g, '?') })),
  edited: (messages, random) =>
    messages.map(each =>
      random.chance(0.2) ? { ...each, body: `${each.body}  \n\n*(已编辑 · 👍 2)*` } : each,
    ),
  shuffledSeconds: (messages, random) => shuffledSeconds(messages, random),
  split: (messages, random) =>
    messages.flatMap(each => {
      if (each.body.length < 8 || /[[\](>&@\\~*_`]/.test(each.body) || !random.chance(0.3)) return [each];
      const at = random.between(2, each.body.length - 2);
      return [
        { ...each, body: each.body.slice(0, at) },
        { ...each, body: each.body.slice(at) },
      ].filter(({ body }) => body.trim() !== '');
    }),
  joined: messages => {
    const joined: Exported[] = [];
    for (const each of messages) {
      const last = joined[joined.length - 1];
      const isNext =
        last !== undefined &&
        last.speaker === each.speaker &&
        last.ids[last.ids.length - 1]! + 1 === each.ids[0] &&
        each.body.trim() !== '' &&
        each.time - last.time < 60 &&
        !each.body.startsWith('>');
      if (isNext)
        joined[joined.length - 1] = {
          ...last,
          body: `${last.body}\n${each.body}`,
          ids: [...last.ids, ...each.ids],
        };
      else joined.push(each);
    }
    return joined;
  },
  corrected: (messages, random) =>
    messages.map(each => {
      if (each.body.length < 6 || !/^[\p{L} ]+$/u.test(each.body) || !random.chance(0.1)) return each;
      const at = random.between(0, each.body.length - 2);
      const word = random.of(['', '更', '的话', '吧']);
      return { ...each, body: each.body.slice(0, at) + word + each.body.slice(at + random.between(1, 2)) };
    }),
  clockSetBack: (messages, random) => {
    const at = random.between(0, messages.length);
    const by = random.of([3600, 95]);
    return messages.map((each, index) => (index < at ? each : { ...each, time: each.time - by }));
  },
  someRenamed: (messages, random) => {
    const all = [...new Set(messages.map(({ speaker }) => speaker))];
    const changed = new Map(all.filter(() => random.chance(0.5)).map((name, at) => [name, `昵称${at + 1}`]));
    const names = [...changed.keys()].sort((x, y) => y.length - x.length);
    return messages.map(each => ({
      ...each,
      speaker: changed.get(each.speaker) ?? each.speaker,
      body: names.reduce((body, name) => renamedIn(body, name, changed.get(name)!), each.body),
    }));
  },
  replies: (messages, random) =>
    messages.map(each => {
      const [quote, name, text] = /^> \*\*(.+?)\*\*: ([^\n]*?) *\n\s*\n?/.exec(each.body) ?? [];
      if (quote === undefined) return each;
      const said = each.body.slice(quote.length);
      const written = random.of([
        `「${name}：${text}」\n- - - - - - - - - - - - - - -\n`,
        `> ${name}: ${text!.slice(0, 8)}…\n\n`,
        `> ${name}\n> ${text}\n\n`,
      ]);
      return { ...each, body: written + said };
    }),
  mentionsSpaced: (messages, random) =>
    messages.map(each => ({
      ...each,
      body: each.body.replace(/\u2005/g, () => random.of([' ', '\u00a0', '', '\u2005'])),
    })),
};

/** Renames mentions of a whole name: `@Kim` and not `@Kim-Acme`. */
function renamedIn(body: string, name: string, other: string): string {
  const mention = `@${name}`;
  const isEnd = (rest: string) => /^(?:[\s?]|$)/.test(rest);
  return body.replaceAll(mention, (_, at: number) =>
    isEnd(body.slice(at + mention.length)) ? `@${other}` : mention,
  );
}

function shifted(messages: readonly Exported[], by: number): Exported[] {
  return messages.map(each => ({ ...each, time: each.time + by }));
}

function ordered(messages: Exported[]): Exported[] {
  return messages.sort((x, y) => x.time - y.time);
}

function shuffledSeconds(messages: readonly Exported[], random: Random): Exported[] {
  const order = new Map(messages.map(each => [each, random.next()]));
  return [...messages].sort((x, y) => x.time - y.time || order.get(x)! - order.get(y)!);
}

/** A way to cut two parts out of a conversation. */
export type Cut = (said: readonly Said[], random: Random) => [Said[], Said[]];

export const CUTS: Readonly<Record<string, Cut>> = {
  same: said => [[...said], [...said]],
  overlap: (said, random) => {
    const from = random.between(0, said.length - 1);
    const to = random.between(from, said.length);
    return [said.slice(0, to), said.slice(from)];
  },
  inside: (said, random) => {
    const from = random.between(0, said.length - 1);
    return [said.slice(from, random.between(from, said.length)), [...said]];
  },
  holes: (said, random) => {
    const share = random.of([0.02, 0.1, 0.3]);
    return [said.filter(() => !random.chance(share)), said.filter(() => !random.chance(share))];
  },
  gaps: (said, random) => [withoutRuns(said, random), withoutRuns(said, random)],
  few: (said, random) => [said.filter(() => random.chance(0.2)), [...said]],
};

function withoutRuns(said: readonly Said[], random: Random): Said[] {
  const kept: Said[] = [];
  for (let at = 0; at < said.length; ) {
    const length = random.between(1, 20);
    if (random.chance(0.75)) kept.push(...said.slice(at, at + length));
    at += length;
  }
  return kept;
}

/** An export without differences. */
export function exported(said: readonly Said[]): Exported[] {
  return said.map(({ id, time, speaker, body }) => ({ time, hasSeconds: true, speaker, body, ids: [id] }));
}
