import { approvalThing } from './thing';
import { Router, type Request, type Response } from 'express';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import { DomainError } from '../../domain/shared/errors';
import { createVerbs, type Act, type Matter } from '../decision/verbs';
import { partOf, textOf } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import type { Person } from '../../domain/shared/keys';
import { carryOut } from '../things/carrying-out';

/** What a form asks to be done to the approval of the page. */
type Does = (matter: Matter, act: Act, field: (name: string) => string) => Promise<unknown>;

const addedTitle = text('加签人', 'Added approver');

/** The forms on an approval's page: of whoever made the request, and of the office. Each shows the page again. */
export const approvalVerbPages = (deps: PageDeps): Router => {
  const verbs = createVerbs(deps);
  const order = (does: Does) => (request: Request, response: Response) =>
    carryOut(deps, request, response, approvalThing, async ({ view, by, orAnyOf = [], updateId }) => {
      const found = await deps.readModel.approval(partOf(request, 'approval'));
      if (found?.programme !== view.key) throw new DomainError('not_found');
      const matter = { approval: found.approval, definition: view.definition, at: deps.now().toISOString() };
      await does(matter, { by, orAnyOf, requestId: updateId }, (name) => textOf(request, name));
    });
  const forms: Readonly<Record<string, Does>> = {
    answers: (matter, act, field) => verbs.answer(matter, act, field('answer.text')),
    nudges: (matter, act, field) => verbs.nudge(matter, act, seatIn(field('nudge.seat'))),
    withdrawal: (matter, act, field) => {
      const reason = field('withdrawal.reason');
      if (reason === '') throw new DomainError('comment_required');
      return verbs.withdraw(matter, act, reason);
    },
    reassignments: (matter, act, field) =>
      verbs.reassign(matter, act, {
        seat: seatIn(field('reassignment.seat')),
        to: personIn(field('reassignment.to')),
        reason: field('reassignment.reason'),
      }),
    deputies: (matter, act, field) =>
      verbs.deputise(matter, act, {
        seat: seatIn(field('deputation.seat')),
        to: personIn(field('deputation.to')),
        reason: field('deputation.reason'),
      }),
    extensions: (matter, act, field) =>
      verbs.extend(matter, act, { workingDays: daysIn(field('extension.workingDays')) }, field('extension.reason')),
    approvers: (matter, act, field) =>
      verbs.addApprover(matter, act, {
        person: personIn(field('approver.person')),
        party: field('approver.party'),
        title: addedTitle,
        reason: field('approver.reason'),
      }),
    revocations: (matter, act, field) =>
      verbs.revokeLinks(matter, act, personIn(field('revocation.person')), field('revocation.reason')),
    reached: (matter, act, field) => verbs.reach(matter, act, personIn(field('reach.person')), field('reach.reason')),
    override: (matter, act, field) => {
      const outcome = (['approved', 'rejected'] as const).find((known) => known === field('override.outcome'));
      if (!outcome || field('override.confirm') !== 'yes') throw refused('invalid_input', unconfirmed);
      return verbs.override(matter, act, outcome, field('override.reason'));
    },
  };
  return Object.entries(forms).reduce(
    (router, [verb, does]) => router.post(`/office/programmes/:key/approvals/:approval/${verb}`, order(does)),
    Router(),
  );
};

const unconfirmed = text(
  '请选择裁定结果，并确认以服务办公室的名义裁定。',
  'Choose what to decide, and confirm that you decide for the office.',
);

/** Throws `invalid_input` for what is no address. */
export const personIn = (typed: string): Person => {
  const person = typed.toLowerCase();
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(person) && person.length <= 254) return person;
  throw refused('invalid_input', text('请填写有效的邮箱地址。', 'Please give a mail address.'));
};

const seatIn = (typed: string): string => {
  if (typed !== '') return typed;
  throw refused('invalid_input', text('请选择席位。', 'Please choose a seat.'));
};

const daysIn = (typed: string): number => {
  const days = Number(typed);
  if (/^\d{1,4}$/.test(typed) && days >= 1 && days <= 3000) return days;
  throw refused('invalid_input', text('请填写 1 至 3000 的整数。', 'Please give a whole number from 1 to 3000.'));
};
