import assert from 'node:assert/strict';
import { globSync } from 'tinyglobby';
import { commandTable } from '../../client/src/commands/commandTable';
import { PRACTICE_LOGS, PRACTICE_NAME } from '../../client/src/commands/practiceFiles';
import { readFile } from '../../scripts/generate/readFile';
import { repositoryRoot } from '../../scripts/hosts/paths';
import { ChatLog } from '../../server/src/document/chatLog';
import { fixAll } from '../../server/src/document/fixAll';
import { ruleLevels } from '../../server/src/rules/ruleLevels';

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

interface Walkthrough {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly icon: string;
  readonly steps: readonly Step[];
}

/** Commands of VS Code itself that buttons run. */
const COMMANDS_OF_VS_CODE = ['workbench.action.quickOpen', 'workbench.action.openSettings'];

const { publisher, name, contributes } = JSON.parse(readFile('package.json'));
const texts = {
  english: JSON.parse(readFile('package.nls.json')),
  chinese: JSON.parse(readFile('package.nls.zh-cn.json')),
};
const languages = Object.keys(texts) as (keyof typeof texts)[];
const [walkthrough]: readonly Walkthrough[] = contributes.walkthroughs;
const { steps } = walkthrough!;
const views: readonly string[] = contributes.views.explorer.map(({ id }: { id: string }) => id);
/** The commands of the extension, and those that VS Code creates for its views. */
const commands = [...Object.keys(commandTable), ...views.map(id => `${id}.focus`)];

/** A text of the manifest in a language. */
function textOf(placeholder: string, language: keyof typeof texts): string {
  const text = texts[language][placeholder.slice(1, -1)];
  assert.equal(typeof text, 'string', `${placeholder} in ${language}`);
  return text;
}

/** The targets of the links in a text of the manifest, without the arguments of commands. */
function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)?]*)/g)].map(([, target]) => target!);
}

describe('the walkthrough', () => {
  it('has the steps of a first hour, each once', () => {
    assert.deepEqual(
      steps.map(step => step.id),
      ['open', 'fix', 'people', 'preview', 'more'],
    );
  });

  it('says something in both languages, of its pictures too', () => {
    const placeholders = [
      walkthrough!.title,
      walkthrough!.description,
      ...steps.flatMap(({ title, description, media }) => [title, description, media.altText]),
    ];
    for (const placeholder of placeholders) {
      const english = textOf(placeholder, 'english');
      assert.ok(english.length > 5, placeholder);
      assert.match(textOf(placeholder, 'chinese'), /\p{Script=Han}/u);
      // An unpaired mark would be shown literally.
      for (const language of languages)
        for (const mark of ['``', '**', '__'])
          assert.equal(textOf(placeholder, language).split(mark).length % 2, 1, `${placeholder}: ${mark}`);
    }
  });

  it('has buttons that run commands that there are, the same in both languages', () => {
    const known = new Set([...commands, ...COMMANDS_OF_VS_CODE]);
    for (const { id, description } of steps) {
      const links = linksIn(textOf(description, 'english'));
      assert.ok(links.length > 0, id);
      assert.deepEqual(linksIn(textOf(description, 'chinese')), links, id);
      const named = links.map(link => link.replace(/^command:(?:toSide:)?/, ''));
      assert.deepEqual(
        named.filter(command => !known.has(command)),
        [],
        id,
      );
    }
  });

  it('gives commands what they can read', () => {
    for (const language of languages) {
      const given = steps.flatMap(({ description }) =>
        [...textOf(description, language).matchAll(/\]\(command:[^)?]*\?([^)]*)\)/g)].map(
          ([, query]): string => JSON.parse(decodeURIComponent(query!)),
        ),
      );
      assert.deepEqual(given, [`>${texts[language]['extension.name']}: `, `@ext:${publisher}.${name}`]);
    }
  });

  it('has steps that something completes', () => {
    const known = new Set([
      ...views.map(id => `onView:${id}`),
      ...commands.map(id => `onCommand:${id}`),
      'onContext:chatlog.isActive',
      'onStepSelected',
    ]);
    for (const { id, completionEvents } of steps) {
      assert.ok(completionEvents.length > 0, id);
      assert.deepEqual(
        completionEvents.filter(event => !known.has(event)),
        [],
        id,
      );
    }
  });

  it('completes a step by its buttons, but fixing by nothing less than a fix', () => {
    for (const { id, description, completionEvents } of steps) {
      const links = linksIn(textOf(description, 'english')).filter(link => /:chatlog\./.test(link));
      const ending = links.filter(link => !link.endsWith(':chatlog.practice.open'));
      for (const link of ending)
        assert.ok(completionEvents.includes(link.replace(/^command:(?:toSide:)?/, 'onCommand:')), link);
      if (id === 'fix') assert.deepEqual(ending.length, 1);
    }
    const fix = steps.find(step => step.id === 'fix')!;
    assert.deepEqual(
      fix.completionEvents.filter(event => !/fixAll$/.test(event)),
      [],
    );
  });

  it('is opened from the Speakers view of a folder without logs', () => {
    for (const language of languages) {
      const [, id] = /command:workbench\.action\.openWalkthrough\?([^)]*)\)/.exec(
        textOf('%view.speakers.noLogs%', language),
      )!;
      assert.equal(JSON.parse(decodeURIComponent(id!)), `${publisher}.${name}#${walkthrough!.id}`);
    }
  });

  it('ships its pictures and logs', () => {
    const shipped = readFile('.vscodeignore')
      .split('\n')
      .filter(line => line.startsWith('!'))
      .map(line => line.slice(1));
    const files = globSync(shipped, { cwd: repositoryRoot });
    const needed = [walkthrough!.icon, ...steps.map(step => step.media.svg), ...Object.values(PRACTICE_LOGS)];
    assert.deepEqual(
      needed.filter(file => !files.includes(file)),
      [],
    );
  });

  it('has pictures in the colors and fonts of every theme', () => {
    for (const { media } of steps) {
      const picture = readFile(media.svg);
      // The page that shows them allows no inline style and no script.
      assert.doesNotMatch(picture, /<style|\sstyle=|<script|\shref=|<image/, media.svg);
      const painted = [...picture.matchAll(/\s(?:fill|stroke|font-family)="([^"]*)"/g)].map(
        ([, value]) => value!,
      );
      assert.ok(painted.length > 10, media.svg);
      assert.deepEqual(
        painted.filter(value => value !== 'none' && !value.startsWith('var(--vscode-')),
        [],
        media.svg,
      );
      assert.ok(picture.length < 6_000, media.svg);
    }
  });

  it('ends with a fixed log', () => {
    for (const path of Object.values(PRACTICE_LOGS)) {
      const options = { fileName: PRACTICE_NAME, levels: ruleLevels() };
      const findings = (text: string) =>
        [...new ChatLog(text, options).findings.all()].map(finding => finding.rule.id);
      const text = readFile(path);
      assert.deepEqual(
        findings(text),
        [
          'front-matter/lines-mismatch',
          'message/header-spacing',
          'text/double-escaped-entity',
          'text/double-escaped-entity',
          'message/malformed-header',
          'message/missing-blank-line',
          'message/malformed-header',
        ],
        path,
      );
      assert.deepEqual(findings(fixAll(text, options).text), [], path);
    }
  });
});
