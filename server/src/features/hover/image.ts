import * as l10n from '@vscode/l10n';
import type { LinkSymbol } from '../../log/symbolAt';
import { decodeText } from '../../render/entities';
import type { FeatureContext } from '../support/feature';
import { type Card, section } from './card';
import { canShow, findPicture } from './pictures';

/** The width of a picture in VS Code's own hover. */
const WIDTH = 320;

/** The setting that allows pictures from the web. */
const SETTING = 'chatlog.preview.remoteImages';

/** The picture, or the reason why it is not displayed. */
export async function imageCard(context: FeatureContext, { address }: LinkSymbol): Promise<Card> {
  const decoded = decodeText(address);
  const found = await findPicture(context, decoded);
  switch (found.kind) {
    case 'missing':
      return [section([l10n.t('Picture not found.')])];
    case 'shown':
      return canShow(context, found.uri)
        ? [section([{ picture: l10n.t('Image'), uri: found.uri, width: WIDTH }])]
        : [section([{ link: decoded, uri: found.uri }])];
    case 'remote': {
      const link = { link: decoded, uri: found.uri };
      if (!canShow(context, found.uri) && found.isSecure) return [section([link])];
      const why = found.isSecure
        ? l10n.t('A picture from the web: it is shown here if "{0}" is "always".', SETTING)
        : l10n.t('A picture from the web with an "http:" address: it is not shown here.');
      return [section([link], [why])];
    }
  }
}
