// The floor of `chatlog import`: reads and decodes a Telegram export in pieces, and parses it message by message.
const { closeSync, openSync, readSync } = require('node:fs');

/** Telegram Desktop writes a message in lines, of which only the last begins so. */
const END = '\n  }';

const buffer = Buffer.allocUnsafe(256 * 1024);
const decoder = new TextDecoder();
const file = openSync(process.argv[2], 'r');
let text = '';
let isInside = false;
let count = 0;
for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
  text += decoder.decode(buffer.subarray(0, read), { stream: true });
  let start = isInside ? 0 : text.indexOf('[');
  isInside = true;
  for (let end = text.indexOf(END, start); end !== -1; end = text.indexOf(END, start)) {
    // Not the comma before it.
    const message = JSON.parse(text.slice(text.indexOf('{', start), end + END.length));
    if (message.type !== undefined) count++;
    start = end + END.length;
  }
  text = text.slice(start);
}
closeSync(file);
process.stdout.write(`${count}\n`);
