import type { Things } from '../../domain/views/kept';
import { eachKind } from '../../infra/store/records';

/** Everything of a programme that may wait, where there is none of it. */
export const nothingKept: Things = { ...eachKind((): readonly never[] => []), approvals: [] };
