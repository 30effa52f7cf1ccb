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
    const all = await query<{ approval: string; asked: readonly { seat: string; person: string }[] }>(
      `select approval, json_agg(distinct jsonb_build_object('seat', seat, 'person', person)) as asked
        from tasks group by approval order by approval`,
      [],
    );
    let renewed = 0;
    for (const { approval: id, asked } of all) {
      const approval = (await readModel.approval(id))?.approval;
      if (!approval) continue;
      const { round, contentHash } = approval.request;
      const invitation = { approval: id, round, contentHash, expiresAt: linkEnds(approval.dueAt) };
      const invited = asked.filter(({ person }) => !areLinksRevoked(approval, person));
      for (const each of invited) await links.invite({ ...invitation, ...each });
      renewed += invited.length;
    }
    return renewed;
  };
