import type { Request } from 'express';
import type { GateRequest, MilestoneStart } from '../../contracts/phase';
import type { Condition } from '../../domain/approvals/approvals';
import { isPlannable } from '../../domain/calendar/dates';
import { DomainError } from '../../domain/shared/errors';
import type { Settlement } from '../../domain/phases/settlements';
import { CONDITIONS_SHOWN } from './gate-form';
import { fieldOf, partOf } from '../ui/answer';
import type { Person } from '../../domain/shared/keys';
import { gateRequest } from './forms';

/** A day that may be left out. Throws `invalid_input` for what is none. */
export const dateOf = (request: Request, name: string): string | undefined => {
  const given = fieldOf(request, name);
  if (given !== '' && !isPlannable(given)) throw new DomainError('invalid_input', undefined, { field: name });
  return given || undefined;
};

const conditionsIn = (request: Request): readonly Condition[] =>
  Array.from({ length: CONDITIONS_SHOWN }, (_, row) => `condition.${row}`).flatMap((row) => {
    const [text, owner] = [fieldOf(request, `${row}.text`), fieldOf(request, `${row}.owner`)];
    const due = dateOf(request, `${row}.due`);
    if (!text && !owner && !due) return [];
    if (!text || !owner || !due) throw new DomainError('conditions_required', undefined, { field: row });
    return [{ text, owner, due }];
  });

/** What the office proposes at a gate, as its form says it. Throws `invalid_input` or `conditions_required`. */
export const gateRequestIn = (request: Request, by: Person): GateRequest => {
  const reviewOn = dateOf(request, 'reviewOn');
  const said = gateRequest.safeParse({
    proposal: fieldOf(request, 'proposal') || 'go',
    ...(reviewOn !== undefined && { reviewOn }),
    again: Object.keys((request.body ?? {}) as object).flatMap((name) =>
      name.startsWith('again.') ? [name.slice(6)] : [],
    ),
    conditions: conditionsIn(request),
    note: fieldOf(request, 'note'),
  });
  if (said.success) return { ...said.data, by };
  throw new DomainError('invalid_input', undefined, { field: said.error.issues[0]?.path.join('.') });
};

/** That work on a milestone has begun. Throws `invalid_input`. */
export const startIn = (request: Request, by: Person): MilestoneStart => {
  const on = dateOf(request, 'on');
  return { milestone: partOf(request, 'milestone'), by, ...(on !== undefined && { on }) };
};

/** What is asked of a milestone. Throws `invalid_input`. */
export const settlementIn = (request: Request, by: Person): Settlement => {
  const as = fieldOf(request, 'as');
  if (as !== 'waived' && as !== 'failed') throw new DomainError('invalid_input', undefined, { field: 'as' });
  return { milestone: partOf(request, 'milestone'), as, reason: fieldOf(request, 'reason'), by };
};
