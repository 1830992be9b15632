import * as l10n from '@vscode/l10n';
import type { RegistryKey } from '../../registry/speakerRegistry';

/** The meaning of a key of the registry. The schema has the same texts, and a test compares them. */
export function keyMeaning(key: RegistryKey): string {
  switch (key) {
    case 'people':
      return l10n.t('The people who speak in the logs, each with all their names.');
    case 'me':
      return l10n.t('The name of the person who exported the logs and speaks in them as 我.');
    case 'different':
      return l10n.t('Names that look alike and belong to different people, in groups.');
    case 'name':
      return l10n.t('The name that is shown.');
    case 'aliases':
      return l10n.t('The other names of the same person, as the logs have them.');
    case 'color':
      return l10n.t(
        'The color of the person: #3b82f6, rgb(59 130 246), hsl(217 91% 60%) or a CSS color name.',
      );
    case 'avatar':
      return l10n.t('A picture of the person: a path in the site, or an address.');
    case 'note':
      return l10n.t('Anything worth knowing about the person.');
    case 'accounts':
      return l10n.t('Where the person speaks, as wechat:wxid_kim. Imports recognize them by it.');
  }
}
