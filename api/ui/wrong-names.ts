import type { RefusalCode } from '../../domain/shared/refusals';

/** Which field a refusal speaks of that names none, by the last part of its name; the first that the form has. */
const fieldsOf: Readonly<Partial<Record<RefusalCode, readonly string[]>>> = {
  comment_required: ['reason', 'comment', 'note', 'said', 'why', 'summary', 'text', 'evidence', 'terms', 'answer'],
  conditions_required: ['conditions.0.text', 'condition.0.text'],
  answer_required: ['answer'],
  code_wrong: ['code'],
  digits_missing: ['digits'],
  digits_wrong: ['digits'],
  evidence_required: ['evidence'],
  evidence_refused: ['file'],
  document_differs: ['documentHash', 'file'],
  key_taken: ['key'],
  deadline_too_short: ['workingDays'],
  delegation_refused: ['to'],
  reassignment_refused: ['to', 'person'],
  deputy_refused: ['to'],
  baseline_named_already: ['name'],
  effect_not_shown: ['measured'],
  figures_invalid: ['sheet'],
  statement_invalid: ['sheet'],
};

/** What a form calls a field that the operation calls otherwise. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  key: ['dispute', 'project', 'item', 'innovation', 'improvement', 'risk', 'distribution', 'run', 'fund', 'draw'],
  documentHash: ['signed.file', 'confirmed.file', 'document.file', 'award.file', 'file'],
  hash: ['file'],
  evidence: ['file'],
  file: ['sheet.file'],
  successors: ['successor'],
};

const endsIn = (name: string, field: string) => name === field || name.endsWith(`.${field}`);

const isWithin = (name: string, field: string) => name.startsWith(`${field}.`) || name.includes(`.${field}.`);

/** `budget.amount` by its own name, then `amount`, then `budget`. */
const spellings = (field: string): readonly string[] => {
  const parts = field.split('.');
  const [ends, begins] = [1, -1].map((step) =>
    parts.slice(1).map((_, at) => (step > 0 ? parts.slice(at + 1) : parts.slice(0, -at - 1)).join('.')),
  );
  return [field, ...(ends ?? []), ...(begins ?? [])];
};

/** The names that a form may have for a field: those among what was sent, else what was not sent along (files, boxes without a tick). */
const namesFor = (field: string, sent: readonly string[]): readonly string[] => {
  for (const spelt of spellings(field)) {
    const same = [spelt, ...(aliases[spelt] ?? [])].flatMap((each) => sent.filter((name) => endsIn(name, each)));
    if (same.length > 0) return same;
    const [inside] = sent.filter((name) => isWithin(name, spelt));
    if (inside !== undefined) return [spelt === 'evidence' ? 'evidence.0.file' : inside];
  }
  const forms = [...new Set(sent.flatMap((name) => (name.includes('.') ? [name.replace(/\.[^.]*$/, '')] : [])))];
  const meant = spellings(field).flatMap((each) => [each, ...(aliases[each] ?? [])]);
  return meant.flatMap((each) => [each, `${each}.file`, `${each}.0.file`, ...forms.map((form) => `${form}.${each}`)]);
};

/** Under which names a form may have the field of which a refusal speaks; none where it speaks of none. */
export function namesOf(code: RefusalCode, field: string, sent: readonly string[]): readonly string[] {
  // A file that was not taken stands nowhere in what was sent; its field is named whole.
  if (/\.file$/.test(field)) return [field];
  if (field !== '') return namesFor(field, sent);
  for (const usual of fieldsOf[code] ?? []) {
    const names = sent.filter((name) => endsIn(name, usual) || isWithin(name, usual));
    if (names.length > 0) return names.slice(0, 1);
  }
  return fieldsOf[code]?.flatMap((usual) => [usual, `${usual}.file`, `${usual}.0.file`]) ?? [];
}
