import type { EvidenceKind } from '../programme/phase-plans';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** What each kind of evidence is called. */
export const evidenceTitles: Readonly<Record<EvidenceKind, Text>> = {
  document: text('文件', 'a document'),
  minutes: text('会议纪要', 'minutes'),
  link: text('链接', 'a link'),
  number: text('数据', 'a number'),
};

/** Which kinds of evidence are missing, as a sentence. */
export const missingEvidence = (kinds: readonly EvidenceKind[]): Text => {
  const { zh, en } = list(kinds.map((kind) => evidenceTitles[kind]));
  return text(`还缺少：${zh}。`, `Still missing: ${en}.`);
};
