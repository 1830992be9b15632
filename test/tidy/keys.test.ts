import assert from 'node:assert/strict';
import { globSync } from 'tinyglobby';
import { readFile } from '../../scripts/generate/readFile';
import { repositoryRoot } from '../../scripts/hosts/paths';

/**
 * What a browser does by itself when VS Code runs in it, on any page or where the page doesn't have the focus: tabs and windows, reloading,
 * the whole screen, the tools of developers.
 */
const TAKEN_BY_BROWSERS = new Set([
  ...['ctrl+t', 'ctrl+n', 'ctrl+w', 'ctrl+shift+t', 'ctrl+shift+n', 'ctrl+shift+w'],
  ...['ctrl+tab', 'ctrl+shift+tab', 'ctrl+pagedown', 'ctrl+pageup', 'alt+left', 'alt+right'],
  ...['f5', 'ctrl+f5', 'ctrl+r', 'ctrl+shift+r', 'f11'],
  ...['f12', 'ctrl+shift+i', 'ctrl+shift+j', 'ctrl+shift+c', 'ctrl+shift+m', 'ctrl+shift+delete'],
]);

/** The first keys of what is pressed one after the other: only they are waited for by the browser as well. */
function firstKeys(text: string): string[] {
  const pressed = text.matchAll(/(?<!<\/kbd> )<kbd>([^<]+)<\/kbd>/g);
  return [...pressed].map(([, keys]) => keys!.toLowerCase());
}

describe('the keys', () => {
  it('that documents name work in a browser as well', () => {
    const documents = globSync(['README.md', 'docs/**/*.md', 'examples/README.md'], { cwd: repositoryRoot });
    const named = documents.flatMap(file => firstKeys(readFile(file)).map(keys => `${keys} in ${file}`));
    assert.ok(named.length > 20);
    assert.deepEqual(
      named.filter(each => TAKEN_BY_BROWSERS.has(each.split(' ')[0]!)),
      [],
    );
  });

  it('of the commands are free in a browser', () => {
    const { keybindings } = JSON.parse(readFile('package.json')).contributes;
    const keys: string[] = keybindings.map(({ key }: { key: string }) => key.split(' ')[0]);
    assert.ok(keys.length > 10);
    assert.deepEqual(
      keys.filter(each => TAKEN_BY_BROWSERS.has(each)),
      [],
    );
  });

  it('of the walkthrough are those that work everywhere', () => {
    for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
      const texts: [string, string][] = Object.entries(JSON.parse(readFile(file)));
      const steps = texts.filter(([key]) => key.startsWith('walkthrough.')).map(([, text]) => text);
      const named = steps.flatMap(
        text => text.match(/(?:Ctrl|Cmd|Alt|Shift)\+\w+|(?<![A-Za-z\d])F\d+/g) ?? [],
      );
      assert.deepEqual(named, ['F2'], file);
    }
  });
});
