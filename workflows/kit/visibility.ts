import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributes } from '../../contracts/search-attributes';
import { faultSentence, type RefusedWork } from '../../domain/processes/faults';
import type { Text } from '../../domain/shared/text';

let shown = '';
let faults: readonly RefusedWork[] = [];

const showShown = () =>
  setCurrentDetails([...faults.map((each) => `**${faultSentence(each).en}**`), shown].join('\n\n'));

/** Says above everything else what was refused. */
export const showFault = (refused: RefusedWork): void => {
  faults = [...faults, refused];
  showShown();
};

/** It was done after all. */
export const hideFault = ({ number }: RefusedWork): void => {
  faults = faults.filter((each) => each.number !== number);
  showShown();
};

/** Says in the Temporal Web UI where the process stands and on whom it waits. */
export const show = (state: string, waitingOn: readonly string[], details: string, dueAt?: string): void => {
  shown = details;
  showShown();
  upsertSearchAttributes([
    { key: searchAttributes.state, value: state },
    { key: searchAttributes.waitingOn, value: [...waitingOn] },
    { key: searchAttributes.dueAt, value: dueAt === undefined ? null : new Date(dueAt) },
  ]);
};

/** A thing's name for operators, in both languages when they differ. */
export const named = ({ zh, en }: Text) => (zh === en ? zh : `${zh} (${en})`);
