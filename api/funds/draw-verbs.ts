import { DomainError } from '../../domain/shared/errors';
import { cancelDraw, confirmDraw, drawId, payDraw, repayDraw } from '../../contracts/fund-draw';
import {
  assertMayCancel,
  assertMayConfirm,
  assertMayPay,
  assertMayRepay,
} from '../../domain/money/funds/draw-refusals';
import { payersOf, receiversOf } from '../../domain/money/funds/people';
import { assertFund } from '../../domain/money/funds/refusals';
import { officePeople } from '../../domain/programme/parties';
import { todayFor } from '../../domain/programme/told-days';
import { text } from '../../domain/shared/sentences';
import type { ProgrammeView } from '../../domain/views/views';
import type { ApiDeps } from '../http/deps';
import { created } from '../http/endpoint';
import type { PageDeps } from '../http/page-deps';
import { byPartner } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { confirmation, payment, repayment, turn } from './forms';
import { assertAmong, drawIn, financeOnly, fundIn } from './funds';
import { confirmedIn, paidIn, repaidIn, turnIn } from './typed';

const ofDraw = verbsOf({
  tag: 'Funds',
  shows: 'draws/:draw',
  hands: byPartner((view, part) => {
    const draw = drawIn(view, part('draw'));
    return { draw, process: drawId(view.key, draw.key) };
  }),
});

const receiving = text('只有收款方可以确认到账。', 'The receiving side alone confirms that it arrived.');
const asking = text('只有提出人和服务办公室可以取消。', 'Whoever asked for it, and the programme office, cancel it.');

const today = ({ now }: Pick<ApiDeps | PageDeps, 'now'>, { definition }: ProgrammeView) =>
  todayFor(definition, now().toISOString());

/**
 * The process is asked first: it knows what it did already, so whoever repeats a request whose answer was lost gets that
 * answer, also once it is over. Only where it can't be asked any more does the record say why not.
 */
async function orAsItStands<Answered>(ask: () => Promise<Answered>, assertStands: () => void): Promise<Answered> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'already_closed') assertStands();
    throw error;
  }
}

/** What people record of a draw: the side that pays that it paid, the other that it arrived; and what comes back of one that was not ratified. */
export const drawVerbs = {
  'draws/:draw/payment': ofDraw({
    starts: true,
    body: payment,
    summary: 'Records that a draw was paid, with what shows it; an emergency is put to the vote with that',
    answers: { 201: 'Its state', 409: 'It is not approved, or its fund is on hold', 422: 'Nothing shows it' },
    takesFiles: true,
    typed: paidIn,
    does: ({ deps, view, draw, process, by, requestId }, { on = today(deps, view), ...told }) => {
      assertAmong(payersOf(view.definition, draw.payer), by, financeOnly);
      assertFund(fundIn(view, draw.fund).book, (state) => state === 'open');
      const hearers = receiversOf(view.definition, draw);
      return orAsItStands(
        () => deps.processes.ask(process, payDraw, requestId, { ...told, on, by, told: hearers }),
        () => assertMayPay(draw, { ...told, on, by }, today(deps, view)),
      );
    },
    answered: ({ state }, { draw }) => created({ draw: draw.key, state }),
  }),
  'draws/:draw/confirmation': ofDraw({
    starts: true,
    body: confirmation,
    summary: 'Confirms that a draw arrived: by the receiving side, and never by whoever recorded the payment',
    answers: { 201: 'Its state', 403: 'Not the receiving side', 409: 'It is not paid yet' },
    typed: confirmedIn,
    does: ({ deps, view, draw, process, by, requestId }, { on = today(deps, view), ...told }) => {
      assertAmong(receiversOf(view.definition, draw), by, receiving);
      if (draw.target !== undefined) assertFund(fundIn(view, draw.target).book, (state) => state !== 'closed');
      return orAsItStands(
        () => deps.processes.ask(process, confirmDraw, requestId, { ...told, on, by }),
        () => assertMayConfirm(draw, { ...told, on, by }, today(deps, view)),
      );
    },
    answered: ({ state }, { draw }) => created({ draw: draw.key, state }),
  }),
  'draws/:draw/cancellation': ofDraw({
    starts: true,
    body: turn,
    summary: 'Gives up a draw that was not paid; what it reserved is free again',
    answers: { 201: 'Its state', 409: 'It is being decided on, or was paid' },
    typed: (request) => turnIn(request, 'cancellation'),
    does: ({ deps, view, draw, process, by, requestId }, { reason }) => {
      assertAmong([draw.by, ...officePeople(view.definition)], by, asking);
      return orAsItStands(
        () => deps.processes.ask(process, cancelDraw, requestId, { by, reason }),
        () => assertMayCancel(draw, { reason }),
      );
    },
    answered: ({ state }, { draw }) => created({ draw: draw.key, state }),
  }),
  'draws/:draw/repayments': ofDraw({
    starts: true,
    body: repayment,
    summary: 'Records what was paid back of a draw that was not ratified, with what shows it',
    answers: { 201: 'Its state', 409: 'Nothing is owed back', 422: 'More than is owed, or nothing shows it' },
    takesFiles: true,
    typed: (request, { view }) => repaidIn(request, view.definition.currency),
    does: ({ deps, view, draw, process, by, requestId }, { on = today(deps, view), ...told }) => {
      assertAmong(payersOf(view.definition, draw.party), by, financeOnly);
      return orAsItStands(
        () => deps.processes.ask(process, repayDraw, requestId, { ...told, on, by }),
        () => assertMayRepay(draw, { ...told, on, by }, today(deps, view)),
      );
    },
    answered: ({ state }, { draw }) => created({ draw: draw.key, state }),
  }),
} satisfies Verbs;
