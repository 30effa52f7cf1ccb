import { z } from 'zod';
import { complaints } from '../../definition/issues';
import { evaluationPart } from '../../definition/evaluation-part';
import { readSource } from '../../definition/source';
import { lintEvaluation } from '../../domain/definition/lint/evaluation';
import type { EvaluationPlan } from '../../domain/programme/evaluation-plans';
import type { Programme } from '../../domain/programme/programme';
import type { Text } from '../../domain/shared/text';
import { readProgramme, syntaxDefects } from './definitions';

interface PlanDefect {
  readonly code: string;
  readonly message: Text;
  readonly path: string;
}

/** A plan of evaluation, and the whole programme where that was given; or what is wrong with it. */
export interface PlanReading {
  readonly plan?: EvaluationPlan;
  readonly programme?: Programme;
  readonly defects: readonly PlanDefect[];
}

const part = z.looseObject({ evaluation: evaluationPart });

/** The keys that only a whole definition has. */
const wholeKeys = ['programme', 'parties', 'phases', 'governance'];

const isFields = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

/** Reads a definition, or the `evaluation:` of one by itself, from YAML or JSON. */
export const readEvaluation = (text: string, calendars: readonly string[]): PlanReading => {
  const source = readSource({ text });
  const written = syntaxDefects(source);
  if (written.length > 0) return { defects: written };
  const data: unknown = source.document.toJS();
  if (isFields(data) && wholeKeys.some((key) => Object.hasOwn(data, key))) {
    const { programme, defects } = readProgramme(text, calendars);
    return programme ? { programme, plan: programme.evaluation, defects } : { defects };
  }
  const given = isFields(data) && Object.hasOwn(data, 'evaluation') ? data : { evaluation: data };
  const read = part.safeParse(given);
  const found = read.success ? lintEvaluation(read.data.evaluation) : complaints(read.error.issues, given);
  const defects = found.map(({ code, message, path }) => ({ code, message, path: path.join('.') }));
  return read.success && defects.length === 0 ? { plan: read.data.evaluation, defects } : { defects };
};
