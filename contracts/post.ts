import { defineSignal } from '@temporalio/workflow';

/** Delivers a programme's letters: one process a programme, so that no letter is sent by two. */
export const postId = (programme: string) => `${programme}:post`;

/** There are letters in the outbox. */
export const knock = defineSignal('knock');
