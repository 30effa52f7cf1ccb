import { callFund, closeFund, contributeToFund, holdFund, resumeFund } from '../../contracts/fund';
import { fundIn, askFund, assertAmong, financeOnly, mayHold } from './funds';
import { assertMayCall, assertMayClose, assertMayHold, assertMayResume } from '../../domain/money/funds/refusals';
import { payersOf } from '../../domain/money/funds/people';
import { todayFor } from '../../domain/programme/told-days';
import { refused } from '../../domain/shared/reasons';
import type { ProgrammeView } from '../../domain/views/views';
import type { ApiDeps } from '../http/deps';
import { created } from '../http/endpoint';
import type { PageDeps } from '../http/page-deps';
import { byOffice, byPartner } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { askForDraw } from './drawing';
import { call, contribution, draw, turn } from './forms';
import { calledIn, contributedIn, drawnIn, turnIn } from './typed';

const find = (view: ProgrammeView, part: (name: string) => string) => fundIn(view, part('fund'));

const ofFund = verbsOf({ tag: 'Funds', shows: 'funds/:fund', hands: byPartner(find) });
const ofOffice = verbsOf({ tag: 'Funds', shows: 'funds/:fund', hands: byOffice(find) });

const today = ({ now }: Pick<ApiDeps | PageDeps, 'now'>, { definition }: ProgrammeView) =>
  todayFor(definition, now().toISOString());

/** Everything that can be done to a fund: the office calls, takes it off hold and closes it; finance pays in and may put it on hold; whoever acts for a party asks for draws. */
export const fundVerbs = {
  'funds/:fund/calls': ofOffice({
    starts: true,
    body: call,
    summary: 'Calls parts of what the parties committed; each is due on the party’s own calendar',
    answers: { 201: 'The number of the call', 409: 'The fund is closed', 422: 'More than a party committed' },
    typed: (request, { view, rules }) => calledIn(request, view.definition, rules),
    does: ({ deps, view, book, rules, by, requestId }, asked) => {
      assertMayCall(book, rules, { ...asked, by });
      return askFund(deps, view, book.key, callFund, requestId, { ...asked, by });
    },
    answered: (told, { book }) => created({ fund: book.key, call: told.call }),
  }),
  'funds/:fund/contributions': ofFund({
    starts: true,
    body: contribution,
    summary: 'Records what a party has paid in on a call, with what shows it',
    answers: { 201: 'The balance of the fund', 404: 'No such call', 422: 'More than is owed, or nothing shows it' },
    takesFiles: true,
    typed: (request, { view }) => contributedIn(request, view.definition),
    does: ({ deps, view, book, by, requestId }, { on = today(deps, view), ...paid }) => {
      assertAmong(payersOf(view.definition, paid.party), by, financeOnly);
      return askFund(deps, view, book.key, contributeToFund, requestId, { ...paid, on, by });
    },
    answered: ({ balance }, { book }) => created({ fund: book.key, balance }),
  }),
  'funds/:fund/draws': ofFund({
    starts: true,
    body: draw,
    summary: 'Asks for a draw: its amount is reserved at once, and the level of its sum decides on it',
    answers: {
      201: 'The draw, who decides on it, and the approval that opens',
      409: 'What blocks it, all at once (`draw_blocked`)',
      422: 'No such party, fund, budget or project, or not exactly one who receives it',
    },
    takesFiles: true,
    typed: (request, { view }) => drawnIn(request, view.definition),
    does: ({ deps, view, book, by, party, requestId }, asked) =>
      askForDraw(deps, view, { ...asked, fund: book.key }, { by, party }, requestId),
    answered: ({ key, approval, level, also, sum, state }, { view }) =>
      created({
        draw: key,
        state,
        sum,
        groups: [...level.groups, ...also],
        ...(approval !== undefined && { approval }),
        href: `/api/v1/programmes/${view.key}/draws/${key}`,
      }),
  }),
  'funds/:fund/holding': ofFund({
    starts: true,
    body: turn,
    summary: 'Puts a fund on hold: nothing is drawn on it until it is taken off',
    answers: { 201: 'Its state', 409: 'It is not open' },
    typed: (request) => turnIn(request, 'holding'),
    does: ({ deps, view, book, by, requestId }, { reason }) => {
      if (!mayHold(view.definition, by)) throw refused('forbidden', financeOnly);
      assertMayHold(book, { reason });
      return askFund(deps, view, book.key, holdFund, requestId, { by, reason });
    },
    answered: ({ state }, { book }) => created({ fund: book.key, state }),
  }),
  'funds/:fund/resumption': ofOffice({
    starts: true,
    body: turn,
    summary: 'Takes a fund off hold',
    answers: { 201: 'Its state', 409: 'It is not on hold' },
    typed: (request) => turnIn(request, 'resumption'),
    does: ({ deps, view, book, by, requestId }, { reason }) => {
      assertMayResume(book, { reason });
      return askFund(deps, view, book.key, resumeFund, requestId, { by, reason });
    },
    answered: ({ state }, { book }) => created({ fund: book.key, state }),
  }),
  'funds/:fund/closure': ofOffice({
    starts: true,
    body: turn,
    summary: 'Closes a fund in which nothing is left',
    answers: { 201: 'Its state', 409: 'Something is left in it, reserved, called or owed back' },
    typed: (request) => turnIn(request, 'closure'),
    does: ({ deps, view, book, by, requestId }, { reason }) => {
      assertMayClose(book, { reason });
      return askFund(deps, view, book.key, closeFund, requestId, { by, reason });
    },
    answered: ({ state }, { book }) => created({ fund: book.key, state }),
  }),
} satisfies Verbs;
