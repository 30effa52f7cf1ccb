import type { Person } from '../../domain/shared/keys';
import type { ProgrammeView } from '../../domain/views/views';
import { actingFor } from '../access/office';
import { partnerFor, partnerOf, type Partner } from '../access/partners';
import type { ApiDeps } from '../http/deps';
import type { Call } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import type { PageDeps } from '../http/page-deps';
import { fieldOf, partOf } from '../ui/answer';
import type { Order } from './carrying-out';

/** What somebody sends: the fields, and in whose name. */
export interface Named {
  readonly by?: Person | undefined;
}

type OperationCall = Pick<Call<Named & Readonly<Record<string, unknown>>, unknown>, 'params' | 'body' | 'caller'>;

/** How either door finds what a verb is about, and in whose name it is done. */
export interface Hands<One> {
  readonly called: (deps: ApiDeps, call: OperationCall) => Promise<One>;
  readonly ordered: (deps: PageDeps, order: Order) => Promise<One> | One;
}

/** What the address names. */
type Part = (name: string) => string;

/** Finds what a verb is about, and asserts that something can be done about it. */
type Finds<Found> = (view: ProgrammeView, part: Part) => Found;

/** What the address of an operation names, a form may say in a field of the same name, or of another. */
type Fields = Readonly<Record<string, string>>;

const calledPart =
  ({ params }: OperationCall): Part =>
  (name) =>
    params[name] ?? '';

const orderedPart =
  ({ request }: Order, fields: Fields): Part =>
  (name) =>
    partOf(request, name) || fieldOf(request, fields[name] ?? name);

/** For what a person of the office does. */
export const byOffice = <Found>(
  find: Finds<Found>,
  fields: Fields = {},
): Hands<Found & Pick<Order, 'view' | 'by'>> => ({
  called: async (deps, call) => {
    const view = await programmeOf(deps, call.params.programme);
    return { ...find(view, calledPart(call)), view, by: actingFor(view.definition, call.body.by) };
  },
  ordered: (_deps, order) => ({ ...find(order.view, orderedPart(order, fields)), view: order.view, by: order.by }),
});

/** For what somebody does for a party. */
export const byPartner = <Found>(find: Finds<Found>): Hands<Found & Pick<Order, 'view'> & Partner> => ({
  called: async (deps, call) => {
    const view = await programmeOf(deps, call.params.programme);
    const found = find(view, calledPart(call));
    return { ...found, view, ...partnerFor(view.definition, call.caller, call.body.by) };
  },
  ordered: (_deps, order) => {
    const { view, sender } = order;
    return { ...find(view, orderedPart(order, {})), view, ...partnerOf(view.definition, sender) };
  },
});
