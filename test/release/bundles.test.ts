import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { bundles } from '../../esbuild.mjs';
import { repositoryRoot } from '../../scripts/hosts/paths';

/** A bundle of the build, and what is in it. */
async function built(outfile: string) {
  const bundle = bundles.find(each => each.outfile === outfile);
  const { metafile, outputFiles } = await build({
    ...bundle,
    absWorkingDir: repositoryRoot,
    metafile: true,
    write: false,
    sourcemap: false,
    logLevel: 'error',
  });
  return { inputs: Object.keys(metafile.inputs), text: outputFiles[0]!.text };
}

describe('the client for Node', () => {
  it('leaves the language client to a bundle of its own, which it loads late', async () => {
    const { inputs, text } = await built('dist/client.js');
    assert.deepEqual(
      inputs.filter(file => file.includes('node_modules/')),
      [],
    );
    assert.match(text, /require\("\.\/languageClient\.node\.js"\)/);
  });

  it('leaves preview and export to bundles of their own, which their commands load', async () => {
    const { inputs, text } = await built('dist/client.js');
    assert.deepEqual(inputs.filter(file => /^client\/src\/(?:preview|export)\//.test(file)).sort(), [
      'client/src/export/index.ts',
      'client/src/preview/index.ts',
      'client/src/preview/viewType.ts',
    ]);
    assert.match(text, /require\("\.\/client\.preview\.js"\)/);
    assert.match(text, /require\("\.\/client\.export\.js"\)/);
  });
});

describe('the server for Node', () => {
  it('leaves importing to a bundle of its own, which it loads late', async () => {
    const { inputs, text } = await built('dist/server.js');
    assert.deepEqual(
      inputs.filter(file => /\/import\/exported\/|\/(?:htmlparser2|fflate)\//.test(file)),
      [],
    );
    assert.match(text, /require\("\.\/import\.js"\)/);
  });

  it('throws no error across the border to that bundle which either side knows by its class', async () => {
    const { inputs } = await built('dist/import.js');
    assert.deepEqual(
      inputs.filter(file => /\/features\/|\/vscode-(?:languageserver|jsonrpc)/.test(file)),
      [],
    );
  });

  it('pastes the text of an export without texts for the user, for which that bundle would need the language', async () => {
    const { metafile } = await build({
      entryPoints: ['server/src/import/logs/pastedExport.ts'],
      absWorkingDir: repositoryRoot,
      bundle: true,
      platform: 'node',
      metafile: true,
      write: false,
      logLevel: 'error',
    });
    const inputs = Object.keys(metafile.inputs);
    assert.ok(inputs.length > 10);
    assert.deepEqual(
      inputs.filter(file => file.includes('@vscode/l10n')),
      [],
    );
  });
});

describe('the command line', () => {
  it('leaves the import to a bundle of its own, which it loads late', async () => {
    const { inputs, text } = await built('dist/cli.js');
    assert.deepEqual(
      inputs.filter(file => file.startsWith('server/src/import/')),
      [],
    );
    assert.match(text, /require\("\.\/import\.js"\)/);
  });

  it('leaves the Chinese texts to a bundle of their own, with each command', async () => {
    for (const name of ['cli.js', 'cli.merge.js', 'cli.export.js', 'cli.find.js', 'import.js']) {
      const { inputs, text } = await built(`dist/${name}`);
      assert.deepEqual(
        inputs.filter(file => file.startsWith('l10n/')),
        [],
        name,
      );
      assert.match(text, /require\("\.\/cli\.zh-cn\.js"\)/, name);
    }
  });

  it('has the Chinese texts in that bundle', async () => {
    const { text } = await built('dist/cli.zh-cn.js');
    const module = { exports: {} as { default?: Record<string, string> } };
    new Function('module', 'exports', text)(module, module.exports);
    assert.equal(module.exports.default?.['1 message'], '1 条消息');
  });

  it('holds little that linting does not need', async () => {
    const { inputs, text } = await built('dist/cli.js');
    assert.deepEqual(
      inputs.filter(file => /package\.json$|\/(?:pinyin-match|markdown-it|htmlparser2)\//.test(file)),
      ['package.json'],
    );
    assert.doesNotMatch(text, /"contributes"/);
  });
});
