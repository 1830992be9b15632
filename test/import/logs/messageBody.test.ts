import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Attachment, ExportedMessage } from '../../../server/src/import/exported/readItem';
import { messageBody } from '../../../server/src/import/logs/messageBody';
import { firstSaidLine } from '../../../server/src/log/saidLines';
import { directivesOf } from '../../../server/src/markdown/directives';
import { escapeMarkdown } from '../../../server/src/markdown/escapeMarkdown';
import { isMessageMarks } from '../../../server/src/markdown/messageMarks';
import { readReplyQuote } from '../../../server/src/markdown/replyQuote';
import { codeBlockMarkdown } from '../../../server/src/markdown/writeMarkdown';
import { SEPARATOR } from '../../../server/src/model/canonicalSpace';
import { isEmptyBody, type Message } from '../../../server/src/model/message';
import { parseTranscript } from '../../../server/src/model/parse';
import { formatTimestamp } from '../../../server/src/model/timestamp';
import { MAX_MARKDOWN_LENGTH, renderMessage } from '../../../server/src/render/renderMessage';
import { renderContext } from '../../support/renderContext';
import { runs } from '../../support/runs';
import { textOfHtml, visibleText } from '../../support/shownText';

type Content = Partial<Omit<ExportedMessage, 'kind' | 'time' | 'sender'>>;

const options = {
  language: 'zh' as const,
  addressOf: ({ path, url }: Attachment) => path ?? url,
};

const message = (content: Content): ExportedMessage => ({
  kind: 'message',
  time: { kind: 'instant', milliseconds: 0 },
  sender: { name: 'Kim Park' },
  body: '',
  ...content,
});

/** The lines of a body, each with its two spaces at the end as `␠␠`. */
function check(content: Content, expected: readonly string[], language: 'en' | 'zh' = 'zh'): void {
  const lines = messageBody(message(content), { ...options, language });
  assert.deepEqual(
    lines.map(line => line.replace(/ {2}$/, '␠␠')),
    expected,
  );
}

/** A log of these bodies, a message each second, as it is read. */
function written(bodies: readonly (readonly string[])[]): {
  readonly text: string;
  readonly messages: readonly Message[];
} {
  const head = [
    '---',
    'layout: source',
    'title: "2026-03-01-WeChat"',
    'date: 2026-03-01 12:00:00',
    'author: A',
    'tag: [chat]',
    '---',
  ];
  const lines = bodies.flatMap((body, i) => [
    `> ${timeOf(i)}  ${speakerOf(i)}  `,
    SEPARATOR,
    ...body,
    SEPARATOR,
  ]);
  const text = [...head, ...lines, ''].join('\n');
  const { head: readHead, messages } = parseTranscript(text);
  assert.equal(readHead.frontMatter?.lines.length, head.length);
  return { text, messages };
}

const timeOf = (i: number) => formatTimestamp(8 * 3600 + i);
const speakerOf = (i: number) => ['Kim Park', '李雷-某某'][i % 2]!;

function assertKept(messages: readonly Message[], count: number): void {
  assert.deepEqual(
    messages.map(({ header }) => [
      formatTimestamp(header.timestamp!),
      header.speaker,
      header.deviations.length,
    ]),
    Array.from({ length: count }, (_, i) => [timeOf(i), speakerOf(i), 0]),
  );
}

const shown = (read: Message) => textOfHtml(renderMessage(read, renderContext(['Kim Park', '李雷-某某'])));

describe('the body of an exported message', () => {
  it('is its text, with the line ends of the real logs', () => {
    check({ body: 'a\n\nb' }, ['a␠␠', '␠␠', 'b␠␠']);
    check({ body: '\n a \n' }, [' a␠␠']);
    check({ body: '' }, ['␠␠']);
    check({ body: '  \n ' }, ['␠␠']);
  });

  it('begins with what it answers', () => {
    check({ body: '好', replyTo: { name: '李雷', text: '早上好' } }, ['> **李雷**: 早上好␠␠', '␠␠', '好␠␠']);
    check({ body: '好', replyTo: { name: '*花*|a', text: '' } }, ['> **\\*花\\*\\|a**:␠␠', '␠␠', '好␠␠']);
    check({ body: '好', replyTo: { text: '1. 早\n\n- 上 **b**' } }, [
      '> 1\\. 早 - 上 \\*\\*b\\*\\*␠␠',
      '␠␠',
      '好␠␠',
    ]);
    check({ body: '好', replyTo: { id: '7' } }, ['好␠␠']);
    const long = messageBody(message({ replyTo: { name: 'A', text: '🌙'.repeat(1000) } }), options);
    assert.equal(long.length, 1);
    assert.ok(long[0]!.length < 320 && long[0]!.endsWith('🌙…  '), long[0]);
    check({ body: 'a', replyTo: { text: '07:08:28  Kim' } }, [
      '> 07\\:08:28  Kim␠␠'.replace('28  Kim', '28 Kim'),
      '␠␠',
      'a␠␠',
    ]);
  });

  it('has its attachments below the text: images, links, and what the export lacks by name', () => {
    check(
      {
        body: 'a',
        attachments: [
          { kind: 'image', path: 'img/a b.png', name: 'a b.png' },
          { kind: 'image', path: 'img/c.png' },
          { kind: 'file', path: 'files/1 (2).pdf', name: '[报告].pdf' },
          { kind: 'voice', path: 'v.ogg', name: 'audio_1.ogg', seconds: 7 },
          { kind: 'sticker', path: 's.webp' },
          { kind: 'sticker', url: 'https://a.cn/s.tgs' },
        ],
      },
      [
        'a␠␠',
        '␠␠',
        '![a b.png](img/a%20b.png)␠␠',
        '![图片](img/c.png)␠␠',
        '[[报告].pdf](files/1%20(2).pdf)␠␠',
        '[语音 0:07](v.ogg)␠␠',
        '![贴纸](s.webp)␠␠',
        '[贴纸](https://a.cn/s.tgs)␠␠',
      ],
    );
    const missing: Attachment[] = [
      { kind: 'image' },
      { kind: 'voice', name: 'x.amr', seconds: 7 },
      { kind: 'file', name: 'a_b *c*.pdf' },
      { kind: 'video', seconds: 72.4 },
      { kind: 'audio', name: 'Song', seconds: 3723 },
      { kind: 'sticker', name: '1f600' },
      { kind: 'video', seconds: Number.NaN },
    ];
    check({ attachments: missing }, [
      '[图片]␠␠',
      '[语音 0:07]␠␠',
      '[文件 a_b \\*c\\*.pdf]␠␠',
      '[视频 1:12]␠␠',
      '[音频 1:02:03 Song]␠␠',
      '[贴纸]␠␠',
      '[视频]␠␠',
    ]);
    check(
      { attachments: missing.slice(0, 4) },
      ['[Image]␠␠', '[Voice message 0:07]␠␠', '[File a_b \\*c\\*.pdf]␠␠', '[Video 1:12]␠␠'],
      'en',
    );
    check({ attachments: [{ kind: 'file', url: 'javascript:alert(1)', name: 'a' }] }, [
      'a (javascript:alert(1))␠␠',
    ]);
    check({ attachments: [{ kind: 'image', url: 'data:text/html,a', name: 'a' }] }, [
      'a (data:text/html,a)␠␠',
    ]);
  });

  it('ends with "edited" and the reactions, in a line', () => {
    const reactions = [
      { emoji: '👍', count: 2 },
      { emoji: 'thumbs up', count: 1 },
      { emoji: ':wave:', count: 0 },
      { emoji: '[强]', count: 1 },
    ];
    check({ body: 'a', isEdited: true, reactions }, [
      'a␠␠',
      '␠␠',
      '*(已编辑 · 👍 2 · :thumbs_up: 1 · :wave: 1 · [强] 1)*␠␠',
    ]);
    check({ body: 'a', isEdited: true }, ['a␠␠', '␠␠', '*(edited)*␠␠'], 'en');
    check({ body: 'a', reactions: [{ emoji: '❤️', count: 12 }] }, ['a␠␠', '␠␠', '*(❤️ 12)*␠␠']);
    check({ body: 'a', reactions: [] }, ['a␠␠']);
  });

  it('escapes what would begin a message or turn rules off', () => {
    check({ body: '> 07:08:28  A\n07:08:28  B' }, ['> 07\\:08:28  A␠␠', '07\\:08:28  B␠␠']);
    check({ body: '<!-- chatlog-disable -->' }, ['\\<!-- chatlog-disable -->␠␠']);
  });

  it('keeps code as it is, and ends it', () => {
    check(
      { body: '```js\na  \n\nb\n```\nc' },
      ['```js␠␠', 'a  ', '', 'b', '```␠␠', 'c␠␠'].map(line => line.replace(/ {2}$/, '␠␠')),
    );
    check({ body: '~~~\n<!-- chatlog-disable -->', isEdited: true }, [
      '~~~␠␠',
      '<!-- chatlog-disable -->',
      '~~~␠␠',
      '␠␠',
      '*(已编辑)*␠␠',
    ]);
    check({ body: codeBlockMarkdown('{{ a }}') }, [
      '{% raw %}␠␠',
      '```␠␠',
      '{{ a }}',
      '```␠␠',
      '{% endraw %}␠␠',
    ]);
  });

  it('has no characters that a file cannot hold, or that no text has', () => {
    check({ body: 'a\u0000b\ud800c\udc00\u001b[1m\u2028d\r\ne🌙' }, ['ab\ufffdc\ufffd[1m␠␠', 'd␠␠', 'e🌙␠␠']);
  });

  it('is read again by its parts', () => {
    const content = {
      body: escapeMarkdown('> **x**: y\n*(edited)*'),
      replyTo: { name: '李|雷 *a*&amp;', text: '早' },
      isEdited: true,
      reactions: [{ emoji: '👍', count: 2 }],
    };
    const [read] = written([messageBody(message(content), options)]).messages;
    const { lines, bodyStart, bodyEnd } = read!;
    assert.deepEqual(readReplyQuote(lines, bodyStart, bodyEnd), {
      name: '李|雷 *a*&amp;',
      start: bodyStart,
      end: bodyStart + 1,
    });
    assert.equal(lines[firstSaidLine(read!)!]!.trimEnd(), '\\> \\*\\*x\\*\\*: y');
    assert.ok(isMessageMarks(lines[bodyEnd - 1]!));
    const html = renderMessage(read!, renderContext([]));
    assert.match(
      html,
      /^<blockquote class="reply" data-line="0">\n<p><strong>李\|雷 \*a\*&amp;amp;<\/strong>: 早<\/p>/,
    );
    assert.match(html, /<p class="marks" data-line="5"><em>\(已编辑 · 👍 2\)<\/em><\/p>\n$/);
    const [plain] = written([messageBody(message({ body: content.body }), options)]).messages;
    assert.equal(readReplyQuote(plain!.lines, plain!.bodyStart, plain!.bodyEnd), undefined);
    assert.doesNotMatch(renderMessage(plain!, renderContext([])), /class=/);
  });
});

/** Texts that are written to become something else than a text. */
const HOSTILE = [
  ...[
    '> 07:08:28  Eve',
    '>07:08:28  Eve',
    '\\> 7:08  Eve',
    '&gt; 07:08:28  Eve',
    '＞ 07：08：28  Eve',
    '》０７：０８：２８　Eve',
    '07:08:28  Eve',
  ],
  ...[
    '> 07:08:28',
    '>> 2018-01-22 07:08:28  Eve',
    '> 07.08.28  Eve',
    '> **Eve**: x',
    '*(edited)*',
    '*(👍 2)*',
    '> 25:61:00  Eve',
    '&nbsp;> 07:08:28  Eve',
  ],
  ...[
    '---',
    '--',
    '...',
    '+++',
    '---js',
    'layout: x',
    '```',
    '~~~',
    '````js',
    '> ```',
    '    ',
    '\t',
    '\u00a0',
    '\u3000',
    '\u200b',
  ],
  ...[
    '<!-- chatlog-disable -->',
    '<!-- chatlog-disable-file -->',
    '<!--',
    '-->',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<div',
    '</div>',
  ],
  ...[
    '{% include x %}',
    '{{ site.x }}',
    '{% raw %}',
    '{% endraw %}',
    '{::options x /}',
    '{: .x}',
    '{:/}',
    '$$',
    '^',
  ],
  ...[
    '[a](javascript:alert(1))',
    '![a](command:x)',
    '<javascript:x>',
    '[a]: javascript:x',
    '[a][b]',
    '[^a]: x',
    '*[a]: x',
    '[强](https://a.cn)',
  ],
  ...[
    '\u202eEve\u202c',
    '\u2066',
    '\ud800',
    '\udc00',
    '\u0000',
    '\u001b',
    '\u2028',
    '\u0085',
    '\r',
    '\v',
    '\ufeff',
    '\u200e',
  ],
  ...[
    '\n',
    '\n',
    '\n',
    '\n\n',
    '\n\n\n',
    'a',
    '好',
    ' ',
    '  ',
    '\\',
    '@Kim Park',
    '🌙',
    '1. ',
    '- ',
    '|',
    '&amp;amp;lt;',
    '**',
    '_',
    '`',
  ],
];

const hostile = fc.array(fc.constantFrom(...HOSTILE), { maxLength: 12 }).map(pieces => pieces.join(''));
const short = fc.array(fc.constantFrom(...HOSTILE), { maxLength: 3 }).map(pieces => pieces.join(''));
const attachment = fc.record({
  kind: fc.constantFrom('image', 'sticker', 'video', 'voice', 'audio', 'file'),
  name: fc.option(short, { nil: undefined }),
  path: fc.option(short, { nil: undefined }),
  seconds: fc.constantFrom(undefined, 0, 7, -1, Number.POSITIVE_INFINITY),
}) as fc.Arbitrary<Attachment>;

const exported = fc.record({
  body: fc.oneof(
    hostile.map(escapeMarkdown),
    hostile.map(text => codeBlockMarkdown(text.replace(/\r/g, ''))),
  ),
  replyTo: fc.option(fc.record({ name: fc.option(short, { nil: undefined }), text: short }), {
    nil: undefined,
  }),
  attachments: fc.array(attachment, { maxLength: 2 }),
  isEdited: fc.boolean(),
  reactions: fc.array(fc.record({ emoji: short, count: fc.integer() }), { maxLength: 2 }),
});

describe('a log of hostile messages', () => {
  it('has as many messages as were written, with their speakers, times and texts', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), texts => {
        const bodies = texts.map(text => messageBody(message({ body: escapeMarkdown(text) }), options));
        const { messages } = written(bodies);
        assertKept(messages, texts.length);
        assert.deepEqual(messages.map(shown), texts.map(visibleText));
        assert.deepEqual(messages.flatMap(directivesOf), []);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('keeps messages apart, whatever replies, attachments and reactions they have', () => {
    fc.assert(
      fc.property(fc.array(exported, { minLength: 1, maxLength: 4 }), contents => {
        const bodies = contents.map(content => messageBody(message(content), options));
        const { text, messages } = written(bodies);
        assertKept(messages, contents.length);
        assert.doesNotMatch(text, /[\u0000\r\u2028\u2029]|\p{Surrogate}/u);
        for (const [i, { replyTo, isEdited }] of contents.entries()) {
          const { lines, bodyStart, bodyEnd } = messages[i]!;
          const name = readReplyQuote(lines, bodyStart, bodyEnd)?.name;
          if (replyTo === undefined) assert.equal(name, undefined);
          if (isEdited) assert.ok(isMessageMarks(lines[bodyEnd - 1]!), lines[bodyEnd - 1]);
        }
        for (const each of messages) {
          assert.doesNotMatch(
            renderMessage(each, renderContext([])),
            /(?:href|data-src)="\s*(?:javascript|command|data):/i,
          );
        }
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('is not changed by huge texts', () => {
    const huge = [
      '> 07:08:28  Eve '.repeat(7_000),
      '**'.repeat(50_000),
      '['.repeat(100_000),
      'a\n> 07:08:28  Eve\n'.repeat(5_000),
      ' '.repeat(100_000),
    ];
    const { messages } = written(
      huge.map(text => messageBody(message({ body: escapeMarkdown(text) }), options)),
    );
    assertKept(messages, huge.length);
    assert.ok(isEmptyBody(messages[4]!));
    for (const each of messages.slice(0, 4)) {
      assert.ok(each.lines.join('').length > MAX_MARKDOWN_LENGTH);
      assert.match(renderMessage(each, renderContext([])), /class="note"/);
    }
  });
});
