// People, inside the extension host: hovers, definitions, and people and logs as symbols of the workspace.
import * as vscode from 'vscode';
import { eventually } from '../patience';
import { alsoIn } from '../whichHosts';
import { equal, ok } from './assert';
import { closeAll, openSample, sample } from './documents';

/** Eleven messages. Headers at the lines 8, 12 … 40, 48, 52; one of 林小满-青禾科技-产品 at 20, who is mentioned at line 26. */
const LOG = '_posts/2026-03-07-chat.markdown';
const LIN = '林小满-青禾科技-产品';
const REGISTRY = '_data/speakers.yml';

describe('People', () => {
  let document: vscode.TextDocument;
  beforeEach(async () => {
    ({ document } = await openSample(LOG));
  });
  afterEach(closeAll);

  const hoverAt = async (line: number, character: number) => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(line, character),
    );
    const [content] = hovers.flatMap(({ contents }) => contents) as vscode.MarkdownString[];
    return content && { text: content.value, isTrusted: content.isTrusted, html: content.supportHtml };
  };

  const definitionAt = async (line: number, character: number) => {
    const [found] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      new vscode.Position(line, character),
    );
    if (found === undefined) return undefined;
    const origin = found.originSelectionRange;
    const start = found.targetSelectionRange?.start;
    return {
      file: found.targetUri.path.split('/').slice(-2).join('/'),
      place: [start?.line, start?.character],
      from: origin && document.getText(origin),
    };
  };

  it('shows who a speaker and a mention are, in all logs once these are read', async () => {
    const card = await eventually('figures of all logs', async () => {
      const found = await hoverAt(20, 14);
      return found?.text.includes(' logs · 2026-03-01 – 2026-03-') && found;
    });
    ok(card.text.startsWith(`**${LIN}**\n`), card.text);
    ok(card.text.includes('\n2 messages in this log, 18% of it  \n'), card.text);
    ok(/\nLast said before this: \[2026-03-0[12] /.test(card.text), card.text);
    ok(!card.isTrusted && !card.html, 'runs no commands and holds no HTML');
    const mention = await hoverAt(26, 5);
    ok(
      mention?.text.includes('[10:04:09]') && mention.text.includes('\n纸和笔☕'),
      mention?.text ?? 'nothing',
    );
  });

  it('shows times, emoticons and keys', async () => {
    equal((await hoverAt(12, 4))?.text, 'Message 2 of 11  \n2 min 15 s after the message before (10:00:00)');
    ok((await hoverAt(22, 5))?.text.startsWith('## ☕ 咖啡'), 'an emoticon');
    ok((await hoverAt(3, 1))?.text.startsWith('**date**'), 'a key');
    equal(await hoverAt(14, 3), undefined);
  });

  it('leads from a mention to what was said before, and from a speaker to the first message', async () => {
    equal(await definitionAt(26, 5), { file: LOG, place: [20, 12], from: LIN });
    equal(await definitionAt(28, 14), { file: LOG, place: [20, 12], from: LIN });
    equal(await definitionAt(26, 20), undefined);
  });

  it(
    alsoIn(['web'], 'leads to the registry, and finds people by their other names, as soon as there is one'),
    async () => {
      const registry = `people:\n  - name: 林小满\n    aliases: [${LIN}]\n    note: 产品经理\n`;
      await vscode.workspace.fs.writeFile(sample(REGISTRY), new TextEncoder().encode(registry));
      try {
        const found = await eventually('the registry entry', async () => {
          const target = await definitionAt(20, 14);
          return target?.file === REGISTRY && target;
        });
        equal(found, { file: REGISTRY, place: [1, 10], from: LIN });
        ok((await hoverAt(20, 14))?.text.startsWith(`**林小满** · also ${LIN}  \n产品经理\n`), 'the card');
        equal((await symbols('linxiaoman'))[0]?.name, '林小满 (linxiaoman)');
      } finally {
        await vscode.workspace.fs.delete(sample(REGISTRY));
        await eventually('no registry entry', async () => (await definitionAt(20, 14))?.file === LOG);
      }
    },
  );

  const symbols = (query: string) =>
    vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      query,
    );
});
