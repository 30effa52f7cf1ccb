/** Where something was opened that the text never closes: a bracket or a quotation mark, its offset and itself. */
export interface Opening {
  readonly at: number;
  readonly mark: string;
}

const closers: Readonly<Record<string, string>> = { '}': '{', ']': '[' };

/** Behind these a quotation mark or a bracket begins something; within a word it is a letter like any other. */
const begins = (text: string, at: number, isInFlow: boolean): boolean => {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /(^|[:?-]\s)\s*$/.test(before) || before.trim() === '' || (isInFlow && /[{[,:]\s*$/.test(before));
};

const keyLine = /^([ ]*)(?:- )*["']?[A-Za-z][\w-]*["']?:(?:\s|$)/;

/** The indentation of the key that a line begins; nothing where it begins none. */
const keyAt = (text: string, at: number): number | undefined => keyLine.exec(text.slice(at, at + 200))?.[1]?.length;

/** The end of a quoted text that begins here; nothing where a key begins before it ends, or it never does. */
const endOfQuoted = (text: string, from: number): number | undefined => {
  const mark = text[from];
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at - 1] === '\n' && keyAt(text, at) !== undefined) return undefined;
    if (mark === '"' && text[at] === '\\') at += 1;
    else if (text[at] === mark && mark === "'" && text[at + 1] === "'") at += 1;
    else if (text[at] === mark) return at;
  }
  return undefined;
};

const indentOf = (text: string, at: number): number => {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^ */.exec(line)?.[0].length ?? 0;
};

/** What is opened and not closed before a line that begins a key outside of it, or before the text ends; the innermost. */
export const openingLeft = (text: string): Opening | undefined => {
  const open: Opening[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    const last = open.at(-1);
    if (last && (at === 0 || text[at - 1] === '\n')) {
      const indent = keyAt(text, at);
      if (indent !== undefined && indent <= indentOf(text, open[0]?.at ?? 0)) return last;
    }
    if (mark === '#' && /(^|\s)$/.test(text.slice(Math.max(0, at - 1), at))) at = lineEnd(text, at);
    else if ((mark === '"' || mark === "'") && begins(text, at, open.length > 0)) {
      const end = endOfQuoted(text, at);
      if (end === undefined) return { at, mark };
      at = end;
    } else if ((mark === '{' || mark === '[') && (open.length > 0 || begins(text, at, false))) open.push({ at, mark });
    else if (last && closers[mark] === last.mark) open.pop();
  }
  return open.at(-1);
};

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end - 1;
};
