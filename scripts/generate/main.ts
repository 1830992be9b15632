// `npm run generate`: writes what is derived from the rules and the commands (see generatedFiles.ts).
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { repositoryRoot } from '../hosts/paths';
import { generatedFiles } from './generatedFiles';
import { readFile } from './readFile';

for (const [file, content] of generatedFiles(readFile)) {
  if (readFile(file) === content) continue;
  writeFileSync(path.join(repositoryRoot, file), content);
  console.log(`Wrote ${file}`);
}
