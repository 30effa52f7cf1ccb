import { idOf, oneOf } from '../domain/shared/ids';
import { defineSignal } from '@temporalio/workflow';
import type { Happening } from '../domain/record/ledger';

/** Delivers a programme's letters: one process a programme, so that no letter is sent by two. */
export const postId = (programme: string) => idOf(programme, 'post');
export const parsePostId = oneOf('post');

/** There are letters in the outbox. */
export const knock = defineSignal('knock');

/** What came back by mail: a bounce, a server's mail that leaves it open, or a reply. `id` names the mail, so that what is brought twice is told once. */
export interface News {
  readonly id: string;
  readonly happening: Extract<Happening, { readonly type: 'approval.commented' | 'mail.bounced' | 'mail.doubted' }>;
}

/** Brings the post what came back by mail; it tells the ledger. */
export const bring = defineSignal<[News]>('bring');

/** That mails wait since their server does not take them: how many, and what it said. Told while the post goes on trying. */
export interface Stall {
  readonly waiting: number;
  readonly because: string;
}

/** Tells the post that it is stalled: it says so where operators look. */
export const stalled = defineSignal<[Stall]>('stalled');
