import type { z } from 'zod';
import { assessDraw, levelReason, type DrawAssessment } from '../../domain/money/funds/assessment';
import { fundAfter } from '../../domain/money/funds/changes';
import type { DrawAsked } from '../../domain/money/funds/draws';
import { newBook, type FundBook } from '../../domain/money/funds/funds';
import { drawnOn } from '../../domain/money/funds/planned';
import { assertSound } from '../../domain/money/funds/refusals';
import { usualFund, type FundRules } from '../../domain/money/funds/rules';
import { decidingParties } from '../../domain/programme/parties';
import { todayFor } from '../../domain/programme/told-days';
import { localDateOf } from '../../domain/calendar/zones';
import type { LocalDate } from '../../domain/calendar/dates';
import { drawRequest } from '../funds/drawing';
import { fundIn } from '../funds/funds';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { drawPreview } from './draw-form';

type Asked = z.output<typeof drawPreview>;
type Given = Pick<Asked, 'kind' | 'amount' | 'purpose' | 'emergency' | 'payee' | 'supplier' | 'target' | 'project'>;

/** What of a request is the draw itself. */
const givenIn = ({ kind, amount, purpose, emergency, payee, supplier, target, project, budget }: Asked) => ({
  kind,
  amount,
  purpose,
  emergency,
  ...(payee !== undefined && { payee }),
  ...(supplier !== undefined && { supplier }),
  ...(target !== undefined && { target }),
  ...(project !== undefined && { project }),
  ...(budget !== undefined && { budget }),
});

const titleOf = (key: string) => ({ zh: key, en: key });

const saidOf = ({ kind, amount, purpose, emergency, payee, supplier, target, project }: Given): DrawAsked => ({
  kind,
  amount,
  purpose,
  payer: '-',
  by: '-',
  party: '-',
  budgets: [],
  evidence: [],
  ...(payee !== undefined && { payee }),
  ...(supplier !== undefined && { supplier }),
  ...(target !== undefined && { target }),
  ...(project !== undefined && { project }),
  ...(emergency && { emergency }),
});

/** A fund as its rules, its balance and its earlier draws give it. */
function givenFund({ rules, currency, balance, contributed, draws, measuredBy, budget }: Asked) {
  const {
    smallDrawsWithin = { days: usualFund.smallDrawDays },
    authority = [],
    strategic = [],
    ratifyWithin,
  } = rules ?? {};
  const completed: FundRules = {
    authority,
    strategic,
    commitments: {},
    noticeDays: usualFund.noticeDays,
    late: usualFund.late,
    smallDrawDays: smallDrawsWithin.days,
    ...(ratifyWithin && { ratifyDays: ratifyWithin.workingDays }),
    zone: 'UTC',
  };
  const charged = budget ?? 'budget';
  const terms = measuredBy && {
    key: charged,
    title: titleOf(charged),
    amount: measuredBy.amount,
    warnPercent: measuredBy.warn,
    escalatePercent: measuredBy.escalate,
    ...(measuredBy.upTo !== undefined && { upTo: measuredBy.upTo }),
    besides: { committed: measuredBy.committed, actual: measuredBy.actual },
  };
  const start: FundBook = { ...newBook('fund', titleOf('fund'), currency), balance, contributed };
  const book = draws.reduce<FundBook>((before, { on, isPaid, budget: of, ...earlier }) => {
    const asked = saidOf({ kind: 'payment', emergency: false, ...earlier });
    const named = of === undefined ? asked : { ...asked, budget: { key: of, title: titleOf(of) } };
    const measured =
      of === undefined ? [] : [{ key: of, title: titleOf(of), level: 'ok' as const, why: titleOf(of), usedText: '-' }];
    const none = {
      addedUp: [],
      sum: asked.amount,
      also: [],
      available: '0',
      availableAfter: '0',
      level: undefined,
      blocks: [],
    };
    const reserved = drawnOn(before, named, { groups: [], policy: '-' }, { ...none, measured }, on);
    const after = fundAfter(before, { type: 'fund.reserved', fund: 'fund', draw: reserved.key, reserved });
    if (!isPaid) return after;
    // What was paid has left the balance that is given.
    return { ...fundAfter(after, { type: 'fund.used', fund: 'fund', draw: reserved.key }), balance: before.balance };
  }, start);
  const said = { ...(terms && { budget: { key: terms.key, title: terms.title } }), budgets: terms ? [terms] : [] };
  return { book, rules: completed, said };
}

const answerOf = (assessment: DrawAssessment, book: FundBook, rules: FundRules, asked: DrawAsked) => {
  const { level, also, blocks } = assessment;
  const names = { currency: book.currency, smallDrawDays: rules.smallDrawDays };
  return {
    ...assessment,
    isBlocked: blocks.length > 0,
    groups: [...(level?.groups ?? []), ...also],
    why: levelReason({ ...assessment, amount: asked.amount }, names),
    ...(asked.emergency && { ratifyWithin: { workingDays: rules.ratifyDays } }),
    currency: book.currency,
    balance: book.balance,
  };
};

/** Computed and answered; nothing is started, reserved or kept. */
export const drawPreviewEndpoint = ({ readModel, now }: ApiDeps): Endpoint =>
  endpoint({
    method: 'post',
    path: '/previews/draw',
    tag: 'Previews',
    body: drawPreview,
    reads: ({ programme }) => programme,
    summary:
      'Who would decide on a draw, what is added up, what it leaves of fund and budget, and everything that blocks it',
    answers: {
      200: 'The groups and why they decide, the sum, what is available before and after, each budget, and what blocks it in words',
      404: 'No such programme or fund',
      422: 'Neither a programme nor rules, no such party, fund, budget or project, or not exactly one who receives it',
    },
    handle: async ({ body }) => {
      if (body.programme === undefined) {
        const { book, rules, said } = givenFund(body);
        const asked = { ...saidOf(body), ...said };
        const { overdueRisks: risks, agreement, on: today = localDateOf(now().toISOString(), 'UTC') } = body;
        return ok(answered({ book, rules }, asked, today, { risks, ...(agreement && { agreement }) }));
      }
      const view = await programmeOf({ readModel }, body.programme);
      const { definition } = view;
      const found = fundIn(view, body.fund);
      const partner = { by: '-', party: decidingParties(definition)[0]?.key ?? '-' };
      const { asked, facts } = drawRequest(view, found.book.key, { ...givenIn(body), evidence: [] }, partner);
      return ok(answered(found, asked, body.on ?? todayFor(definition, now().toISOString()), facts));
    },
  });

function answered(
  { book, rules }: { readonly book: FundBook; readonly rules: FundRules },
  asked: DrawAsked,
  today: LocalDate,
  facts: Parameters<typeof assessDraw>[3]['facts'],
) {
  assertSound(rules, asked);
  return answerOf(assessDraw(book, rules, asked, { today, facts }), book, rules, asked);
}
