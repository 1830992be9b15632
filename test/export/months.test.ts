import assert from 'node:assert/strict';
import { pathOfMonth } from '../../server/src/protocol';

describe('the path of an export of one month', () => {
  it('has the month before its extension', () => {
    const paths = ['tea.html', 'a.b/tea', '/tea.v2.pdf', 'C:\\a.b\\tea', '.html'];
    assert.deepEqual(
      paths.map(path => pathOfMonth(path, '2018-01')),
      ['tea-2018-01.html', 'a.b/tea-2018-01', '/tea.v2-2018-01.pdf', 'C:\\a.b\\tea-2018-01', '-2018-01.html'],
    );
  });
});
