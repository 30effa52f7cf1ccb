import type { Language } from '../domain/shared/text';

/** The language of a terminal, by the variables that say it: Chinese where it is Chinese, else English. */
export const terminalLanguage = (env: Readonly<Record<string, string | undefined>>): Language =>
  /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh' : 'en';
