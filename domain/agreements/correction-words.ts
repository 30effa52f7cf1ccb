import type { Corrected } from './corrections';
import type { AgreementHappening } from './happenings';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { PartyKey } from '../shared/keys';

const names: Readonly<Record<keyof Corrected, Text>> = {
  signatory: text('签署人', 'signatory'),
  signedOn: text('签署日期', 'day of the signature'),
  documentHash: text('文件 SHA-256', 'SHA-256 of the document'),
  on: text('日期', 'day'),
  evidence: text('证明', 'what shows it'),
};

/** A correction with both values, as a sentence of the history. */
export function correctionSentence(
  { correction, before = {}, reason, by }: Extract<AgreementHappening, { type: 'agreement.corrected' }>,
  named: (party: PartyKey) => Text,
  condition: (key: string) => Text,
): Text {
  const of = correction.of === 'signature' ? named(correction.party) : condition(correction.condition);
  const what =
    correction.of === 'signature'
      ? text(`${of.zh}的签署`, `the signature of ${of.en}`)
      : text(`条件“${of.zh}”`, `the condition "${of.en}"`);
  const { zh, en } = list(
    (Object.keys(names) as (keyof Corrected)[]).flatMap((name) => {
      const [was, is] = [before[name], correction[name]];
      if (is === undefined || was === is) return [];
      return text(`${names[name].zh} ${was ?? '—'} → ${is}`, `${names[name].en} ${was ?? '—'} → ${is}`);
    }),
  );
  return text(`${by} 更正${what.zh}：${zh}（${reason}）`, `${by} corrected ${what.en}: ${en} (${reason})`);
}
