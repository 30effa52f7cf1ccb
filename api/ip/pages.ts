import { ipItemThing, ipThing } from './thing';
import { Router, type Request, type Response } from 'express';
import { answerIp, closeIp, ipId, readSecret } from '../../contracts/ip';
import { ipAccess, ipAnswer, ipClosing, ipFiling, ipRegistration, ipRequest } from './forms';
import { readingOf, fileIp, openIp, openIpIn, registerIp } from './ip';
import { fieldOf, partOf, readForm, textOf } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import { partnerOf, type Partner } from '../access/partners';
import { showThing } from '../things/showing';
import { carryOut, type Order } from '../things/carrying-out';

/** The forms of the parties about intellectual property. A secret is told to whoever asked with a reason, on the answer itself. */
export const ipPages = (deps: PageDeps): Router => {
  const { processes } = deps;
  const order =
    (ask: (order: Order, process: string, actor: Partner, response: Response) => Promise<unknown>) =>
    (request: Request, response: Response) =>
      carryOut(deps, request, response, ipItemThing, (given) => {
        const { key } = openIpIn(given.view, partOf(request, 'item'));
        return ask(given, ipId(given.view.key, key), partnerOf(given.view.definition, given.sender), response);
      });
  const at = '/office/programmes/:key/ip';
  return Router()
    .post(at, (request, response) =>
      carryOut(deps, request, response, ipThing, async ({ view, sender, updateId }) =>
        openIp(deps, view, openedIn(request), partnerOf(view.definition, sender), updateId),
      ),
    )
    .post(
      `${at}/:item/answers`,
      order(async ({ request, updateId }, process, actor) => {
        const { verdict, reason } = readForm(ipAnswer, fields(request, 'verdict', 'reason'));
        return processes.ask(process, answerIp, updateId, { ...actor, verdict, reason });
      }),
    )
    .post(
      `${at}/:item/filings`,
      order(async ({ request, view, updateId }, _process, actor) => {
        const { on, number, where } = readForm(ipFiling, fields(request, 'on', 'number', 'where'));
        const item = openIpIn(view, partOf(request, 'item'));
        return fileIp(deps, view, item, { on, number, where, ...actor }, updateId);
      }),
    )
    .post(
      `${at}/:item/registrations`,
      order(async ({ request, view, updateId }, _process, actor) => {
        const { by: _named, ...registration } = readForm(ipRegistration, fields(request, 'on', 'number', 'expiresOn'));
        const item = openIpIn(view, partOf(request, 'item'));
        return registerIp(deps, view, item, { ...registration, ...actor }, updateId);
      }),
    )
    .post(
      `${at}/:item/accesses`,
      order(async ({ request, view, updateId }, process, { by, party }, response) => {
        const item = openIpIn(view, partOf(request, 'item'));
        const access = readingOf(view, item, { by, party }, readForm(ipAccess, accessIn(request)), deps.now());
        const { keptAt } = await processes.ask(process, readSecret, updateId, access);
        await showThing(deps, request, response, ipItemThing, { typed: {}, disclosed: keptAt });
      }),
    )
    .post(
      `${at}/:item/closing`,
      order(async ({ request, updateId }, process, { by }) => {
        const { reason } = readForm(ipClosing, { reason: fieldOf(request, 'closing.reason') });
        return processes.ask(process, closeIp, updateId, { by, reason });
      }),
    );
};

/** What was typed into some fields; an empty one was left out. */
const fields = (request: Request, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, textOf(request, name)]).filter(([, value]) => value !== ''));

/** An engineer is named with their party, or nobody is. */
function accessIn(request: Request) {
  const name = fieldOf(request, 'reader.name');
  return { ...fields(request, 'why'), ...(name && { reader: { name, party: fieldOf(request, 'reader.party') } }) };
}

/** A patent is chosen with its kind, `patent.invention`. */
function openedIn(request: Request) {
  const [kind, subKind] = fieldOf(request, 'kind').split('.');
  return readForm(ipRequest, {
    ...fields(request, 'title', 'keptAt'),
    key: fieldOf(request, 'item'),
    kind,
    ...(subKind && { subKind }),
    joint: fieldOf(request, 'joint') !== 'no',
  });
}
