import assert from 'node:assert/strict';
import type { Location, LocationLink } from 'vscode-languageserver-protocol';
import { definition } from '../../server/src/features/definition';
import { message } from '../support/logText';
import { requestAt } from '../support/requestAt';

const LINKS = { textDocument: { definition: { linkSupport: true } } };

const files = {
  '_posts/2024-02-01-chat.markdown': message('07:00:00', 'Kim', 'a') + message('08:00:00', '李雷', 'b'),
  '_posts/2024-02-08-chat.markdown': message('09:20:00', 'Kim', 'a') + message('09:21:00', 'Kim', 'b'),
  '_posts/2024-02-10-chat.markdown': message('10:00:00', '赵静', 'a') + message('10:00:00', '赵静', 'b'),
};

const registry = {
  '_data/speakers.yml': 'people:\n  - name: Kim\n    aliases: [Kim-Acme]\n  - name: 韩梅梅\n',
};

/** The definition of the symbol at the `|`: file, line, column, and the text of the symbol. */
async function from(marked: string, all: Readonly<Record<string, string>> = files) {
  const { answer, document } = await requestAt(definition, marked, { files: all, client: LINKS });
  if (answer === null) return undefined;
  const [link, ...others] = answer as LocationLink[];
  assert.deepEqual(others, []);
  assert.deepEqual(link!.targetRange, link!.targetSelectionRange);
  const { start } = link!.targetSelectionRange;
  const file = link!.targetUri.replace('file:///site/', '').replace(/^_posts\/(.*)-chat\.markdown$/, '$1');
  return [file, start.line, start.character, document.getText(link!.originSelectionRange!)];
}

describe('where a mention leads', () => {
  it('is the latest message before it', async () => {
    const log = message('10:00:00', 'Kim', 'a') + message('11:00:00', 'Kim', 'b');
    const after = message('13:00:00', 'Kim', 'c');
    assert.deepEqual(await from(`${log}${message('12:00:00', '李雷', '好 @K|im')}${after}`), [
      '2024-02-09',
      4,
      12,
      'Kim',
    ]);
    assert.deepEqual((await from(`${log}${message('12:00:00', '李雷', '好 |@Kim')}`))?.[3], 'Kim');
  });

  it('is under another name of the same person', async () => {
    const log = message('10:00:00', 'Kim', 'a') + message('11:00:00', '李雷', '@Kim-Ac|me');
    assert.deepEqual(await from(log, { ...files, ...registry }), ['2024-02-09', 0, 12, 'Kim-Acme']);
  });

  it('is the last message of the latest earlier log', async () => {
    assert.deepEqual(await from(message('12:00:00', '李雷', '@K|im')), ['2024-02-08', 4, 12, 'Kim']);
  });

  it('is the registry for who did not speak before', async () => {
    const log = `${message('12:00:00', '李雷', '@韩|梅梅')}${message('13:00:00', '韩梅梅', 'x')}`;
    assert.deepEqual(await from(log, { ...files, ...registry }), ['_data/speakers.yml', 3, 10, '韩梅梅']);
    assert.deepEqual(await from(log), ['2024-02-09', 4, 12, '韩梅梅']);
  });

  it('is their next message in a later log as a last resort, or nowhere', async () => {
    assert.deepEqual(await from(message('12:00:00', '李雷', '@赵|静')), ['2024-02-10', 0, 12, '赵静']);
    assert.equal(await from(message('12:00:00', '李雷', '@Nob|ody')), undefined);
  });
});

describe('where a mention without a known person leads', () => {
  const goes = message('12:00:00', '李雷', '好 @陈|小舟 在吗');
  const spoken = {
    '_posts/2024-02-01-chat.markdown': message('07:00:00', '陈小舟-测试-成都', 'a').repeat(2),
    '_posts/2024-02-10-chat.markdown': message('07:00:00', '陈小舟-测试-成都', 'b'),
  };

  it('is the latest message before it of whom it is likely to mean, here or in an earlier log', async () => {
    const here = message('10:00:00', '陈小舟-测试-成都', 'a').repeat(2);
    const after = message('13:00:00', '陈小舟-测试-成都', 'c');
    assert.deepEqual(await from(`${here}${goes}${after}`), ['2024-02-09', 4, 12, '陈小舟']);
    assert.deepEqual(await from(goes, spoken), ['2024-02-01', 4, 12, '陈小舟']);
  });

  it('is the message of another name of theirs, where that is later', async () => {
    const people = 'people:\n  - name: 小舟\n    aliases: [陈小舟-测试-成都]\n';
    const all = { ...spoken, '_data/speakers.yml': people };
    assert.deepEqual(await from(message('10:00:00', '小舟', 'a') + goes, all), [
      '2024-02-09',
      0,
      12,
      '陈小舟',
    ]);
  });

  it('is nowhere for a name that is like no other, and for everyone', async () => {
    assert.equal(await from(message('12:00:00', '李雷', '@陈|大舟'), spoken), undefined);
    const all = { '_posts/2024-02-01-chat.markdown': message('07:00:00', '所有人-测试', 'a') };
    assert.equal(await from(message('12:00:00', '李雷', '@所|有人'), all), undefined);
  });
});

describe('where a speaker and the author lead', () => {
  const log = message('10:00:00', 'Kim', 'a') + message('11:00:00', '李雷', 'b');

  it('is the registry', async () => {
    const marked = `${log}${message('12:00:00', 'Kim-Ac|me', 'c')}`;
    assert.deepEqual(await from(marked, { ...files, ...registry }), [
      '_data/speakers.yml',
      1,
      10,
      'Kim-Acme',
    ]);
    const author = `---\nauthor: "Kim|"\n---\n${log}`;
    assert.deepEqual(await from(author, { ...files, ...registry }), ['_data/speakers.yml', 1, 10, 'Kim']);
  });

  it('is their first message in this log without one, be it the same', async () => {
    assert.deepEqual(await from(`${log}${message('12:00:00', '李|雷', 'c')}`), ['2024-02-09', 4, 12, '李雷']);
    assert.deepEqual(await from(message('12:00:00', '李|雷', 'c')), ['2024-02-09', 0, 12, '李雷']);
    assert.deepEqual(await from(`---\nauthor: 李|雷\n---\n${log}`), ['2024-02-09', 7, 12, '李雷']);
  });

  it('is another log for an author who is silent in this one', async () => {
    assert.deepEqual(await from(`---\nauthor: K|im\n---\n`), ['2024-02-08', 4, 12, 'Kim']);
    assert.deepEqual(await from(`---\nauthor: 赵|静\n---\n`), ['2024-02-10', 0, 12, '赵静']);
    assert.equal(await from('---\nauthor: some gr|oup\n---\n'), undefined);
  });

  it('is nowhere for what is no name', async () => {
    assert.equal(await from('> 10:|00:00  Kim\n'), undefined);
    assert.equal(await from(`${log}te|xt`), undefined);
  });

  it('is a place for clients that know no links', async () => {
    const { answer } = await requestAt(definition, `${log}${message('12:00:00', '李雷', '@K|im')}`, {
      files,
    });
    assert.deepEqual(answer as Location, {
      uri: 'file:///site/_posts/2024-02-09-chat.markdown',
      range: { start: { line: 0, character: 12 }, end: { line: 0, character: 15 } },
    });
  });

  it('holds with CRLF and emoji', async () => {
    const text = '> 10:00:00  Kim😀\r\n\r\nx\r\n> 11:00:00  A\r\n\r\n😀 @K|im😀';
    assert.deepEqual(await from(text), ['2024-02-09', 0, 12, 'Kim😀']);
  });
});
