import { ChatLog } from '../../server/src/document/chatLog';
import { isEmptyBody, type Message } from '../../server/src/model/message';
import { formatTimestamp } from '../../server/src/model/timestamp';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { content, endOfText, isBlank, splitLines, terminator } from '../../server/src/text/lines';

/** A log with a defect. */
export interface Defective {
  readonly text: string;
  /** The place of the expected finding. */
  readonly line: number;
}

/** A typical mistake, which exactly one finding reports. */
export interface Defect {
  readonly name: string;
  readonly rule: string;
  /** The result of its fix: the original text, another text, or there is no fix. */
  readonly fix: 'exact' | 'other' | 'none';
  /** `undefined` if this log has no place for it. `choose(n)` returns a number below `n`. */
  put(log: ChatLog, lines: readonly string[], choose: (count: number) => number): Defective | undefined;
}

export const defects: readonly Defect[] = [
  head('no opening fence', 'front-matter/missing', 'exact', lines => ({ lines: lines.slice(1), line: 0 })),
  ...['--', '----', '—', ' ---'].map(fence =>
    head(`"${fence}" for the opening fence`, 'front-matter/missing', 'exact', lines => ({
      lines: [like(lines[0]!, fence), ...lines.slice(1)],
      line: 0,
    })),
  ),
  head('a blank line before the front matter', 'front-matter/missing', 'exact', lines => ({
    lines: ['\n', ...lines],
    line: 0,
  })),
  head('no closing fence', 'front-matter/unclosed', 'exact', (lines, { closing }) => ({
    lines: lines.filter((_, i) => i !== closing),
    line: 0,
  })),
  head('"--" for the closing fence', 'front-matter/unclosed', 'exact', (lines, { closing }) => ({
    lines: replaced(lines, closing, '--'),
    line: 0,
  })),
  head('a language', 'front-matter/language', 'exact', lines => ({
    lines: replaced(lines, 0, '---js'),
    line: 0,
  })),
  head('a key twice', 'front-matter/invalid-yaml', 'exact', (lines, { closing, key }) => ({
    lines: [...lines.slice(0, closing), lines[key('author')]!, ...lines.slice(closing)],
    line: closing,
  })),
  head('a quote that is not closed', 'front-matter/invalid-yaml', 'none', (lines, { key }) => {
    const line = key('title');
    const text = lines[line]!.replace(/"(\s*)$/, '$1');
    return text === lines[line] ? undefined : { lines: replaced(lines, line, content(text)), line };
  }),
  head('a value with a colon', 'front-matter/invalid-yaml', 'none', (lines, { key }) => ({
    lines: replaced(lines, key('author'), 'author: Kim: Park'),
    line: key('author'),
  })),
  head('a list', 'front-matter/not-a-mapping', 'none', (lines, { closing }) => ({
    lines: [lines[0]!, like(lines[0]!, '- chat'), ...lines.slice(closing)],
    line: 1,
  })),
  ...['layout', 'title', 'date', 'author', 'tag'].map(name =>
    head(`no ${name}`, 'front-matter/missing-key', 'other', (lines, { key, hasMessages }) =>
      // Without a speaker there is no value for the author.
      name === 'author' && !hasMessages
        ? undefined
        : { lines: lines.filter((_, i) => i !== key(name)), line: 0 },
    ),
  ),
  ...[
    ['layout', 'layuot'],
    ['title', 'Title'],
    ['date', 'dat'],
    ['author', 'auther'],
    ['tag', 'tga'],
  ].map(([name, slip]) =>
    head(`${slip} for ${name}`, 'front-matter/unknown-key', 'exact', (lines, { key }) => ({
      lines: replaced(lines, key(name!), content(lines[key(name!)]!).replace(name!, slip!)),
      line: key(name!),
    })),
  ),
  head('a date that the calendar does not have', 'front-matter/invalid-value', 'exact', (lines, { key }) => ({
    lines: replaced(lines, key('date'), content(lines[key('date')]!).replace(/-\d\d-\d\d /, '-02-30 ')),
    line: key('date'),
  })),
  head('tags without chat', 'front-matter/invalid-value', 'other', (lines, { key }) => ({
    lines: replaced(lines, key('tag'), 'tag: [payment]'),
    line: key('tag'),
  })),
  head('a number for an author', 'front-matter/invalid-value', 'other', (lines, { key }) => ({
    lines: replaced(lines, key('author'), 'author: 12345'),
    line: key('author'),
  })),
  ...['title', 'date'].map(name =>
    head(`another day in ${name}`, 'front-matter/date-mismatch', 'exact', (lines, { key }) => ({
      lines: replaced(lines, key(name), content(lines[key(name)]!).replace(/\d{4}-/, '1999-')),
      line: key(name),
    })),
  ),
  head('text before the first message', 'message/stray-text', 'none', (lines, { closing }) => ({
    lines: [...lines.slice(0, closing + 1), like(lines[0]!, 'Welcome all'), ...lines.slice(closing + 1)],
    line: closing + 1,
  })),

  ...(
    [
      ['full-width colons', 'malformed-header', header => header.replace(/:(\d\d):/, '：$1：')],
      ['＞', 'malformed-header', header => header.replace('>', '＞')],
      ['》', 'malformed-header', header => header.replace('> ', '》')],
      ['>>', 'malformed-header', header => header.replace('>', '>>')],
      ['a date before the time', 'malformed-header', header => header.replace('> ', '> 2024-05-01 ')],
      ['a bare time', 'malformed-header', header => header.replace('> ', '')],
      ['no space after the sign', 'header-spacing', header => header.replace('> ', '>')],
      ['one space after the time', 'header-spacing', header => header.replace(/^(.{10}) {2}/, '$1 ')],
      ['a tab after the time', 'header-spacing', header => header.replace(/^(.{10}) {2}/, '$1\t')],
      ['an indented header', 'header-spacing', header => ` ${header}`],
    ] as [string, string, (header: string) => string][]
  ).map(([name, rule, change]) =>
    at(name, `message/${rule}`, 'exact', ({ message, lines, start }) =>
      /^.{12}\S/.test(message.lines[0]!) // A third space belongs to the original header, and is not restored.
        ? { lines: replaced(lines, start, change(content(lines[start]!))), line: start }
        : undefined,
    ),
  ),
  at('a time of one digit', 'message/malformed-header', 'exact', ({ message, lines, start }) =>
    /^> 0.{10}\S/.test(message.lines[0]!)
      ? { lines: replaced(lines, start, content(lines[start]!).replace('> 0', '> ')), line: start }
      : undefined,
  ),
  at('no seconds', 'message/malformed-header', 'other', ({ lines, start }) => ({
    lines: replaced(lines, start, content(lines[start]!).replace(/^(> \d\d:\d\d):\d\d/, '$1')),
    line: start,
  })),
  at('a time out of range', 'message/invalid-time', 'none', ({ lines, start }) => ({
    lines: replaced(lines, start, content(lines[start]!).replace(/^> \d\d:\d\d/, '> 25:61')),
    line: start,
  })),
  at('no speaker', 'message/missing-speaker', 'none', ({ lines, start }) => ({
    lines: replaced(lines, start, content(lines[start]!).slice(0, 10)),
    line: start,
  })),
  at('no blank line after the header', 'message/missing-blank-line', 'exact', ({ message, lines, start }) =>
    isEmptyBody(message) || message.bodyStart !== 2 || content(lines[start + 1]!) !== '   '
      ? undefined
      : { lines: lines.filter((_, i) => i !== start + 1), line: start },
  ),
  at('no blank line before the header', 'message/missing-blank-line', 'exact', ({ lines, start, before }) =>
    before === undefined || content(lines[start - 1]!) !== '   ' || isBlank(lines[start - 2]!)
      ? undefined
      : { lines: lines.filter((_, i) => i !== start - 1), line: start - 1 },
  ),
  at('an earlier time', 'message/out-of-order', 'other', ({ lines, start, before }) => {
    const time = before?.header.timestamp;
    return time === undefined || time === 0
      ? undefined
      : {
          lines: replaced(lines, start, `> ${formatTimestamp(time - 1)}${content(lines[start]!).slice(10)}`),
          line: start,
        };
  }),
  at('a message twice', 'message/duplicate', 'exact', ({ message, lines, start, isLast }) =>
    isEmptyBody(message) || isLast
      ? undefined
      : {
          lines: [
            ...lines.slice(0, start + message.lines.length),
            ...message.lines,
            ...lines.slice(start + message.lines.length),
          ],
          line: start + message.lines.length,
        },
  ),
  at('an empty body', 'message/empty-body', 'none', ({ message, lines, start }) =>
    isEmptyBody(message)
      ? undefined
      : {
          lines: lines.filter((_, i) => i < start + message.bodyStart || i >= start + message.bodyEnd),
          line: start,
        },
  ),
  inBody('an entity escaped twice', 'text/double-escaped-entity', ' &amp;amp;#160;'),
  inBody('an insecure image', 'image/insecure-url', ' ![a cat](http://example.org/cat.png)'),
];

interface HeadPlaces {
  readonly closing: number;
  key(name: string): number;
  readonly hasMessages: boolean;
}

/** A defect of the front matter. */
function head(
  name: string,
  rule: string,
  fix: Defect['fix'],
  change: (
    lines: readonly string[],
    places: HeadPlaces,
  ) => { lines: readonly string[]; line: number } | undefined,
): Defect {
  return {
    name,
    rule,
    fix,
    put(log, lines) {
      const closing = log.transcript.head.frontMatter!.closingLine;
      const key = (name: string) => lines.findIndex(line => line.startsWith(`${name}:`));
      return joined(change(lines, { closing, key, hasMessages: log.speakers.size > 0 }));
    },
  };
}

interface MessagePlace {
  readonly message: Message;
  readonly before: Message | undefined;
  readonly isLast: boolean;
  readonly lines: readonly string[];
  readonly start: number;
}

/** A defect of a random message among those that have no findings and no equal neighbor. */
function at(
  name: string,
  rule: string,
  fix: Defect['fix'],
  change: (place: MessagePlace) => { lines: readonly string[]; line: number } | undefined,
): Defect {
  return {
    name,
    rule,
    fix,
    put(log, lines, choose) {
      const { messages, startLines } = log.transcript;
      for (let attempt = 0; attempt < 20 && messages.length > 0; attempt++) {
        const index = choose(messages.length);
        const message = messages[index]!;
        const start = startLines[index]!;
        const taken = [
          ...log.findings.touching({
            start: { line: start, character: 0 },
            end: { line: start + message.lines.length - 1, character: 0 },
          }),
        ];
        if (taken.some(finding => finding.messageIndex === index)) continue;
        const before = messages[index - 1];
        if (before?.lines[0] === message.lines[0] || messages[index + 1]?.lines[0] === message.lines[0])
          continue;
        const changed = joined(
          change({ message, before, isLast: index === messages.length - 1, lines, start }),
        );
        if (changed !== undefined) return changed;
      }
      return undefined;
    },
  };
}

/** Text at the end of a body's first line. */
function inBody(name: string, rule: string, text: string): Defect {
  return at(name, rule, 'other', ({ message, lines, start }) => {
    const line = start + message.bodyStart;
    const old = lines[line] ?? '';
    if (isEmptyBody(message) || /[`~\\]/.test(message.lines.join(''))) return undefined;
    const end = endOfText(old);
    return { lines: replaced(lines, line, old.slice(0, end) + text + content(old).slice(end)), line };
  });
}

function replaced(lines: readonly string[], line: number, text: string): string[] {
  return lines.map((each, i) => (i === line ? text + terminator(each) : each));
}

function like(line: string, text: string): string {
  return text + terminator(line);
}

function joined(changed: { lines: readonly string[]; line: number } | undefined): Defective | undefined {
  return changed === undefined ? undefined : { text: changed.lines.join(''), line: changed.line };
}

/** The effect of a defect on the findings of a log: the difference in number for each rule, and the lines of its own findings. */
export function compareFindings(before: ChatLog, after: ChatLog, rule: string) {
  const change: Record<string, number> = {};
  for (const { rule } of after.findings.all()) change[rule.id] = (change[rule.id] ?? 0) + 1;
  for (const { rule } of before.findings.all()) change[rule.id] = (change[rule.id] ?? 0) - 1;
  for (const id of Object.keys(change)) if (change[id] === 0) delete change[id];
  const lines = [...after.findings.all()]
    .filter(finding => finding.rule.id === rule)
    .map(finding => finding.range.start.line);
  return { change, lines };
}

export function toLog(text: string, fileName: string): { log: ChatLog; lines: string[] } {
  return { log: new ChatLog(text, { fileName, levels: ruleLevels() }), lines: splitLines(text) };
}
