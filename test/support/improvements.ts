import type { Improvement, ImprovementHappening, Scheme } from '../../domain/improvements/improvements';
import { openedImprovement } from '../../domain/improvements/openings';
import { improvementAfter } from '../../domain/improvements/projection';
import { criterionIn } from '../../domain/improvements/criteria';
import { east, seed, west } from './seed';

export const about = { improvement: 'late-replies' } as const;

/** A problem of the seed's programme that somebody told of on 2 February 2026. */
export const anImprovement = (changes: Partial<Improvement> = {}): Improvement => ({
  ...openedImprovement(seed, {
    key: 'late-replies',
    source: 'complaint',
    severity: 'major',
    title: { zh: '客户答复迟缓', en: 'Late replies to customers' },
    problem: { zh: '客户投诉三天无人答复。', en: 'A customer waited three days for a reply.' },
    by: `service@${east.domain}`,
    party: east.key,
    now: '2026-02-02T02:00:00.000Z',
  }),
  ...changes,
});

export const document = { kind: 'document', title: 'Report', hash: 'a'.repeat(64) } as const;

/** What the eastern party does about it until 27 February: customer satisfaction has to reach 90 %. */
export const aScheme = (changes: Partial<Scheme> = {}): Scheme => ({
  measures: [
    { text: 'A duty roster', owner: `service@${east.domain}`, party: east.key, due: '2026-02-20' },
    { text: 'A shared mailbox', owner: `product@${east.domain}`, party: east.key, due: '2026-02-27' },
  ],
  criterion: criterionIn(seed, { kind: 'guard', of: 'satisfaction', value: '90' }),
  implementer: east.key,
  note: '',
  by: `pmo@${east.domain}`,
  ...changes,
});

export const analysed = (cause = 'Nobody was on duty'): ImprovementHappening => ({
  type: 'improvement.analysed',
  ...about,
  cause,
  method: 'five whys',
  by: `service@${east.domain}`,
  party: east.key,
});
export const planned = (scheme = aScheme()): ImprovementHappening => ({
  type: 'improvement.planned',
  ...about,
  scheme,
  approval: 'p:improvement:late-replies:1',
});
export const decided = (outcome: 'approved' | 'changesRequested' = 'approved'): ImprovementHappening => ({
  type: 'improvement.planDecided',
  ...about,
  approval: 'p:improvement:late-replies:1',
  outcome,
});
export const carriedOut: ImprovementHappening = {
  type: 'improvement.carriedOut',
  ...about,
  who: 'The service desk',
  on: '2026-03-02',
  evidence: [document],
  note: '',
  by: `service@${east.domain}`,
  checkFrom: '2026-05-01',
};
export const verified = (measured: string, watchedUntil?: string): ImprovementHappening => ({
  type: 'improvement.verified',
  ...about,
  check: {
    measured,
    verdict: watchedUntil === undefined ? 'notEffective' : 'effective',
    evidence: [document],
    note: '',
    by: `service@${west.domain}`,
    party: west.key,
    on: '2026-05-06',
  },
  ...(watchedUntil !== undefined && { watchedUntil }),
});
export const reopened = (count: number, because: 'notEffective' | 'recurred'): ImprovementHappening => ({
  type: 'improvement.reopened',
  ...about,
  count,
  because,
});

/** It after what happened. */
export const after = (...happenings: readonly ImprovementHappening[]): Improvement =>
  happenings.reduce(improvementAfter, anImprovement());

/** At each step in turn. */
export const atPlan = after(analysed());
export const atApproval = after(analysed(), planned());
export const atImplementation = after(analysed(), planned(), decided());
export const atVerification = after(analysed(), planned(), decided(), carriedOut);
export const atWatch = after(analysed(), planned(), decided(), carriedOut, verified('92', '2026-07-05'));
export const failedOnce = after(
  analysed(),
  planned(),
  decided(),
  carriedOut,
  verified('85'),
  reopened(1, 'notEffective'),
);
