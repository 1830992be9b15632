import { type ExportSource, share } from '../exportSource';
import { readZoomSaved, zoomForm } from './shared/zoomSaved';

/** The chat that Zoom saved on a computer before 2021: `08:02:11	 From  Nora : hi`, `From  Ben  to  Nora(Privately) : hi`. */
export const zoomOld: ExportSource = {
  id: 'zoom-old',
  name: 'Zoom (saved chat, old)',

  recognize(sample) {
    const form = zoomForm(sample);
    return form === undefined || !form.isOld ? 0 : share(form.isFirst, form.headers > 0);
  },

  read: readZoomSaved,
};
