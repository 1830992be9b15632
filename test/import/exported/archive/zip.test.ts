import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import { openZip } from '../../../../server/src/import/exported/archive/zip';
import { ExportError, type RandomAccess } from '../../../../server/src/import/exported/exportFile';
import { sampleFile } from '../exports';

function archiveOf(bytes: Uint8Array): RandomAccess {
  return { size: bytes.length, read: (start, end) => bytes.subarray(start, end) };
}

function bytesOf(name: string): Uint8Array {
  return Buffer.concat([...sampleFile(name).bytes()]);
}

/** Each file as `path: text`. */
function contents(bytes: Uint8Array): string[] {
  return openZip(archiveOf(bytes)).files.map(
    file => `${file.path}: ${Buffer.concat([...file.bytes()]).toString()}`,
  );
}

/** An archive with a change at the first place of some bytes. */
function changed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  assert.ok(text.includes(from));
  return Buffer.from(text.replaceAll(from, to), 'latin1');
}

describe('a zip archive', () => {
  it('gives its files, stored or deflated, and no folders', () => {
    const files = {
      'a.txt': Buffer.from('one'),
      'b/c.txt': Buffer.from('two '.repeat(9)),
      'b/': Buffer.of(),
    };
    assert.deepEqual(contents(zipSync(files)), ['a.txt: one', `b/c.txt: ${'two '.repeat(9)}`]);
    assert.deepEqual(contents(zipSync(files, { level: 0 })), ['a.txt: one', `b/c.txt: ${'two '.repeat(9)}`]);
  });

  it('of WhatsApp and Slack is read', () => {
    const paths = (name: string) => openZip(archiveOf(bytesOf(name))).files.map(({ path }) => path);
    assert.deepEqual(paths('whatsapp-ios.zip'), ['_chat.txt', '00000012-PHOTO-2026-03-01-08-03-52.jpg']);
    assert.deepEqual(paths('slack-export.zip'), ['users.json', 'channels.json', 'refunds/2026-03-01.json']);
  });

  it('may have names in GBK, and a comment', () => {
    const named = changed(
      zipSync({ 'xxxx.txt': Buffer.from('1') }, { comment: 'a comment' }),
      'xxxx',
      '\xc1\xc4\xcc\xec',
    );
    assert.deepEqual(contents(named), ['聊天.txt: 1']);
  });

  it('unpacks large files piece by piece', () => {
    // Multiplicative random numbers, which do not shrink.
    const content = Buffer.alloc(500_000);
    for (let at = 0, number = 1; at < content.length; at++) {
      number = (number * 48_271) % 0x7fffffff;
      content[at] = number >> 8;
    }
    const [file] = openZip(archiveOf(zipSync({ a: content }, { level: 1 }))).files;
    const pieces = [...file!.bytes()];
    assert.ok(pieces.length > 1);
    assert.deepEqual(Buffer.concat(pieces), content);
  });

  const refuses = (title: string, make: () => Uint8Array, reason: string) =>
    it(`is refused: ${title}`, () => {
      assert.throws(
        () => contents(make()),
        (error: unknown) => error instanceof ExportError && error.reason === reason,
      );
    });
  const one = () => zipSync({ 'a/bbbb': Buffer.from('text '.repeat(50)) });
  refuses('no archive', () => Buffer.from('PK\u0003\u0004 and no more'), 'broken-archive');
  refuses('nothing', () => Buffer.of(), 'broken-archive');
  refuses('cut off', () => one().subarray(0, 60), 'broken-archive');
  refuses('a path above it', () => changed(one(), 'a/bbbb', '../../'), 'unsafe-path');
  refuses('an absolute path', () => changed(one(), 'a/bbbb', '/bbbbb'), 'unsafe-path');
  refuses('a drive', () => changed(one(), 'a/bbbb', 'C:\\bbb'), 'unsafe-path');
  refuses('a bomb by its ratio', () => zipSync({ a: Buffer.alloc(40_000_000) }), 'too-large');
  refuses(
    'a bomb that conceals its size',
    () => {
      const bytes = Buffer.from(zipSync({ a: Buffer.alloc(1_000_000) }));
      const entry = bytes.indexOf(Buffer.from('PK\u0001\u0002'));
      bytes.writeUInt32LE(10, entry + 24);
      return bytes;
    },
    'too-large',
  );
  refuses(
    'files that share their bytes',
    () => {
      const content = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251));
      const bytes = Buffer.from(zipSync({ a: content, b: content }, { level: 0 }));
      const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
      const first = bytes.indexOf(Buffer.from('PK\u0001\u0002'));
      // The archive without the second file's bytes: both entries lead to the first.
      const second = bytes.indexOf(Buffer.from('PK\u0003\u0004'), 4);
      const directory = bytes.subarray(first, end);
      directory.writeUInt32LE(0, directory.lastIndexOf(Buffer.from('PK\u0001\u0002')) + 42);
      const tail = Buffer.from(bytes.subarray(end));
      tail.writeUInt32LE(second, 16);
      return Buffer.concat([bytes.subarray(0, second), directory, tail]);
    },
    'too-large',
  );
  refuses(
    'encrypted',
    () => {
      const bytes = Buffer.from(one());
      bytes.writeUInt16LE(1, bytes.indexOf(Buffer.from('PK\u0001\u0002')) + 8);
      return bytes;
    },
    'encrypted',
  );
  refuses(
    'broken data',
    () => {
      const bytes = Buffer.from(one());
      bytes.fill(0xff, 36, 44);
      return bytes;
    },
    'broken-archive',
  );
});
