import assert from 'node:assert/strict';
import { UNUSED_FEATURES } from '../../../scripts/trimLanguageClient.mjs';
import { features } from '../../../server/src/features';
import { registryFeatures } from '../../../server/src/features/registry';
import { readClient } from '../../../server/src/features/support/client';
import { offeredBy } from '../../../server/src/features/support/feature';
import { vscodeCapabilities } from '../../support/serverProcess';

describe('what is left out of the language client', () => {
  it('serves nothing that the server offers', () => {
    const client = readClient(vscodeCapabilities);
    const offered = [...features, ...registryFeatures].flatMap(feature => {
      const { workspace, ...capabilities } = offeredBy(feature, client);
      return [...Object.keys(capabilities), ...Object.keys(workspace ?? {}).map(key => `workspace.${key}`)];
    });
    assert.ok(offered.includes('codeActionProvider'));
    assert.ok(offered.includes('documentSymbolProvider'));
    for (const [module, capabilities] of Object.entries(UNUSED_FEATURES)) {
      const needed = capabilities.filter(capability => offered.includes(capability));
      assert.deepEqual(
        needed,
        [],
        `take "${module}" out of UNUSED_FEATURES in scripts/trimLanguageClient.mjs`,
      );
    }
  });
});
