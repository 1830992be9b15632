import assert from 'node:assert/strict';
import { mimeHtml } from '../../../../server/src/import/exported/input/mime';

function htmlOf(text: string, length: number): string {
  const pieces = Array.from({ length: Math.ceil(text.length / length) }, (_, i) =>
    text.slice(i * length, (i + 1) * length),
  );
  return [...mimeHtml(pieces)].join('');
}

describe('the HTML of a MIME message', () => {
  const check = (title: string, text: string, expected: string) =>
    it(title, () => {
      for (const length of [1, 2, 3, 5, text.length]) assert.equal(htmlOf(text, length), expected);
    });

  check(
    'between other parts',
    'A: b\nContent-Type: multipart/related; boundary="x"\n\npreamble\n--x\nContent-Type: image/png\n\n<p>no\n--x\nContent-Type: text/html\n\n<p>a\n--xy</p>\n--x\nContent-Type: text/html\n\n<p>no\n--x--\n',
    `${'\n'.repeat(11)}<p>a`,
  );
  check('without a boundary', 'Content-Type: text/html\r\n\r\n<p>a\r\nb', '\n\n<p>a\r\nb');
  check(
    'quoted',
    'Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n=E4=B8=\n=AD=3Da=zz好',
    '\n\n\n中=a=zz好',
  );
  check(
    'in GBK',
    'Content-Type: text/html; charset="gb2312"\nContent-Transfer-Encoding: quoted-printable\n\n=D6=D0',
    '\n\n\n中',
  );
  check(
    'as letters',
    'Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n5Lit\nPGI+\n8J+Y\ngA==\n',
    '\n\n\n中<b>😀',
  );
  check('a head without an end', 'Content-Type: text/html', '');
  check(
    'no part with HTML',
    'Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/plain\n\na\n--x--\n',
    '',
  );
});
