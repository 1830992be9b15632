import assert from 'node:assert/strict';
import type { ColorPresentation } from 'vscode-languageserver-protocol';
import { documentColor as documentColorOfLog } from '../../server/src/features/documentColor';
import { colorPresentation } from '../../server/src/features/registry/colorPresentation';
import { documentColor } from '../../server/src/features/registry/documentColor';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import type { Range } from '../../server/src/text/span';
import { registryContext, request } from '../support/features';
import { applyTo } from '../support/rules';
import { emptyWorkspace, FOLDER } from '../support/workspace';

const uri = `${FOLDER}/_data/speakers.yml`;
const VIOLET = { red: 124 / 255, green: 58 / 255, blue: 237 / 255, alpha: 1 };

const contextOf = (text: string) => registryContext(emptyWorkspace(), uri, parseRegistry(text));

const swatches = async (text: string) =>
  await documentColor.handle(contextOf(text), { textDocument: { uri } });

async function presentations(text: string, range: Range, color = VIOLET): Promise<ColorPresentation[]> {
  return await colorPresentation.handle(contextOf(text), { textDocument: { uri }, range, color });
}

/** The text as it is with each of the notations, chosen for its only color. */
async function chosen(text: string, color = VIOLET): Promise<string[]> {
  const [swatch] = await swatches(text);
  assert.ok(swatch);
  const found = await presentations(text, swatch.range, color);
  return found.map(({ textEdit }) => applyTo(text, [textEdit!]));
}

describe('swatches in the registry', () => {
  it('stand before the colors of the people, inside the quotes', async () => {
    const text = '\ufeffpeople:\r\n- {name: 😀, color: "#f00"}\r\n- name: Kim\r\n  color: teal\r\nme: red';
    assert.deepEqual(await swatches(text), [
      {
        color: { red: 1, green: 0, blue: 0, alpha: 1 },
        range: { start: { line: 1, character: 21 }, end: { line: 1, character: 25 } },
      },
      {
        color: { red: 0, green: 128 / 255, blue: 128 / 255, alpha: 1 },
        range: { start: { line: 3, character: 9 }, end: { line: 3, character: 13 } },
      },
    ]);
  });

  it('are those of colors alone', async () => {
    const colors = ['blurple', '#fff', '""', '7', '[red]', 'var(--x)'];
    const people = colors.map(color => `- name: Kim\n  color: ${color}\n  note: red\n`);
    assert.deepEqual(await swatches(`people:\n${people.join('')}`), []);
    assert.deepEqual(await swatches(''), []);
  });

  it('stay while another line is being typed', async () => {
    assert.equal((await swatches('people:\n- name: Kim\n  color: teal\n- name: "A\n')).length, 1);
  });

  it('are none of a log', () => {
    assert.deepEqual(request(documentColorOfLog, '> 07:08:28  Kim  \n   \n#ff0000\n', {}), []);
  });
});

describe('the color picker in the registry', () => {
  const person = (color: string) => `people:\n- name: Kim\n  color: ${color}\n  note: x\n`;

  it('keeps the quotes', async () => {
    for (const quote of ['"', "'"]) {
      const inQuotes = (color: string) => person(`${quote}${color}${quote} # light`);
      assert.deepEqual(await chosen(inQuotes('#ede9fe')), [
        inQuotes('#7c3aed'),
        inQuotes('rgb(124 58 237)'),
        inQuotes('hsl(262.1 83.3% 57.8%)'),
      ]);
    }
  });

  it('adds quotes where there are none', async () => {
    const after = ['"#7c3aed"', '"rgb(124 58 237)"', '"hsl(262.1 83.3% 57.8%)"'].map(person);
    assert.deepEqual(await chosen(person('teal')), after);
    assert.deepEqual(await chosen(person('rgb(1 2 3)')), after);
    assert.deepEqual(await chosen(person('"\\x23fff"')), after);
    assert.deepEqual(await chosen(person('>-\n    teal')), after);
  });

  it('has transparency in eight digits', async () => {
    const [first] = await chosen(person("'teal'"), { ...VIOLET, alpha: 0.5 });
    assert.equal(first, person("'#7c3aed80'"));
  });

  it('goes on after its own edit, with the range that had no quotes before', async () => {
    const range = { start: { line: 2, character: 9 }, end: { line: 2, character: 18 } };
    const [hex] = await presentations(person('"#0d9488"'), range);
    assert.equal(hex?.label, '#7c3aed');
    assert.equal(applyTo(person('"#0d9488"'), [hex.textEdit!]), person('"#7c3aed"'));
  });

  it('has nothing where there is no color', async () => {
    const range = { start: { line: 1, character: 8 }, end: { line: 1, character: 11 } };
    assert.deepEqual(await presentations(person('teal'), range), []);
  });
});
