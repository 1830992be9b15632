import assert from 'node:assert/strict';
import { plainLabels } from '../../../client/src/server/plainLabels';

const NAME = '$(bug) [x](command:y)';
const SHOWN = '$\u2060(bug) [x]\u2060(command:y)';

type Provider = keyof typeof plainLabels;

/** The result of a client's provider for an answer of the server. */
async function shown(provider: Provider, answer: unknown): Promise<unknown> {
  const provide = plainLabels[provider] as unknown as (...given: unknown[]) => Promise<unknown>;
  const next = async () => answer;
  const given = {
    provideCompletionItem: 4,
    provideCodeActions: 4,
    provideDocumentSymbols: 2,
    provideWorkspaceSymbols: 2,
  };
  return provide.call(plainLabels, ...Array.from({ length: given[provider] }), next);
}

describe('the answers of the server', () => {
  it('have plain labels in completion, and insert and find what is written', async () => {
    const found = await shown('provideCompletionItem', {
      items: [
        { label: NAME },
        { label: { label: NAME, description: '1' }, filterText: 'k', insertText: 'i' },
        { label: 'Kim' },
      ],
    });
    assert.deepEqual(found, {
      items: [
        { label: SHOWN, filterText: NAME, insertText: NAME },
        { label: { label: SHOWN, description: '1' }, filterText: 'k', insertText: 'i' },
        { label: 'Kim' },
      ],
    });
    assert.deepEqual(await shown('provideCompletionItem', [{ label: NAME }]), [
      { label: SHOWN, filterText: NAME, insertText: NAME },
    ]);
  });

  it('have plain titles and names in lists', async () => {
    assert.deepEqual(await shown('provideCodeActions', [{ title: NAME }]), [{ title: SHOWN }]);
    assert.deepEqual(await shown('provideWorkspaceSymbols', [{ name: NAME }]), [{ name: SHOWN }]);
    assert.deepEqual(
      await shown('provideDocumentSymbols', [
        { name: 'a', detail: NAME, children: [{ name: NAME, detail: '', children: [] }] },
      ]),
      [{ name: 'a', detail: SHOWN, children: [{ name: SHOWN, detail: '', children: [] }] }],
    );
  });

  it('may be none', async () => {
    for (const provider of Object.keys(plainLabels) as Provider[]) {
      assert.equal(await shown(provider, null), null);
    }
  });
});
