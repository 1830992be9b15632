import { readFileSync, statSync } from 'node:fs';
import { inRepository } from '../childProcess';
import type { Row } from '../row';
import { bytesBySource } from '../sourceMap';

const BAR_KB = 600;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`;
const sizeOf = (file: string) => statSync(inRepository(`dist/${file}`)).size;

/** The client: what is loaded with any Markdown file, and what is loaded with the first chat log. */
const sizeOfClient = () => sizeOf('client.js') + sizeOf('languageClient.node.js');

/** The size of what a desktop editor loads. */
export function bundles(): Row[] {
  const total = sizeOf('server.js') + sizeOfClient();
  return [
    {
      what: 'server.js + client.js, minified',
      floor: '',
      measured: `${kilobytes(sizeOf('server.js'))} + ${kilobytes(sizeOfClient())} = ${kilobytes(total)}`,
      ratio: '',
      bar: `${BAR_KB} KB`,
      holds: total <= BAR_KB * 1000,
    },
  ];
}

/** What weighs in each bundle: its packages and our own part, the heaviest first. */
export function whatWeighs(): string {
  const files = [
    'server.js',
    'client.js',
    'languageClient.node.js',
    'cli.js',
    'server.browser.js',
    'client.browser.js',
    'preview.js',
  ];
  return files.map(file => `${file} ${kilobytes(sizeOf(file))}: ${weights(file)}`).join('\n');
}

function weights(file: string): string {
  const read = (name: string) => readFileSync(inRepository(`dist/${name}`), 'utf8');
  const byPackage = new Map<string, number>();
  for (const [source, bytes] of bytesBySource(read(file), JSON.parse(read(`${file}.map`)))) {
    const name = packageOf(source);
    byPackage.set(name, (byPackage.get(name) ?? 0) + bytes);
  }
  const heaviest = [...byPackage].sort((a, b) => b[1] - a[1]).slice(0, 8);
  return heaviest.map(([name, bytes]) => `${name} ${kilobytes(bytes)}`).join(', ');
}

function packageOf(source: string): string {
  const path = source.split('node_modules/').at(-1)!;
  if (path === source) return 'our own';
  return path.split('/', path.startsWith('@') ? 2 : 1).join('/');
}
