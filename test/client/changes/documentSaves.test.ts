import assert from 'node:assert/strict';
import { DocumentSaves } from '../../../client/src/changes/documentSaves';

describe('a document that an import or a merge has changed', () => {
  it('is saved after the import, its undo and its redo', () => {
    const saves = new DocumentSaves('old', 'new', false);
    for (const text of ['new', 'old', 'new']) assert.equal(saves.savesWith(text), true);
    assert.equal(saves.isOver, false);
  });

  it('is left to the user after another change', () => {
    const saves = new DocumentSaves('old', 'new', false);
    assert.equal(saves.savesWith('new'), true);
    assert.equal(saves.savesWith('new, and more'), false);
    assert.equal(saves.isOver, true);
    assert.equal(saves.savesWith('new'), false);
  });

  it('is left to the user if it had unsaved changes', () => {
    const saves = new DocumentSaves('old', 'new', true);
    assert.equal(saves.isOver, true);
    assert.equal(saves.savesWith('new'), false);
  });
});
