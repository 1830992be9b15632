import { type ExportSource, share } from '../exportSource';
import { readZoomSaved, zoomForm } from './shared/zoomSaved';

/** The chat that Zoom saves on a computer (`meeting_saved_chat.txt`): `08:02:11 From Nora to Everyone:` above an indented text. */
export const zoomLocal: ExportSource = {
  id: 'zoom-local',
  name: 'Zoom (saved chat)',

  recognize(sample) {
    const form = zoomForm(sample);
    return form === undefined || form.isOld ? 0 : share(form.isFirst, form.headers > 0);
  },

  read: readZoomSaved,
};
