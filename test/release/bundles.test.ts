import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { bundles } from '../../esbuild.mjs';
import { repositoryRoot } from '../../scripts/hosts/paths';

describe('the client for Node', () => {
  it('leaves the language client to a bundle of its own, which it loads late', async () => {
    const client = bundles.find(({ outfile }) => outfile === 'dist/client.js');
    const { metafile, outputFiles } = await build({
      ...client,
      absWorkingDir: repositoryRoot,
      metafile: true,
      write: false,
      sourcemap: false,
      logLevel: 'error',
    });
    assert.deepEqual(
      Object.keys(metafile.inputs).filter(file => file.includes('node_modules/')),
      [],
    );
    assert.match(outputFiles[0]!.text, /require\("\.\/languageClient\.node\.js"\)/);
  });
});
