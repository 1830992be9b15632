import * as l10n from '@vscode/l10n';
import chinese from '../../../l10n/bundle.l10n.zh-cn.json';

/**
 * Selects Chinese messages if the environment says so (POSIX, "Internationalization Variables": the first one set counts).
 *
 * @returns the BCP 47 tag of the language
 */
export function useLanguage(env: NodeJS.ProcessEnv): string {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  if (!/^zh/i.test(locale)) return 'en';
  l10n.config({ contents: chinese });
  return 'zh-CN';
}
