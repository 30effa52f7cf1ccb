import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import { contextOf } from '../../contracts/context';
import type { FundInput } from '../../contracts/fund';
import { drawProcess } from '../../contracts/fund-draw';
import type { Draw } from '../../domain/money/funds/draws';
import { fundDraw } from '../fund-draw';

/** The draws of a fund: each is carried out by a process of its own, once its money is reserved. */
export const createDraws = (input: FundInput) => {
  const toBegin: Draw[] = [];
  const { noticeDays, zone } = input.rules;

  const begin = async (draw: Draw): Promise<void> => {
    const begins = { ...contextOf(input), draw, rules: { noticeDays, zone } };
    const { id, summary, attributes } = drawProcess(begins);
    try {
      await startChild(fundDraw, {
        workflowId: id,
        args: [begins],
        parentClosePolicy: ParentClosePolicy.ABANDON,
        staticSummary: summary,
        typedSearchAttributes: attributes,
      });
    } catch (error) {
      // One that was started again from the record goes on.
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  };

  return {
    ask: (draw: Draw): void => void toBegin.push(draw),
    areAsked: () => toBegin.length > 0,
    begin: async (): Promise<void> => {
      for (const draw of toBegin.splice(0)) await begin(draw);
    },
  };
};
