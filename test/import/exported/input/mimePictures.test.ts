import assert from 'node:assert/strict';
import type { ExportFile } from '../../../../server/src/import/exported/exportFile';
import { mimePictures } from '../../../../server/src/import/exported/input/mimePictures';
import { memoryFile } from '../exports';

const BOUNDARY = '----=_NextPart_A.B(1)';
const TOP = `MIME-Version: 1.0\r\nContent-Type:multipart/related;\r\n\tboundary="${BOUNDARY}"\r\n\r\n`;
const HTML = part('Content-Type: text/html', '<html>早上好 /9j/ ------</html>');
const JPEG = picture([0xff, 0xd8, 0xff, 0xe0], 100_001);
const PNG = picture([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 20);

function part(head: string, content: string): string {
  return `--${BOUNDARY}\r\n${head}\r\n\r\n${content}\r\n`;
}

/** Bytes that begin with a signature. */
function picture(signature: readonly number[], length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => signature[i] ?? (i * 31) % 256);
}

function encoded(location: string, bytes: Uint8Array): string {
  const lines = Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  return part(
    `Content-Type:image/jpeg\r\nContent-Transfer-Encoding:base64\r\nContent-Location:${location}`,
    lines,
  );
}

function bytesOf(file: ExportFile | undefined): Uint8Array | undefined {
  return file && Uint8Array.from(Buffer.concat([...file.bytes()]));
}

describe('pictures of a MIME message', () => {
  const text = `${TOP}${HTML}${encoded('{1}.dat', JPEG)}${encoded('{2}.dat', PNG)}--${BOUNDARY}--\r\n`;

  for (const length of [1, 7, 1_000, 1 << 20]) {
    it(`are found in pieces of ${length}`, () => {
      // In pieces of one byte, a short one is enough.
      const short =
        length < 1_000
          ? text.replace(encoded('{1}.dat', JPEG), encoded('{1}.dat', JPEG.subarray(0, 99)))
          : text;
      const jpeg = length < 1_000 ? JPEG.subarray(0, 99) : JPEG;
      const found = mimePictures(memoryFile('a.mht', short, length));
      assert.deepEqual([...found.keys()], ['{1}.dat', '{2}.dat']);
      assert.equal(found.get('{1}.dat')!.path, '{1}.dat.jpg');
      assert.equal(found.get('{1}.dat')!.size, jpeg.length);
      assert.deepEqual(bytesOf(found.get('{1}.dat')), jpeg);
      assert.deepEqual(bytesOf(found.get('{2}.dat')), PNG);
    });
  }

  it('are read where they are, if the file allows that', () => {
    const content = new TextEncoder().encode(text);
    const ranges: number[] = [];
    const file: ExportFile = {
      ...memoryFile('a.mht', content),
      read(start, end) {
        ranges.push(end - start);
        return content.subarray(start, end);
      },
    };
    assert.deepEqual(bytesOf(mimePictures(file).get('{2}.dat')), PNG);
    assert.ok(ranges.length === 1 && ranges[0]! < 100);
  });

  it('are those that begin as one, whatever their head says', () => {
    const page = new TextEncoder().encode('<script>alert(1)</script>');
    const found = mimePictures(memoryFile('a.mht', `${TOP}${HTML}${encoded('a.jpg', page)}`));
    assert.equal(found.size, 0);
  });

  it('are known by signature', () => {
    const check = (signature: readonly number[], extension: string) => {
      const found = mimePictures(memoryFile('a.mht', TOP + encoded('a', picture(signature, 30))));
      assert.equal(found.get('a')?.path, `a.${extension}`);
    };
    check([...Buffer.from('GIF89a')], 'gif');
    check([...Buffer.from('BM')], 'bmp');
    check([...Buffer.from('RIFF\xff\x00\xff\x00WEBPVP8', 'latin1')], 'webp');
  });

  it('of a broken message are as far as they go', () => {
    const found = mimePictures(memoryFile('a.mht', text.slice(0, text.length - 40)));
    assert.equal(found.size, 2);
    assert.equal(mimePictures(memoryFile('a.mht', 'x'.repeat(200_000))).size, 0);
    assert.equal(mimePictures(memoryFile('a.mht', '')).size, 0);
  });
});
