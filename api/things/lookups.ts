import type { Request } from 'express';
import type { VNode } from 'preact';
import type { Evidence } from '../../domain/approvals/approvals';
import type { Happening } from '../../domain/record/ledger';
import type { ProgrammeView } from '../../domain/views/views';
import type { PageBelow } from '../access/matrix';
import type { ThingContext } from '../ui/thing';
import { partOf } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';

/** Which thing a page is about: its process, and which of that process's entries concern it. */
export interface Thing {
  readonly process: string;
  /** Another process that has entries about it. */
  readonly also?: string;
  readonly concerns?: (happening: Happening) => boolean;
  /** What its page shows as evidence: only those of its files lead anywhere that are kept. */
  readonly evidence?: readonly Pick<Evidence, 'hash'>[];
  readonly page: (context: ThingContext) => VNode;
}

/** Every address of a page about things, below its programme: files, the seats, the journal and the record as a whole are shown in other ways. */
export type ThingPlace = Exclude<
  PageBelow,
  | 'evidence/:hash'
  | 'evaluations/:cycle/:period/sheet.:format'
  | 'distributions/:distribution/file.json'
  | 'roster'
  | `money${string}`
  | `history${string}`
  | 'search'
  | 'response-times'
  | 'operations'
>;

/** How a thing is found from its address. */
export type Find = (
  deps: PageDeps,
  view: ProgrammeView,
  request: Request,
) => Promise<Thing | undefined> | Thing | undefined;

/** A thing that the programme's view lists by its key, with a process of its own. */
export const listed =
  <Listed extends { readonly key: string }>(
    part: string,
    listOf: (view: ProgrammeView) => readonly Listed[],
    idOf: (programme: string, key: string) => string,
    page: (found: Listed, context: ThingContext) => VNode,
    evidenceOf: (found: Listed) => readonly Evidence[] = () => [],
  ): Find =>
  (_deps, view, request) => {
    const found = listOf(view).find(({ key }) => key === partOf(request, part));
    return (
      found && {
        process: idOf(view.key, found.key),
        evidence: evidenceOf(found),
        page: (context) => page(found, context),
      }
    );
  };

/** A list of things: it has no history of its own. */
export const listOf =
  (page: (context: ThingContext) => VNode): Find =>
  (_deps, view) => ({ process: view.key, page });
