import { readFileSync } from 'node:fs';
import { runFile } from '../definition/run-files';
import { compute } from '../domain/money/distributions/computing';
import { assertKnownRules, firstDifference, signedOf, type Difference } from '../domain/money/distributions/signed';
import { formulaOf, tierTitles } from '../domain/money/distributions/words';
import { decimalOf } from '../domain/shared/amounts';
import { text } from '../domain/shared/sentences';
import type { Text } from '../domain/shared/text';
import { hashOf } from '../infra/host/hashes';

type Language = 'zh' | 'en';

/**
 * Computes a run again from its file, without a server: prints every line with how it comes about, and the hash to sign.
 * Where the file has lines or a hash, it compares them. Exit code 0 when all is the same, else 1 with the first line that
 * differs and both amounts.
 */
export const recompute = (path: string, language: Language, print: (line: string) => void): 0 | 1 => {
  const say = (said: Text) => print(said[language]);
  const given = runFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!given.success) {
    for (const { path: at, message } of given.error.issues) print(`${path}  ${at.map(String).join('.')}: ${message}`);
    return 1;
  }
  const { rules, input, lines, hash } = given.data;
  assertKnownRules(rules);
  const computed = compute(input);
  const { currency, innovations } = input;
  for (const line of computed.lines) {
    const group = computed.groups.find(({ key }) => key === line.group);
    const formula = group ? formulaOf(group, line, currency, innovations)[language] : '';
    print([line.key, tierTitles[line.tier][language], decimalOf(line.amount, currency), formula].join('  '));
  }
  for (const [payee, total] of Object.entries(computed.totals))
    print(`${payee}  ${decimalOf(total, currency)} ${currency}`);
  const own = hashOf(signedOf(input, computed));
  print(`SHA-256  ${own}`);
  const difference = lines && firstDifference(computed.lines, lines);
  if (difference) {
    say(differs(difference, currency));
    return 1;
  }
  if (hash !== undefined && hash !== own) {
    say(text(`文件所载的哈希不同：${hash}`, `The file has another hash: ${hash}`));
    return 1;
  }
  if (lines || hash !== undefined) say(text('与文件所载一致。', 'The same as in the file.'));
  return 0;
};

/** Which line differs first, and what both have for it. */
const differs = ({ line, ours, theirs }: Difference, currency: string): Text => {
  const amount = (minor: string | undefined) => (minor === undefined ? undefined : decimalOf(minor, currency));
  const [own, other] = [amount(ours), amount(theirs)];
  return text(
    `首个不同的明细 ${line}：此处算得 ${own ?? '无'}，文件所载 ${other ?? '无'}。`,
    `The first line that differs is ${line}: computed here ${own ?? 'none'}, in the file ${other ?? 'none'}.`,
  );
};
