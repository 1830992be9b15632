import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { parseDocument } from 'yaml';
import { repositoryRoot } from '../../scripts/hosts/paths';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly needs?: string | string[];
  readonly uses?: string;
  readonly permissions?: Record<string, string>;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly permissions?: Record<string, string>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface IssueForm {
  readonly name: string;
  readonly description: string;
  readonly body: readonly { readonly type: string; readonly id?: string; readonly attributes: object }[];
}

/** A YAML file, read strictly. */
function read<T>(file: string): T {
  const document = parseDocument(readFileSync(join(repositoryRoot, file), 'utf8'), { prettyErrors: true });
  assert.deepEqual([...document.errors, ...document.warnings], [], file);
  return document.toJS();
}

function yamlFilesIn(folder: string): string[] {
  const files = globSync(`${folder}/*.yml`, { cwd: repositoryRoot, dot: true });
  assert.ok(files.length >= 2, folder);
  return files;
}

describe('the workflows', () => {
  const files = yamlFilesIn('.github/workflows');
  const jobs = files.flatMap(file => Object.entries(read<Workflow>(file).jobs));

  it('use actions by commit', () => {
    const used = jobs.flatMap(([, { uses, steps = [] }]) => [uses, ...steps.map(step => step.uses)]);
    const others = used.filter(each => each !== undefined && !each.startsWith('./'));
    assert.ok(others.length > 5);
    assert.deepEqual(
      others.filter(each => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(each!)),
      [],
    );
  });

  it('grant nothing but what a job names', () => {
    for (const file of files) {
      const { permissions, jobs } = read<Workflow>(file);
      assert.ok(permissions, `${file} has no permissions of its own`);
      for (const granted of [permissions, ...Object.values(jobs).map(job => job.permissions ?? {})]) {
        const writes = Object.entries(granted).filter(([, level]) => level === 'write');
        assert.ok(writes.length <= 1, file);
      }
    }
  });

  it('run scripts that there are', () => {
    const { scripts } = read<{ scripts: Record<string, string> }>('package.json');
    const commands = jobs.flatMap(([, { steps = [] }]) => steps.map(step => step.run ?? ''));
    const named = commands.flatMap(command =>
      [...command.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!),
    );
    assert.ok(named.includes('package') && named.includes('package:npm'));
    assert.deepEqual(
      named.filter(name => !Object.hasOwn(scripts, name)),
      [],
    );
  });

  it('publish what one job packed, after the tests', () => {
    const release = read<Workflow>('.github/workflows/release.yml').jobs;
    assert.equal(release.package?.needs, 'test');
    for (const job of ['marketplace', 'open-vsx', 'npm', 'github']) {
      assert.equal(release[job]?.needs, 'package');
      const commands = release[job]?.steps?.map(step => step.run ?? '').join('\n');
      assert.doesNotMatch(commands!, /npm run|vsce package/, job);
    }
  });
});

describe('the issue forms', () => {
  it('have what GitHub needs of a form', () => {
    for (const file of yamlFilesIn('.github/ISSUE_TEMPLATE').filter(file => !file.endsWith('/config.yml'))) {
      const { name, description, body } = read<IssueForm>(file);
      assert.ok(name && description, file);
      const ids = body.flatMap(({ id }) => id ?? []);
      assert.equal(new Set(ids).size, ids.length, file);
      assert.ok(body.some(({ type }) => type === 'textarea'));
      for (const { type, attributes } of body) {
        assert.match(type, /^(?:markdown|input|textarea|dropdown|checkboxes)$/, file);
        assert.ok(Object.hasOwn(attributes, type === 'markdown' ? 'value' : 'label'), file);
      }
    }
  });
});
