/** In which language a file says things: the one that it sets, else the one that it is written in; a syntax error hides neither. */
export const languageOf = (texts: readonly string[]): 'zh' | 'en' | 'both' => {
  const whole = texts.join('\n');
  const [, set] = /^language:[ \t]*['"]?(zh|en|both)\b/m.exec(whole) ?? [];
  if (set === 'zh' || set === 'en' || set === 'both') return set;
  return /\p{Script=Han}/u.test(whole.replace(/(^|\s)#.*$/gm, '')) ? 'zh' : 'en';
};
