import * as l10n from '@vscode/l10n';
import chinese from '../../../l10n/bundle.l10n.zh-cn.json';

/** Selects Chinese messages if the environment says so (POSIX, "Internationalization Variables": the first one set counts). */
export function useLanguage(env: NodeJS.ProcessEnv): void {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  if (/^zh/i.test(locale)) l10n.config({ contents: chinese });
}
