import type { z } from 'zod';
import { demands } from '../../definition/demands';
import type { DomainError } from '../../domain/shared/errors';
import { refused } from '../../domain/shared/reasons';
import { refusal } from '../../domain/shared/refusals';
import { isBlank, type Text } from '../../domain/shared/text';
import { issueText } from './issue-words';

/** What is wrong with one field: its path in what was sent (`budget.amount`, empty for the whole), and why. */
export interface Defect {
  readonly path: string;
  readonly why: Text;
}

type Issue = z.core.$ZodIssue;

const partOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;

/** It is not what this form is for at all: a text where it takes an object. */
const isOtherKind = (issue: Issue): boolean => issue.code === 'invalid_type' && issue.path.length === 0;

/** The forms that were possible, those within one of them among them. */
const formsIn = (issue: Issue & { readonly code: 'invalid_union' }): readonly (readonly Issue[])[] =>
  issue.errors.flatMap((form) => {
    const [only, ...others] = form;
    return only?.code === 'invalid_union' && only.path.length === 0 && others.length === 0 ? formsIn(only) : [form];
  });

/** Where several forms were possible, the defects are those of the one that was meant; else there is no telling. */
const meantIn = (issue: Issue & { readonly code: 'invalid_union' }, given: unknown): readonly Issue[] | undefined => {
  const forms = formsIn(issue);
  const within = forms.filter((form) => form.length > 0 && form.every(({ path }) => path.length > 0));
  if (within.length === 1) return within[0];
  const fitting = forms.filter((form) => form.length > 0 && !form.some(isOtherKind));
  if (fitting.length === 1) return fitting[0];
  // The one that finds fault only with what is there, and misses nothing.
  const there = within.filter((form) => form.every(({ path }) => path.reduce(partOf, given) !== undefined));
  return there.length === 1 ? there[0] : undefined;
};

const { zh, en } = refusal('comment_required');
const noReason: Text = { zh, en };

/** A defect, and by which rule of its form. */
interface Found extends Defect {
  readonly code: Issue['code'];
}

const found = (issue: Issue, given: unknown, above: readonly PropertyKey[] = []): readonly Found[] => {
  const path = [...above, ...issue.path];
  const value = path.reduce(partOf, given);
  const meant = issue.code === 'invalid_union' && value !== undefined ? meantIn(issue, value) : undefined;
  if (meant) return meant.flatMap((one) => found(one, given, path));
  return [{ path: path.map(String).join('.'), why: issueText(issue, value), code: issue.code }];
};

/** The defects that zod found in what was given, in both languages. */
export const defectsIn = (error: z.ZodError, given: unknown): readonly Defect[] =>
  error.issues.flatMap((issue) => found(issue, given)).map(({ path, why }) => ({ path, why }));

/** What is wrong, for somebody to whom a page offers the choices by their titles. */
const typedWrong = ({ code, why }: Pick<Found, 'code' | 'why'>): Text =>
  code === 'invalid_value' && why !== demands.chosen ? demands.listed : why;

/** The same of what a page makes of a form. */
export const defectsTyped = (error: z.ZodError, typed: unknown): readonly Defect[] =>
  error.issues.flatMap((issue) => found(issue, typed)).map(({ path, ...rest }) => ({ path, why: typedWrong(rest) }));

const ofTyping: ReadonlySet<Issue['code']> = new Set(['too_big', 'too_small', 'invalid_format', 'custom']);

/**
 * Refuses what a person typed that is too long, left empty or of another form than the operation takes. What a page makes of it has its
 * final shape already, which the operation's form need not take. Throws `invalid_input` with every defect.
 */
export function assertTyped(form: z.ZodType, said: unknown): void {
  const { error } = form.safeParse(said);
  const valueAt = (path: string) => path.split('.').reduce(partOf, said);
  const defects = (error?.issues ?? [])
    .flatMap((issue) => found(issue, said))
    .filter(({ code, path }) => ofTyping.has(code) || (code === 'invalid_value' && valueAt(path) === ''));
  const isLeftOut = (path: string) => /(^|\.)reason$/.test(path) && isBlank(String(valueAt(path) ?? ''));
  if (defects.length > 0)
    throw refusedInput(
      defects.map(({ path, ...found }) => ({ path, why: isLeftOut(path) ? noReason : typedWrong(found) })),
    );
}

/** That an input has defects: the first says why, and where; every one is listed. */
export function refusedInput(defects: readonly Defect[]): DomainError {
  const [first = { path: '', why: demands.form }] = defects;
  return refused('invalid_input', first.why, { field: first.path, fields: defects });
}

/** The defects of an input that was refused by its form. */
export const defectsOf = ({
  code,
  facts: { fields },
}: Pick<DomainError, 'code' | 'facts'>): readonly Defect[] | undefined =>
  code === 'invalid_input' && Array.isArray(fields) ? (fields as readonly Defect[]) : undefined;

/** What was given, as a form of zod reads it. Throws `invalid_input` with every defect. */
export function readInput<Form extends z.ZodType>(form: Form, given: unknown): z.output<Form> {
  const read = form.safeParse(given);
  if (read.success) return read.data;
  throw refusedInput(defectsIn(read.error, given));
}

/** That one field is not as it must be. */
export const wrong = (field: string, why: Text): DomainError => refused('invalid_input', why, { field });
