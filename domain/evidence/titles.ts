import type { EvidenceKind } from '../programme/phase-plans';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** What each kind of evidence is called, by itself. */
export const evidenceKinds: Readonly<Record<EvidenceKind, Text>> = {
  document: text('文件', 'Document'),
  minutes: text('会议纪要', 'Minutes'),
  link: text('链接', 'Link'),
  number: text('数值', 'Number'),
};

const manifold: ReadonlySet<EvidenceKind> = new Set(['minutes']);

/** Kinds of evidence as they stand in a sentence: 文件和链接, "a document and a link". */
export const evidenceWords = (kinds: readonly EvidenceKind[]): Text =>
  list(
    kinds.map((kind) => {
      const { zh, en } = evidenceKinds[kind];
      return text(zh, `${manifold.has(kind) ? '' : 'a '}${en.toLowerCase()}`);
    }),
  );

/** Which kinds of evidence are missing, as a sentence. */
export const missingEvidence = (kinds: readonly EvidenceKind[]): Text => {
  const { zh, en } = evidenceWords(kinds);
  return text(`还缺少：${zh}。`, `Still missing: ${en}.`);
};
