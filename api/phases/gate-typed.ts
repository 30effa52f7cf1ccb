import type { Request } from 'express';
import type { z } from 'zod';
import type { Condition } from '../../domain/approvals/approvals';
import { DomainError } from '../../domain/shared/errors';
import { CONDITIONS_SHOWN } from './gate-form';
import { dateOf, fieldOf, readForm } from '../ui/answer';
import { gateRequest } from './forms';

const conditionsIn = (request: Request): readonly Condition[] =>
  Array.from({ length: CONDITIONS_SHOWN }, (_, row) => `condition.${row}`).flatMap((row) => {
    const [text, owner] = [fieldOf(request, `${row}.text`), fieldOf(request, `${row}.owner`)];
    const due = dateOf(request, `${row}.due`);
    if (!text && !owner && !due) return [];
    if (!text || !owner || !due) throw new DomainError('conditions_required', undefined, { field: row });
    return [{ text, owner, due }];
  });

/** What the office proposes at a gate, as its form says it. Throws `invalid_input` or `conditions_required`. */
export const gateRequestIn = (request: Request): z.output<typeof gateRequest> => {
  const reviewOn = dateOf(request, 'reviewOn');
  const said = {
    proposal: fieldOf(request, 'proposal') || 'go',
    ...(reviewOn !== undefined && { reviewOn }),
    again: Object.keys((request.body ?? {}) as object).flatMap((name) =>
      name.startsWith('again.') ? [name.slice(6)] : [],
    ),
    conditions: conditionsIn(request),
    note: fieldOf(request, 'note'),
  };
  return readForm(gateRequest, said);
};
