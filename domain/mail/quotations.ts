/** A rule with a title, above what mail programs quote. */
const TITLED_RULE =
  /^[ \t>*]*[-_—=]{2,}[ \t]*(?:原始邮件|原邮件|回复的原邮件|原始郵件|original message|message d['’]origine|ursprüngliche nachricht|mensaje original)[ \t]*[-_—=]*[ \t]*$/i;

/** The last line of those by which mail programs say whose words follow. */
const ATTRIBUTION =
  /(?:wrote|写道|寫道|a écrit|escribió|ha scritto|escreveu|schrieb[^:：]*|schreef[^:：]*|skrev[^:：]*|のメッセージ|さんは書きました)[ \t]*[:：][ \t]*$/i;

/** Lines that such a sentence is folded onto at most. */
const ATTRIBUTED_OVER = 3;

const FROM = /^[ \t>*]*(?:发件人|寄件人|寄件者|发信人|from|von|de|van|da)[ \t*]*[:：]/i;
const WHEN =
  /^[ \t>*]*(?:发送时间|发送日期|发件时间|日期|时间|傳送日期|寄件日期|sent|date|gesendet|envoyé|enviado|datum)[ \t*]*[:：]/i;

/** A block of headers is so many lines long at most before it says when. */
const HEADERS = 4;

const isQuoted = (line: string) => /^[ \t]*>/.test(line);
const isEmpty = (line: string) => line.trim() === '';

/** Whether some lines name us: what they introduce is a mail of ours. */
const namesUs = (lines: readonly string[], ours: readonly string[]): boolean => {
  const said = lines.join(' ').toLowerCase();
  return /\bgatehouse\b/.test(said) || ours.some((address) => said.includes(address.toLowerCase()));
};

/** Nobody's sentence of this kind is longer, and patterns look at no more. */
const LONGEST_SENTENCE = 1_000;

/** The lines of a mail, each with the one after it that says something. */
interface Lines {
  readonly all: readonly string[];
  readonly next: readonly string[];
}

function linesOf(text: string): Lines {
  const all = text.split(/\r?\n/);
  const next = Array.from(all, () => '');
  for (let at = all.length - 2; at >= 0; at -= 1) {
    const line = all[at + 1] ?? '';
    next[at] = isEmpty(line) ? (next[at + 1] ?? '') : line;
  }
  return { all, next };
}

/** Where the sentence begins that ends at a line and introduces a quotation: marked as one, or of a mail of ours. */
function attributionAt({ all: lines, next }: Lines, end: number, ours: readonly string[]): number | undefined {
  const line = lines[end] ?? '';
  if (line.length > LONGEST_SENTENCE || isQuoted(line) || !ATTRIBUTION.test(line)) return undefined;
  let start = end;
  while (start > 0 && end - start + 1 < ATTRIBUTED_OVER && !isEmpty(lines[start - 1] ?? '')) {
    if (/^[ \t]*(?:on|le|el|il|em|am|op|den|在|于)\b|^[ \t]*[在于]/i.test(lines[start] ?? '')) break;
    start -= 1;
  }
  return isQuoted(next[end] ?? '') || namesUs(lines.slice(start, end + 1), ours) ? start : undefined;
}

/** Whether a block of headers of a mail of ours begins at a line; one that names others may well be what somebody wants to say. */
function headersAt(lines: readonly string[], start: number, ours: readonly string[]): boolean {
  if (!FROM.test(lines[start] ?? '')) return false;
  const block = lines.slice(start, start + HEADERS);
  return block.some((line) => WHEN.test(line)) && namesUs([lines[start] ?? ''], ours);
}

/** Lines that were taken out leave no hole. */
const joined = (lines: readonly string[]) =>
  lines
    .join('\n')
    .replace(/\n\s*\n\s*\n/g, '\n\n')
    .trim();

/** What a mail says in its writer's own words, and what it quotes without marking each line. */
interface Parted {
  readonly own: string;
  readonly quoted: readonly string[];
}

function parted(text: string, ours: readonly string[]): Parted {
  const lines = linesOf(text);
  const { all } = lines;
  const own: string[] = [];
  for (const [at, line] of all.entries()) {
    if (isEmpty(line)) {
      own.push(line);
      continue;
    }
    if (TITLED_RULE.test(line) || headersAt(all, at, ours)) return { own: joined(own), quoted: all.slice(at) };
    const attributed = attributionAt(lines, at, ours);
    if (attributed !== undefined) own.length = Math.max(0, own.length - (at - attributed));
    else if (!isQuoted(line)) own.push(line);
  }
  return { own: joined(own), quoted: [] };
}

/** So many lines of a quotation say whose words it holds. */
const HEAD = 8;

/**
 * What is shown of a mail: its writer's own words, or all of it where they can't be told from what is quoted; empty only where there is
 * nothing but a mail of ours. `ours` are the addresses to which it was sent. What is not shown is kept as well.
 */
export function ownWords(text: string, ours: readonly string[]): string {
  const { own, quoted } = parted(text, ours);
  if (own !== '' || quoted.length === 0) return own;
  return namesUs(quoted.slice(0, HEAD), ours) ? '' : text.trim();
}
