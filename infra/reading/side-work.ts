import { prospectsOf } from '../../domain/approvals/counting/prospects';
import { assertMeetable } from '../../domain/definition/lint/matter';
import { previewTally } from '../../domain/approvals/counting/previews';
import { evaluate } from '../../domain/evaluations/results';
import { readEvaluation } from './evaluations';
import { readSheet } from './sheets';
import { linesBetween } from './line-differences';
import { writeTable } from './table-sheets';
import { loadProgramme, readProgramme } from './definitions';

/** What is worked out beside the event loop: how long it takes is up to whoever sends it. Takes and gives plain data. */
export const works = {
  assertMeetable,
  prospectsOf,
  linesBetween,
  loadProgramme,
  previewTally,
  readProgramme,
  readEvaluation,
  readSheet,
  writeTable,
  evaluate,
} as const;

export type Works = typeof works;
