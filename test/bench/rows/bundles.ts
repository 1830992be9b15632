import { readdirSync, readFileSync, statSync } from 'node:fs';
import { inRepository } from '../childProcess';
import type { Row } from '../row';
import { bytesBySource } from '../sourceMap';

const BAR_KB = 600;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`;
const sizeOf = (file: string) => statSync(inRepository(`dist/${file}`)).size;

const scripts = () => readdirSync(inRepository('dist')).filter(file => file.endsWith('.js'));

/** The files that a desktop editor loads with the first log: all except those for browsers, the shell, imports and the preview's page. */
const isForDesktop = (file: string) => !/browser|^(?:cli|import|preview)\./.test(file);

/** The total size of the files that a desktop editor loads with the first log. */
export function bundles(): Row[] {
  const files = scripts().filter(isForDesktop);
  const total = files.reduce((sum, file) => sum + sizeOf(file), 0);
  return [
    {
      what: `${files.join(' + ')}, minified`,
      floor: '',
      measured: `${files.map(file => kilobytes(sizeOf(file))).join(' + ')} = ${kilobytes(total)}`,
      ratio: '',
      bar: `${BAR_KB} KB`,
      holds: total <= BAR_KB * 1000,
    },
  ];
}

/** The parts of each bundle by size, largest first: its packages and our own code. */
export function whatWeighs(): string {
  return scripts()
    .map(file => `${file} ${kilobytes(sizeOf(file))}: ${weights(file)}`)
    .join('\n');
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
