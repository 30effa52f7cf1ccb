import type { Request } from 'express';
import { evidenceOf } from '../things/carrying-out';
import { fieldOf, readForm, textOf } from '../ui/answer';
import { correctionRequest, hold, payment, runRequest } from './forms';
import { TYPED_ITEMS } from './items';

export const openedIn = (request: Request) =>
  readForm(runRequest, {
    key: fieldOf(request, 'run'),
    from: fieldOf(request, 'from'),
    until: fieldOf(request, 'until'),
    payer: fieldOf(request, 'payer'),
    ...itemsIn(request),
    ...optional(request, 'score'),
    ...optional(request, 'evaluation'),
    points: pointsIn(request),
  });

export const correctedIn = (request: Request) => {
  const { lines, ...sheet } = itemsIn(request);
  return readForm(correctionRequest, {
    key: fieldOf(request, 'run'),
    reason: textOf(request, 'reason'),
    ...optional(request, 'adjustment'),
    ...optional(request, 'version'),
    ...sheet,
    ...(lines.length > 0 && { lines }),
    ...optional(request, 'score'),
  });
};

export const heldIn = (request: Request) =>
  readForm(hold, {
    lines: fieldOf(request, 'hold.lines')
      .split(/[\s,，、]+/)
      .filter((key) => key !== ''),
    amount: fieldOf(request, 'hold.amount') || '0',
    reason: textOf(request, 'hold.reason'),
    dispute: fieldOf(request, 'hold.dispute') === 'yes',
  });

export const paidIn = (request: Request) =>
  readForm(payment, {
    ...optional(request, 'from', 'payment.from'),
    to: fieldOf(request, 'payment.to'),
    amount: fieldOf(request, 'payment.amount'),
    on: fieldOf(request, 'payment.on'),
    evidence: evidenceOf(request),
  });

const optional = (request: Request, field: string, name = field) => {
  const said = fieldOf(request, name);
  return said === '' ? {} : { [field]: said };
};

/** Points by payee, of the fields `points.PAYEE`. */
const pointsIn = (request: Request): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(request.body as Readonly<Record<string, unknown>>).flatMap(([name, said]) =>
      name.startsWith('points.') && typeof said === 'string' && said.trim() !== ''
        ? [[name.slice('points.'.length), said.trim()]]
        : [],
    ),
  );

/** The items that were typed, or the hash of the sheet that was sent. */
function itemsIn(request: Request) {
  const file = fieldOf(request, 'sheet.hash');
  const rows = Array.from({ length: TYPED_ITEMS }, (_, at) => `item.${at}`);
  const lines = rows.flatMap((row) => {
    const amount = fieldOf(request, `${row}.amount`);
    if (amount === '') return [];
    const category = fieldOf(request, `${row}.category`);
    const project = fieldOf(request, `${row}.project`);
    return [
      {
        kind: fieldOf(request, `${row}.kind`),
        amount,
        date: fieldOf(request, `${row}.date`),
        ...(category !== '' && { category }),
        ...(project !== '' && { project }),
        what: fieldOf(request, `${row}.what`),
      },
    ];
  });
  return { lines, ...(file !== '' && { file }) };
}
