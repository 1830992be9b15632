import * as l10n from '@vscode/l10n';

/**
 * Selects Chinese messages if the environment says so (POSIX, "Internationalization Variables": the first one set counts).
 *
 * @returns the BCP 47 tag of the language
 */
export async function useLanguage(env: NodeJS.ProcessEnv): Promise<string> {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  if (!/^zh/i.test(locale)) return 'en';
  // Loaded here: the texts would be a fifth of what each start of the command line compiles.
  const { default: contents } = await import('./chineseTexts');
  l10n.config({ contents });
  return 'zh-CN';
}
