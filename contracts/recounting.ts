import { defineSignal } from '@temporalio/workflow';

/** A calendar was published: whoever has an open deadline counts it again, from where it was counted first. */
export const countAgain = defineSignal('countAgain');
