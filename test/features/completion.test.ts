import assert from 'node:assert/strict';
import type { ClientCapabilities, CompletionItem } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ChatLog } from '../../server/src/document/chatLog';
import { complete } from '../../server/src/features/completion/complete';
import { MAX_ITEMS } from '../../server/src/features/completion/items';
import { readClient } from '../../server/src/features/support/client';
import { formatTimestamp } from '../../server/src/model/timestamp';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import type { OpenLog, Workspace } from '../../server/src/workspace/workspace';
import { readCursor } from '../support/marks';
import { emptyWorkspace } from '../support/workspace';

const NOON = new Date(2024, 4, 5, 12, 0, 0);

interface Options {
  readonly fileName?: string;
  readonly workspace?: Partial<Workspace>;
  readonly client?: ClientCapabilities;
}

function openLog(uri: string, speakers: readonly string[]): OpenLog {
  const text = speakers.map(name => `> 08:00:00  ${name}  \n   \nhi\n   \n`).join('');
  return { uri, version: 1, log: new ChatLog(text, { fileName: '', levels: ruleLevels() }) };
}

/** Completes at the cursor of a text. */
function completeAt(marked: string, { fileName = '', workspace, client = {} }: Options = {}) {
  const { text, position } = readCursor(marked);
  const document = TextDocument.create('file:///own-chat.md', 'chatlog', 1, text);
  const log = new ChatLog(text, { fileName, levels: ruleLevels({}) });
  const list = complete(
    { log, uri: document.uri, workspace: { ...emptyWorkspace(), ...workspace }, client: readClient(client) },
    position,
    NOON,
  );
  const choose = (label: string) => {
    const item = list.items.find(candidate => candidate.label === label);
    assert.ok(item?.textEdit, `${label} is not offered, but ${labelsOf(list.items)}`);
    return TextDocument.applyEdits(document, [
      ...('range' in item.textEdit ? [item.textEdit] : []),
      ...(item.additionalTextEdits ?? []),
    ]);
  };
  return { ...list, labels: labelsOf(list.items), choose };
}

function labelsOf(items: readonly CompletionItem[]): string[] {
  return items.map(item => item.label);
}

/** The labels that are offered at the cursor, in order. */
function checkLabels(marked: string, expected: readonly string[], options?: Options) {
  assert.deepEqual(completeAt(marked, options).labels, expected);
}

/** The text after a label is chosen at the cursor. */
function checkChosen(marked: string, label: string, expected: string, options?: Options) {
  assert.equal(completeAt(marked, options).choose(label), expected);
}

/** A log of one message for each speaker, a second apart, then the text. */
function following(speakers: readonly string[], text: string): string {
  const messages = speakers.map(
    (name, i) => `> ${formatTimestamp(8 * 3600 + i)}  ${name}  \n   \nhi  \n   \n`,
  );
  return messages.join('') + text;
}

describe('Completion of the speaker', () => {
  const two = ['韩梅梅-某某-产品', 'Kim Park'];

  it('inserts a name after the time', () => {
    checkChosen(following(two, '> 09:00:00  |'), 'Kim Park', following(two, '> 09:00:00  Kim Park'));
  });

  it('replaces all of a name that is there', () => {
    const expected = following(two, '> 09:00:00  Kim Park  \n   \nhello');
    for (const name of ['|Nobody', 'K|im', 'Kim| P', 'Kim P|arker', 'kp|']) {
      checkChosen(following(two, `> 09:00:00  ${name}  \n   \nhello`), 'Kim Park', expected);
    }
  });

  it('keeps the name found while its second word is typed', () => {
    checkLabels(following(two, '> 09:00:00  Kim |'), ['Kim Park']);
    checkLabels(following(two, '> 09:00:00  Kim Pa|'), ['Kim Park']);
  });

  it('fixes the gap before the name along with it', () => {
    for (const gap of [' |', '\t|', '\u3000|', ' ki|', '\tki|', ' |Kim', '|']) {
      checkChosen(following(two, `> 09:00:00${gap}`), 'Kim Park', following(two, '> 09:00:00  Kim Park'));
    }
    checkChosen(following(two, '> 09:00:00   |'), 'Kim Park', following(two, '> 09:00:00   Kim Park'));
  });

  it('works in near misses of a header', () => {
    for (const lead of ['>09:00:00  ', '》 09:00:00  ', '> 9:00:00  ', '> 09：00：00  ', '>> 09:00:00  ']) {
      checkChosen(following(two, `${lead}ki|`), 'Kim Park', following(two, `${lead}Kim Park`));
    }
  });

  it('finds Chinese names by pinyin, initials and their own characters', () => {
    for (const typed of [
      'hmm',
      'hanmeimei',
      'hanm',
      'HMM',
      '韩',
      '韩mm',
      '梅',
      '梅梅',
      'meimei',
      'mm',
      'cp',
      '产品',
      '某产',
      'hmmmm',
    ]) {
      checkLabels(following(two, `> 09:00:00  ${typed}|`), ['韩梅梅-某某-产品']);
    }
  });

  it('knows how family names are read', () => {
    const names = ['曾一', '单二', '解三', '仇四', '查五', '翟六', '覃七', '劉八'];
    const typed = ['zengy', 'shane', 'xies', 'qius', 'zhaw', 'zhail', 'qinq', 'liub'];
    for (const [i, name] of names.entries()) {
      checkLabels(following(names, `> 09:00:00  ${typed[i]}|`), [name]);
    }
  });

  it('offers nothing to one who typed the only name in full, so that Enter ends the line', () => {
    checkLabels(following(two, '> 09:00:00  Kim Park|'), []);
    checkLabels(following([...two, 'Kim Parker'], '> 09:00:00  Kim Park|'), ['Kim Parker', 'Kim Park']);
  });

  it('does not offer a name that only the header itself has', () => {
    checkLabels(following(two, '> 09:00:00  |Kimberly'), ['Kim Park', '韩梅梅-某某-产品']);
  });

  it('lists those who are likely next first', () => {
    // The last speaker, the speaker before, then earlier ones.
    checkLabels(following(['A', 'B', 'C', 'B', 'C', 'B'], '> 09:00:00  |'), ['C', 'B', 'A']);
    checkLabels(following(['A', 'B', 'A', 'B', 'A'], '> 09:00:00  |'), ['B', 'A']);
  });

  it('counts those who speak after the place as those before', () => {
    const [label] = completeAt(
      `${following(['A', ...Array.from('BBBBBBBBBBBBBBBBBBBB')], '> 09:00:00  |')}\n\n> 09:00:01  D\n\nhi\n\n> 09:00:01  D\n\nhi\n`,
    ).labels.slice(1);
    assert.equal(label, 'D');
  });

  it('lists those far away by their number of messages, after those near', () => {
    const far = [...Array(3).fill('Far 1'), ...Array(7).fill('Far 2'), ...Array(5).fill('Far 3')];
    checkLabels(following([...far, ...Array(400).fill('Near')], '> 09:00:00  |'), [
      'Near',
      'Far 2',
      'Far 3',
      'Far 1',
    ]);
  });

  it("goes on with other open logs, then the workspace's other logs", () => {
    const workspace: Partial<Workspace> = {
      openLogs: () => [
        openLog('file:///own-chat.md', ['Never']),
        openLog('file:///open-chat.md', ['Open', 'Kim Park']),
      ],
      otherSpeakers: () => [
        ['Often', 9],
        ['Open', 3],
        ['Rare', 1],
      ],
    };
    checkLabels(following(two, '> 09:00:00  |'), ['Kim Park', '韩梅梅-某某-产品', 'Open', 'Often', 'Rare'], {
      workspace,
    });
  });

  it('puts those first who answer the last speaker in other logs', () => {
    const workspace: Partial<Workspace> = {
      otherSpeakers: () => [
        ['Often', 9],
        ['Answers', 3],
      ],
      answersTo: (name, besides) =>
        new Map(name === 'Kim Park' && besides === 'file:///own-chat.md' ? [['Answers', 3]] : []),
    };
    checkLabels(following(['Kim Park'], '> 09:00:00  |'), ['Kim Park', 'Answers', 'Often'], { workspace });
  });

  it('says how often and when a speaker spoke last, in the form that the client has', () => {
    const labelDetailsSupport = {
      textDocument: { completion: { completionItem: { labelDetailsSupport: true } } },
    };
    const [rich] = completeAt(following(['A', 'A'], '> 09:00:00  |'), { client: labelDetailsSupport }).items;
    assert.deepEqual(rich?.labelDetails, { description: '2 messages, last at 08:00:01' });
    const [plain] = completeAt(following(['A'], '> 09:00:00  |')).items;
    assert.equal(plain?.detail, '1 message, last at 08:00:00');
  });

  it('bounds the list, and says that it goes on', () => {
    const names = Array.from({ length: 1700 }, (_, i) => `Speaker ${i}`);
    const { items, isIncomplete } = completeAt(following(names, '> 09:00:00  |'));
    assert.equal(items.length, MAX_ITEMS);
    assert.equal(isIncomplete, true);
    checkLabels(following(names, '> 09:00:00  1234|'), ['Speaker 1234']);
  });

  it('begins every filterText with what was typed, or the label does', () => {
    for (const typed of ['h', 'hm', '梅', 'K', 'k', 'kim p', 'park']) {
      const { items } = completeAt(following(two, `> 09:00:00  ${typed}|`));
      assert.ok(items.length > 0, typed);
      for (const { label, filterText = label } of items) assert.ok(filterText.startsWith(typed), filterText);
    }
  });

  it('offers no speaker in a body, nor in a quote', () => {
    checkLabels(following(two, '> 09:00:00  A\n\nKim |'), []);
    checkLabels(following(two, '> 09:00:00  A\n\n> Kim|'), []);
  });
});

describe('Completion of mentions', () => {
  const log = (body: string) => `${following(['Kim Park', '李雷'], '> 09:00:00  韩梅梅')}\n\n${body}`;

  it('offers the speakers, the author of the message last', () => {
    checkLabels(log('@|'), ['李雷', 'Kim Park', '韩梅梅']);
  });

  it('sets the name off from what follows', () => {
    checkChosen(log('好@li|'), '李雷', log('好@李雷 '));
    checkChosen(log('@|说'), '李雷', log('@李雷 说'));
    checkChosen(log('@| 说'), '李雷', log('@李雷 说'));
    checkChosen(log('@|，说'), '李雷', log('@李雷，说'));
  });

  it('replaces a name that is there, and not what follows it', () => {
    checkChosen(log('@|Kim Park hello'), '李雷', log('@李雷 hello'));
    checkChosen(log('@Kim| Parker hello'), 'Kim Park', log('@Kim Park Parker hello'));
  });

  it('follows a name past its space, and no further', () => {
    checkLabels(log('@Kim |'), ['Kim Park']);
    checkLabels(log('@Kim hello |'), []);
    checkLabels(log('@ |'), []);
  });

  it('is none in an e-mail address or a URL', () => {
    checkLabels(log('kim@|'), []);
    checkLabels(log('https://example.org/@|'), []);
  });
});

describe('Completion of the time', () => {
  const log = following(['Kim', 'Lee'], '');

  it('offers the time of the message before, a second later, and now', () => {
    checkLabels(`${log}> |`, ['08:00:01', '08:00:02', '12:00:00']);
    checkLabels(`${log}>|`, ['08:00:01', '08:00:02', '12:00:00']);
    checkLabels('> |', ['12:00:00']);
  });

  it('begins with now in a log of today', () => {
    checkLabels(`${log}> |`, ['12:00:00', '08:00:01', '08:00:02'], { fileName: '2024-05-05-chat.md' });
  });

  it('offers no time that would be out of order', () => {
    checkLabels(`> |\n\n${log}`, ['08:00:00']);
    checkLabels(`${following(['Kim'], '> |\n\n')}> 09:00:00  Lee\n\nhi`, [
      '08:00:00',
      '08:00:01',
      '09:00:00',
    ]);
    checkLabels('> 13:00:00  Kim\n\nhi\n\n> |', ['13:00:00', '13:00:01']);
  });

  it('leads on to the speaker at the end of the line', () => {
    checkChosen(`${log}> 08|`, '08:00:02', `${log}> 08:00:02  `);
    checkChosen(`${log}》08|  `, '08:00:02', `${log}> 08:00:02  `);
    checkChosen(`${log}>|`, '08:00:02', `${log}> 08:00:02  `);
  });

  it('replaces the time of a header and leaves its speaker', () => {
    checkChosen(`${log}> |07:00:00  Kim`, '08:00:02', `${log}> 08:00:02  Kim`);
    checkChosen(`${log}> 08:|00:00  Kim`, '08:00:02', `${log}> 08:00:02  Kim`);
  });

  it('has the list of speakers opened by a client that can', () => {
    const experimental = { commands: { commands: ['editor.action.triggerSuggest'] } };
    const [item] = completeAt(`${log}> |`, { client: { experimental } }).items;
    assert.equal(item?.command?.command, 'editor.action.triggerSuggest');
    assert.equal(completeAt(`${log}> |`).items[0]?.command, undefined);
  });
});

describe('Completion of the front matter', () => {
  const file = { fileName: '2024-05-04-chat.md' };
  const fence = (lines: string) => `---\n${lines}\n---\n${following(['Kim', 'Lee', 'Lee'], '')}`;

  it('offers the keys that are absent, with their values', () => {
    checkLabels(
      fence('layout: source\ntags: [chat]\n|'),
      ['title', 'date', 'author', 'header-img', 'lines'],
      file,
    );
    checkChosen(fence('ti|'), 'title', fence('title:      "2024-05-04-WeChat"'), file);
    checkChosen(fence('|'), 'tag', fence('tag:        [chat]'), file);
    checkChosen(fence('|'), 'lines', fence('lines:      3'), file);
  });

  it('replaces a key and leaves its value', () => {
    checkChosen(fence('da|et: 2024-05-04 12:00:00'), 'date', fence('date: 2024-05-04 12:00:00'), file);
  });

  it('offers the value that the log implies', () => {
    checkChosen(fence('layout: |'), 'source', fence('layout: source'), file);
    checkChosen(fence('layout:|'), 'source', fence('layout: source'), file);
    checkChosen(fence('title: "20|'), '"2024-05-04-WeChat"', fence('title: "2024-05-04-WeChat"'), file);
    checkChosen(fence('title: 20|'), '"2024-05-04-WeChat"', fence('title: "2024-05-04-WeChat"'), file);
    checkChosen(fence('date: |2023-01-01'), '2024-05-04 12:00:00', fence('date: 2024-05-04 12:00:00'), file);
    checkChosen(fence('tag:\t\t  |'), '[chat]', fence('tag:\t\t  [chat]'), file);
    checkChosen(fence('lines: |7 # as exported'), '3', fence('lines: 3 # as exported'), file);
  });

  it('offers the authors of other logs, then the speakers by their number of messages', () => {
    const workspace = {
      otherAuthors: () =>
        new Map([
          ['Someone: else', 1],
          ['Reading Group', 4],
        ]),
    };
    checkLabels(fence('author: |'), ['Reading Group', '"Someone: else"', 'Lee', 'Kim'], { workspace });
  });

  it('offers nothing for other keys, in lists, and after a fence that names a language', () => {
    checkLabels(fence('permalink: |'), []);
    checkLabels(fence('tag:\n  - |'), []);
    checkLabels('---js\n|\n---\n', []);
  });
});

describe('Completion of emoticons', () => {
  const log = (body: string) => `> 09:00:00  Kim\n\n${body}`;

  it('finds them by Chinese name, pinyin, initials and English name', () => {
    for (const typed of ['[强|', '[qiang|', '【强|']) checkChosen(log(typed), '[强]', log('[强]'));
    for (const typed of ['[握|', '[woshou|', '[ws|'])
      checkChosen(log(`好${typed}`), '[握手]', log('好[握手]'));
    checkChosen(log('[thumbsu|'), '[ThumbsUp]', log('[ThumbsUp]'));
  });

  it('shows the picture', () => {
    const item = completeAt(log('[强|')).items.find(({ label }) => label === '[强]');
    assert.match(item?.detail ?? '', /^👍/);
  });

  it('replaces an emoticon that is there, and a bracket that was closed for the user', () => {
    checkChosen(log('[|]'), '[强]', log('[强]'));
    checkChosen(log('a[|微笑]b'), '[强]', log('a[强]b'));
    checkChosen(log('【qiang|】'), '[强]', log('[强]'));
  });

  it('lists those used lately first', () => {
    assert.deepEqual(completeAt(log('[握手] [咖啡] [握手]\n[|')).labels.slice(0, 2), ['[握手]', '[咖啡]']);
  });

  it('is none in images, links and headers', () => {
    checkLabels(log('![|'), []);
    checkLabels(log('[|text](https://example.org)'), []);
    checkLabels('[|', []);
  });
});

describe('Completion on bad input', () => {
  const names = Array.from({ length: 1700 }, (_, i) => `韩梅梅${i}-某某-产品`);
  /** So many characters that quadratic work takes minutes. */
  const count = 2_000_000;
  const worst: Record<string, () => string> = {
    ...Object.fromEntries(
      ['@', '[', '【', '&amp;', '@[', '> ', '李', '\ud83d'].map(unit => [
        `a body of ${unit}`,
        () => following(names, `> 09:00:00  Kim\n\n${unit.repeat(count / unit.length)}|`),
      ]),
    ),
    // Each name is compared with the typed text, so there are a few here.
    'a long speaker': () => following(names.slice(0, 20), `> 09:00:00  ${'h'.repeat(count)}|`),
    'a long key': () => `---\n${'a'.repeat(count)}|\n---\n`,
    'a value of quotes': () => `---\nauthor: ${'"'.repeat(count)}|\n---\n`,
  };
  for (const [what, text] of Object.entries(worst)) {
    it(`takes linear time after ${what}`, () => assert.ok(Array.isArray(completeAt(text()).items)));
  }

  it('answers anywhere in a broken log', () => {
    const text = '---\ntag: [\n--\n>\n> 7:8  \n[@\n> 25:61:00  A\n@';
    for (let at = 0; at <= text.length; at++) {
      assert.ok(Array.isArray(completeAt(`${text.slice(0, at)}|${text.slice(at)}`).items));
    }
  });
});

describe('comments that turn rules off', () => {
  const said = '> 08:00:00  Kim\n\nhi\n\n';
  const directives = [
    'chatlog-disable-next-line',
    'chatlog-disable',
    'chatlog-enable',
    'chatlog-disable-file',
  ];

  it('are completed after the opening of a comment', () => {
    checkLabels(`${said}<!-- |`, directives);
    checkLabels(`${said}<!--chatlog-en|`, ['chatlog-enable']);
    checkChosen(`${said}<!-- chat| -->`, 'chatlog-disable-file', `${said}<!-- chatlog-disable-file -->`);
    checkLabels(`${said}Look: <!-- |`, []);
  });

  it('are completed with rules, those first that report something below', () => {
    const bad = `${said}<!-- chatlog-disable-next-line |\n\n> 08:00:00 Kim\n\nHi\n`;
    const { labels } = completeAt(bad);
    assert.equal(labels[0], 'message/header-spacing');
    assert.ok(labels.includes('speaker/similar-name') && !labels.includes('suppression/unused'));
    checkChosen(
      `${said}<!-- chatlog-disable message/du|`,
      'message/duplicate',
      `${said}<!-- chatlog-disable message/duplicate -->`,
    );
    checkChosen(
      `${said}<!-- chatlog-disable image/insecure-url, empty| -->`,
      'message/empty-body',
      `${said}<!-- chatlog-disable image/insecure-url, message/empty-body -->`,
    );
    checkLabels(`${said}<!-- chatlog-nothing |`, []);
  });

  it('are completed in the front matter as YAML', () => {
    checkChosen('---\n# chat|\n---\n', 'chatlog-disable', '---\n# chatlog-disable \n---\n');
    checkChosen(
      '---\n# chatlog-disable unknown-k|\n---\n',
      'front-matter/unknown-key',
      '---\n# chatlog-disable front-matter/unknown-key\n---\n',
    );
    checkLabels('---\n# |\n---\n', []);
  });
});
