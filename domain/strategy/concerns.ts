import { assessmentKey } from './assessments';

/** Whether something that happened is about a signal: of itself, or of an assessment that it opened. */
export function concernsSignal(happening: object, signal: string): boolean {
  const { watch, signal: named, opened, assessment } = happening as Readonly<Record<string, unknown>>;
  if (watch === signal || named === signal) return true;
  if (typeof opened === 'object' && opened !== null) return (opened as { signal?: unknown }).signal === signal;
  return (
    typeof assessment === 'string' && assessment.replace(/\d+$/, '') === assessmentKey(signal, 0).replace(/0$/, '')
  );
}
