import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonFinding, JsonFixes } from '../../server/src/cli/reports/json';
import { Chatlog, log, message, warningLog } from './chatlog';

const REGISTRY = '_data/speakers.yml';

describe('chatlog lint and people', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => chatlog.clear());
  after(() => chatlog.dispose());

  /** The findings of the rules about people, each as `file rule text`, with the name that it reports. */
  const found = async (...args: string[]) => {
    const run = await chatlog.run([
      'lint',
      '--format',
      'json',
      '--rule',
      'mention/unknown-speaker:warning',
      ...args,
    ]);
    assert.equal(run.stderr, '');
    return (JSON.parse(run.stdout) as JsonFinding[]).map(
      ({ file, rule, message }) => `${file} ${rule} ${/"(.*?)"/.exec(message)?.[1]}`,
    );
  };

  it('know who speaks in logs that are not linted', async () => {
    chatlog.write('a-chat.md', log(message('> 07:08:28  Kim', '@Lee @Zoe')));
    chatlog.write('b-chat.md', log(message('> 07:08:28 Lee')));
    assert.deepEqual(await found('a-chat.md'), ['a-chat.md mention/unknown-speaker Zoe']);
  });

  it('know no people from a folder that is passed over, but those of a file there that is named', async () => {
    chatlog.write('a-chat.md', log(message('> 07:08:28  Kim', '@Lee')));
    chatlog.write('_site/b-chat.md', log(message('> 07:08:28  Lee')));
    assert.deepEqual(await found('.'), ['a-chat.md mention/unknown-speaker Lee']);
    assert.deepEqual(await found('.', '_site/b-chat.md'), []);
  });

  it('know the registry of the folder above', async () => {
    chatlog.write('_posts/a-chat.md', log(message('> 07:08:28  Kim', '@Lee @Leo')));
    chatlog.write(REGISTRY, 'people:\n  - name: Lee\n');
    assert.deepEqual(await found('_posts/a-chat.md'), ['_posts/a-chat.md mention/unknown-speaker Leo']);
    assert.deepEqual(await found('--registry', 'people.yml', '_posts'), [
      '_posts/a-chat.md mention/unknown-speaker Lee',
      '_posts/a-chat.md mention/unknown-speaker Leo',
    ]);
    chatlog.write('meta/people.yml', 'people:\n  - name: Leo\n');
    assert.deepEqual(await found('--registry', 'meta/people.yml', '_posts'), [
      '_posts/a-chat.md mention/unknown-speaker Lee',
    ]);
  });

  it('point out names that look alike, also where a rule says nothing in the log itself', async () => {
    chatlog.write('_posts/2020-02-02-chat.markdown', log(message('> 07:08:28  Kim Park')));
    chatlog.write('drafts/b-chat.md', log(message('> 07:08:28  kim park')));
    mkdirSync(join(chatlog.folder, '.git'));
    assert.deepEqual(await found('_posts'), [
      '_posts/2020-02-02-chat.markdown speaker/similar-name Kim Park',
    ]);
  });

  describe('take for the folder of a path', () => {
    /** The speakers of several folders that the log at a path knows. */
    const known = async (path: string) => {
      const names = ['Root', 'Site', 'Posts'];
      chatlog.write(path, log(message('> 07:08:28  Kim', names.map(name => `@${name}`).join(' '))));
      const unknown = (await found(path)).map(line => line.split(' ').at(-1)!);
      return names.filter(name => !unknown.includes(name));
    };

    beforeEach(() => {
      chatlog.write('root-chat.md', log(message('> 07:08:28  Root')));
      chatlog.write('site/site-chat.md', log(message('> 07:08:28  Site')));
      chatlog.write('site/topic/_posts/posts-chat.md', log(message('> 07:08:28  Posts')));
    });

    it('the nearest that holds the registry', async () => {
      chatlog.write(REGISTRY, '');
      chatlog.write('site/_config.yml', '');
      assert.deepEqual(await known('site/topic/_posts/a-chat.md'), ['Root', 'Site', 'Posts']);
    });

    it('otherwise the nearest site or repository', async () => {
      mkdirSync(join(chatlog.folder, '.git'));
      assert.deepEqual(await known('site/topic/_posts/a-chat.md'), ['Root', 'Site', 'Posts']);
      chatlog.write('site/_config.yml', '');
      assert.deepEqual(await known('site/topic/_posts/a-chat.md'), ['Site', 'Posts']);
    });

    it('otherwise the nearest with posts', async () => {
      chatlog.write('site/topic/topic-chat.md', log(message('> 07:08:28  Site')));
      assert.deepEqual(await known('site/topic/_posts/a-chat.md'), ['Site', 'Posts']);
    });

    it('otherwise its own', async () => {
      assert.deepEqual(await known('site/a-chat.md'), ['Site', 'Posts']);
    });

    it('none outside the repository', async () => {
      chatlog.write(REGISTRY, '');
      mkdirSync(join(chatlog.folder, 'site/.git'));
      assert.deepEqual(await known('site/a-chat.md'), ['Site', 'Posts']);
    });
  });

  describe('lint the registry', () => {
    const broken = "people:\n  - name: Kim\n    colour: teal\n  - name: Lee\n    color: '3b82f6'\n";

    beforeEach(() => {
      chatlog.write('_posts/a-chat.md', log(message('> 07:08:28  Kim')));
      chatlog.write(REGISTRY, broken);
    });

    const expected = (path: string) => [
      `${path} registry/unknown-key colour`,
      `${path} registry/unknown-name Lee`,
      `${path} registry/invalid-color 3b82f6`,
    ];

    it('that is named, also by a glob', async () => {
      assert.deepEqual(await found(REGISTRY), expected(REGISTRY));
      assert.deepEqual(await found('_data/*.yml'), expected(REGISTRY));
      assert.deepEqual(await found(join(chatlog.folder, REGISTRY)), expected(join(chatlog.folder, REGISTRY)));
    });

    it('in a folder that is named, and none that is only read', async () => {
      assert.deepEqual(await found('.'), expected(REGISTRY));
      assert.deepEqual(await found('_data'), expected(REGISTRY));
      assert.deepEqual(await found('_posts'), []);
    });

    it('through a link', async () => {
      rmSync(join(chatlog.folder, REGISTRY));
      symlinkSync(chatlog.write('elsewhere.yml', broken), join(chatlog.folder, REGISTRY));
      assert.deepEqual(await found('.'), expected(REGISTRY));
    });

    it('with the levels that are set', async () => {
      const off = ['unknown-key', 'unknown-name'].flatMap(name => ['--rule', `registry/${name}:off`]);
      const run = await chatlog.run(['lint', ...off, '--rule', 'registry/invalid-color:error', REGISTRY]);
      assert.equal(run.code, 1);
      assert.match(run.stdout, /error +\S.*registry\/invalid-color\n\n1 finding \(/);
    });

    it('and fix what has one right way to be fixed', async () => {
      const path = chatlog.write(REGISTRY, `\ufeff# Who is who\n${broken}`);
      const run = await chatlog.run(['lint', '--fix', '--unsafe', '--format', 'json', REGISTRY]);
      const [fixes, ...findings] = JSON.parse(run.stdout) as [JsonFixes, ...JsonFinding[]];
      assert.deepEqual(fixes, {
        file: REGISTRY,
        fixed: [
          { rule: 'registry/unknown-key', count: 1, unsafe: true },
          { rule: 'registry/invalid-color', count: 1, unsafe: false },
        ],
      });
      assert.deepEqual(
        findings.map(({ rule, fixable, unsafe }) => [rule, fixable, unsafe]),
        [['registry/unknown-name', false, false]],
      );
      const fixed = broken.replace('colour', 'color').replace("'3b82f6'", '"#3b82f6"');
      assert.equal(readFileSync(path, 'utf8'), `\ufeff# Who is who\n${fixed}`);
    });

    it('and fix only what is safe, if nothing else is said', async () => {
      // A name that is twice in one entry is removed. A name that two people have, and a key that may belong to the site, stay.
      const path = chatlog.write(
        REGISTRY,
        'people:\n  - name: Kim\n    aliases: [K, K]\n  - nam: Lee\n  - name: Zoe\n    aliases: [Kim]\n',
      );
      const { stdout } = await chatlog.run(['lint', '--fix', REGISTRY]);
      assert.match(stdout, /1 fixed: 1 duplicate name\n/);
      assert.equal(
        readFileSync(path, 'utf8'),
        'people:\n  - name: Kim\n    aliases: [K]\n  - nam: Lee\n  - name: Zoe\n    aliases: [Kim]\n',
      );
      const unsafe = await chatlog.run(['lint', '--fix', '--unsafe', REGISTRY]);
      assert.match(unsafe.stdout, /2 fixed: 1 misspelt key \(unsafe\), 1 duplicate name \(unsafe\)\n/);
    });

    it('and know its people as it is fixed', async () => {
      chatlog.write('_posts/a-chat.md', log(message('> 07:08:28  Kim', '@Lee')));
      chatlog.write(REGISTRY, 'people:\n  - nam: Lee\n');
      assert.deepEqual(await found('.'), [
        '_data/speakers.yml registry/unknown-key nam',
        '_posts/a-chat.md mention/unknown-speaker Lee',
      ]);
      await chatlog.run(['lint', '--fix', '--unsafe', '.']);
      assert.deepEqual(await found('.'), []);
    });
  });

  it('change nothing that is not named', async () => {
    const other = chatlog.write('b-chat.md', warningLog);
    const registry = chatlog.write(REGISTRY, 'people:\n  - nam: Lee\n');
    chatlog.write('a-chat.md', warningLog);
    await chatlog.run(['lint', '--fix', '--unsafe', 'a-chat.md']);
    assert.deepEqual(await found('a-chat.md'), []);
    assert.equal(readFileSync(other, 'utf8'), warningLog);
    assert.equal(readFileSync(registry, 'utf8'), 'people:\n  - nam: Lee\n');
  });
});
