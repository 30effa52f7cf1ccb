import { areLinksRevoked } from '../../domain/approvals/seats';
import { linkEnds } from '../../domain/approvals/link-ends';
import type { Links } from '../keys/links';
import type { Database } from '../store/database';
import type { ReadModel } from '../store/read-model';

interface RenewalDeps {
  readonly database: Pick<Database, 'query'>;
  readonly readModel: Pick<ReadModel, 'approval'>;
  readonly links: Pick<Links, 'invite'>;
}

/**
 * Keeps again what the links of mails stand for that people have in their hands, where the store lost it: a link follows from its key and
 * what it stands for, so the same one is made. Answers how many. Source: docs/rules/mail-and-pages.md, "Links".
 */
export const createLinkRenewal =
  ({ database: { query }, readModel, links }: RenewalDeps) =>
  async (): Promise<number> => {
    const asked = await query<{ approval: string; seat: string; person: string }>(
      'select distinct approval, seat, person from tasks order by approval, seat, person',
      [],
    );
    let renewed = 0;
    for (const { approval: id, seat, person } of asked) {
      const approval = (await readModel.approval(id))?.approval;
      if (!approval || areLinksRevoked(approval, person)) continue;
      const { round, contentHash } = approval.request;
      await links.invite({ approval: id, round, seat, person, contentHash, expiresAt: linkEnds(approval.dueAt) });
      renewed += 1;
    }
    return renewed;
  };
