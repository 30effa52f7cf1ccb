import type { Kind, Lists, Things } from '../../domain/views/kept';
import { eachKind } from '../../infra/store/records';

/** Everything of a programme that may wait, where there is none of it. */
export const nothingKept: Things = { ...eachKind((): readonly never[] => []), approvals: [] };

/** The same as a programme's view lists it. */
export const nothingListed: Lists<Kind> = eachKind((): readonly never[] => []);
