import assert from 'node:assert/strict';
import { globSync } from 'tinyglobby';
import { generatedFiles } from '../../scripts/generate/generatedFiles';
import { readFile } from '../../scripts/generate/readFile';
import { repositoryRoot } from '../../scripts/hosts/paths';

const page = 'docs/rules/message/empty-body.md';

/** Reads the repository's files, but with another text for this one. */
const readWith = (path: string, content: string) => (each: string) =>
  each === path ? content : readFile(each);

describe('what is generated', () => {
  const generated = generatedFiles(readFile);
  const [manifest, texts] = ['package.json', 'package.nls.json'].map(path => JSON.parse(readFile(path)));

  it('is as the rules and commands say', () => {
    const stale = [...generated].filter(([path, content]) => content !== readFile(path));
    assert.deepEqual(
      stale.map(([path]) => path),
      [],
      'These files differ from what the rules and commands say. Run: npm run generate',
    );
  });

  it('comes back where it was changed by hand, and nothing else changes', () => {
    for (const [path, from, to] of [
      ['package.json', '"default": "hint"', '"default": "error"'],
      ['package.json', '"$(preview)"', '"$(eye)"'],
      ['package.nls.json', 'A header has no name', 'A header lacks a name'],
      ['package.nls.zh-cn.json', '"全部修复"', '"修复"'],
      ['README.md', ' rules](docs/rules/README.md)', '0 rules](docs/rules/README.md)'],
      ['README.md', ' 条规则](docs/rules/README.md)', '0 条规则](docs/rules/README.md)'],
      ['docs/rules/README.md', '| hint |', '| error |'],
      [page, 'Default level: `hint`', 'Default level: `error`'],
      [page, '默认级别：`hint`', '默认级别：`error`'],
      [page, '# message/empty-body', '# message/empty'],
    ] as const) {
      const changed = readFile(path).replace(from, to);
      assert.notEqual(changed, readFile(path), from);
      assert.equal(generatedFiles(readWith(path, changed)).get(path), readFile(path));
    }
    for (const [path, from, to] of [
      ['package.json', '"ctrl+k g"', '"ctrl+k t"'],
      ['package.nls.json', '"Speakers"', '"People"'],
      ['README.md', '# Chat Log', '# Chats'],
      ['docs/rules/README.md', '# Rules', '# All rules'],
      [page, '## Wrong', '## Not so'],
    ] as const) {
      const changed = readFile(path).replace(from, to);
      assert.notEqual(changed, readFile(path), from);
      assert.equal(generatedFiles(readWith(path, changed)).get(path), changed);
    }
  });

  it('takes the Chinese of a rule from its page', () => {
    const changed = readFile(page).replace(/(?<=## 简体中文\n\n).+/, '没有 `正文`。');
    const files = generatedFiles(readWith(page, changed));
    assert.equal(files.get(page), changed);
    assert.match(files.get('docs/rules/README.md')!, /\| 没有 `正文`。 \|/);
    assert.equal(
      JSON.parse(files.get('package.nls.zh-cn.json')!)['config.rules.message/empty-body'],
      '没有 正文。',
    );
  });

  it('is refused where a page is missing or has no place for it', () => {
    const refuse = (path: string, content: string, reason: RegExp) =>
      assert.throws(() => generatedFiles(readWith(path, content)), reason);
    refuse(page, readFile(page).replace('Default level', 'Level'), /empty-body\.md does not begin with/);
    refuse(page, readFile(page).replace('## 简体中文', '## 中文'), /empty-body\.md has no "## 简体中文"/);
    refuse('README.md', readFile('README.md').replace('条规则', '个规则'), /README\.md does not have/);
    refuse('docs/rules/README.md', '# Rules\n', /docs\/rules\/README\.md has no line/);
    const readWithoutPage = (path: string) => {
      if (path === page) throw new Error('ENOENT');
      return readFile(path);
    };
    assert.throws(() => generatedFiles(readWithoutPage), /empty-body\.md is missing/);
  });

  it('leaves no page of a rule that is gone', () => {
    const pages = globSync('docs/rules/*/*.md', { cwd: repositoryRoot });
    assert.deepEqual(
      pages.filter(each => !generated.has(each)),
      [],
    );
  });

  it('has each command that keys, menus and texts name', () => {
    const { commands, keybindings, menus } = manifest.contributes;
    const named: { command?: string; alt?: string }[] = [keybindings, ...Object.values(menus)].flat();
    const links = [...JSON.stringify(texts).matchAll(/\(command:(?:toSide:)?(chatlog\.[\w.]+)/g)]
      .map(([, id]) => id)
      // VS Code creates a command for each view.
      .filter(id => id !== 'chatlog.speakers.focus');
    const ids = [...named.flatMap(({ command, alt }) => [command, alt]), ...links].filter(Boolean);
    const known = new Set(commands.map(({ command }: { command: string }) => command));
    assert.ok(ids.length > 50);
    assert.deepEqual(
      ids.filter(id => !known.has(id)),
      [],
    );
  });
});
