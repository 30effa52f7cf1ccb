import type { Request } from 'express';
import { allSeats } from '../../domain/approvals/seats';
import { DomainError } from '../../domain/shared/errors';
import { demands } from '../../definition/demands';
import { wrong } from '../http/defects';
import { text } from '../../domain/shared/sentences';
import { createVerbs } from '../decision/verbs';
import { saidWithFile } from '../evidence/said';
import { ok } from '../http/endpoint';
import { verbsOf, type Verbs } from '../things/verbs';
import { textOf } from '../ui/answer';
import { personIn } from '../ui/person-field';
import { withdrawal } from './forms';
import { inMatter } from './hands';
import {
  addition,
  answer,
  deputation,
  extension,
  nudge,
  override,
  reaching,
  reassignment,
  refusals,
  revocation,
} from './verb-forms';

const kind = { tag: 'Approvals', shows: 'approvals/:approval', root: '' } as const;

const byOffice = verbsOf({ ...kind, hands: inMatter() });

/** In the name of whoever made the request. */
const byRequester = verbsOf({ ...kind, hands: inMatter(({ approval }) => approval.request.requester) });

/** By the office of the party whose seat it is. */
const bySeatsOffice = verbsOf({
  ...kind,
  hands: inMatter(({ approval, definition }, { seat }) => {
    const party = allSeats(approval).find(({ id }) => id === seat)?.party ?? '';
    return definition.governance.office.people[party];
  }),
});

/** How a request is taken back. */
export const withdrawals = {
  'approvals/:approval/withdrawal': byRequester({
    starts: true,
    body: withdrawal,
    summary: 'Takes a request back, in the name of whoever made it',
    answers: { 200: 'It is withdrawn', 409: 'It is closed already' },
    typed: (request) => {
      const reason = textOf(request, 'withdrawal.reason');
      if (reason === '') throw new DomainError('comment_required');
      return { reason };
    },
    does: ({ deps, matter, ...act }, { reason }) => createVerbs(deps).withdraw(matter, act, reason),
    answered: ({ outcome }) => ok({ outcome }),
  }),
} satisfies Verbs;

/**
 * What the office does to an open approval, and whoever of it made the request. Source: docs/rules/people.md, "What the
 * requester does" and "What the office does".
 */
export const actions = {
  'approvals/:approval/answers': byRequester({
    repeats: true,
    body: answer,
    summary: 'Answers the open question, in the name of whoever made the request',
    answers: { 200: 'Whoever is awaited has the answer; the deadline stands as it is', ...refusals },
    takesFiles: true,
    typed: (request) => ({ answer: saidWithFile(request, 'answer.text', 'answer.shown') }),
    does: ({ deps, matter, ...act }, said) => createVerbs(deps).answer(matter, act, said.answer),
    answered: ok,
  }),
  'approvals/:approval/nudges': byRequester({
    repeats: true,
    body: nudge,
    summary: 'Asks awaited seats to hurry (催办), each at most once a working day',
    answers: { 200: 'The seats that were nudged', 429: 'All of them were nudged today', ...refusals },
    typed: (request) => ({ seat: seatIn(request, 'nudge.seat') }),
    does: ({ deps, matter, ...act }, { seat }) => createVerbs(deps).nudge(matter, act, seat),
    answered: (nudged, { matter }) => ok({ approval: matter.approval.request.approval, nudged }),
  }),
  'approvals/:approval/reassignments': byOffice({
    repeats: true,
    body: reassignment,
    summary: 'Gives an awaited seat to another person for this matter (转办)',
    answers: { 200: 'The new person is asked now', ...refusals },
    typed: (request) => passedIn(request, 'reassignment'),
    does: ({ deps, matter, ...act }, passed) => createVerbs(deps).reassign(matter, act, passed),
    answered: ok,
  }),
  'approvals/:approval/deputies': bySeatsOffice({
    repeats: true,
    body: deputation,
    summary: 'Names who answers for a recused seat in this matter, by the office of its party',
    answers: { 200: 'The deputy is asked now', ...refusals },
    typed: (request) => passedIn(request, 'deputation'),
    does: ({ deps, matter, ...act }, passed) => createVerbs(deps).deputise(matter, act, passed),
    answered: ok,
  }),
  'approvals/:approval/extensions': byOffice({
    repeats: true,
    body: extension,
    summary: 'Moves the deadline, never to less than one working day from now; both parties are told',
    answers: { 200: 'The new deadline', ...refusals },
    typed: (request) => ({
      workingDays: daysIn(request, 'extension.workingDays'),
      reason: textOf(request, 'extension.reason'),
    }),
    does: ({ deps, matter, ...act }, { dueAt, workingDays = 1, reason }) =>
      createVerbs(deps).extend(matter, act, dueAt === undefined ? { workingDays } : { dueAt }, reason),
    answered: ok,
  }),
  'approvals/:approval/approvers': byOffice({
    repeats: true,
    body: addition,
    summary: 'Adds an approver (加签), whose approval the open stage then needs as well',
    answers: { 200: 'The new approver is asked now', ...refusals },
    typed: (request) => ({
      person: personIn(textOf(request, 'approver.person'), 'approver.person'),
      party: textOf(request, 'approver.party'),
      title: addedTitle,
      reason: textOf(request, 'approver.reason'),
    }),
    does: ({ deps, matter, ...act }, added) => createVerbs(deps).addApprover(matter, act, added),
    answered: ok,
  }),
  'approvals/:approval/revocations': byOffice({
    repeats: true,
    body: revocation,
    summary: 'Makes every link of a person into this matter worthless; the person signs in to decide',
    answers: { 200: 'The links are dead, and the person is told', ...refusals },
    typed: (request) => personAndReasonIn(request, 'revocation'),
    does: ({ deps, matter, ...act }, { person, reason }) => createVerbs(deps).revokeLinks(matter, act, person, reason),
    answered: ok,
  }),
  'approvals/:approval/reached': byOffice({
    repeats: true,
    body: reaching,
    summary: 'Says that the office has reached somebody whose mails do not arrive; their clock runs again',
    answers: { 200: 'Their clock runs again', ...refusals },
    typed: (request) => personAndReasonIn(request, 'reach'),
    does: ({ deps, matter, ...act }, { person, reason }) => createVerbs(deps).reach(matter, act, person, reason),
    answered: ok,
  }),
  'approvals/:approval/override': byOffice({
    repeats: true,
    body: override,
    summary: 'Decides in place of the groups; the record says so, and never for a request of one’s own',
    answers: { 200: 'It is closed, and everybody asked is told', ...refusals },
    typed: (request) => {
      const outcome = (['approved', 'rejected'] as const).find(
        (known) => known === textOf(request, 'override.outcome'),
      );
      if (!outcome) throw wrong('override.outcome', demands.chosen);
      if (textOf(request, 'override.confirm') !== 'yes') throw wrong('override.confirm', unconfirmed);
      return { outcome, reason: textOf(request, 'override.reason') };
    },
    does: ({ deps, matter, ...act }, { outcome, reason }) => createVerbs(deps).override(matter, act, outcome, reason),
    answered: ok,
  }),
} satisfies Verbs;

/** Everything that can be done to an approval beside deciding and what goes with a seat. */
export const approvalVerbs = { ...withdrawals, ...actions } satisfies Verbs;

const unconfirmed = text('请确认以服务办公室的名义裁定。', 'Please confirm that you decide for the office.');

const addedTitle = text('加签人', 'Added approver');

const passedIn = (request: Request, form: string) => ({
  seat: seatIn(request, `${form}.seat`),
  to: personIn(textOf(request, `${form}.to`), `${form}.to`),
  reason: textOf(request, `${form}.reason`),
});

const personAndReasonIn = (request: Request, form: string) => ({
  person: personIn(textOf(request, `${form}.person`), `${form}.person`),
  reason: textOf(request, `${form}.reason`),
});

const seatIn = (request: Request, field: string): string => {
  const typed = textOf(request, field);
  if (typed !== '') return typed;
  throw wrong(field, text('请选择席位。', 'Please choose a seat.'));
};

const daysIn = (request: Request, field: string): number => {
  const typed = textOf(request, field);
  const days = Number(typed);
  if (/^\d{1,4}$/.test(typed) && days >= 1 && days <= 3000) return days;
  throw wrong(field, text('请填写 1 至 3000 的整数。', 'Please give a whole number from 1 to 3000.'));
};
