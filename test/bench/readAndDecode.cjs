// The floor of `chatlog lint`: reads and decodes the logs of a folder, and prints one line.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = process.argv[2];
const decoder = new TextDecoder('utf-8', { fatal: true });
let length = 0;
for (const name of readdirSync(folder, { recursive: true })) {
  if (name.endsWith('-chat.markdown')) length += decoder.decode(readFileSync(join(folder, name))).length;
}
process.stdout.write(`${length}\n`);
