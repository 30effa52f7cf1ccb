import type { Capacity } from '../../mail/mail';
import type { Approval, Verdict } from '../../domain/approvals/approvals';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import { partyTitle } from '../../domain/programme/titles';
import { lastDecision } from '../../domain/approvals/votes';
import type { Person } from '../../domain/shared/keys';
import type { Seat } from '../../domain/programme/governance';

const answers: Readonly<Record<Verdict, Text>> = {
  approve: text('同意', 'approved'),
  approveWithConditions: text('附条件同意', 'approved with conditions'),
  requestChanges: text('退回修改', 'requested changes'),
  reject: text('不同意', 'rejected'),
  abstain: text('弃权', 'abstained'),
  recuse: text('回避', 'recused'),
};

/** As whom a person acts in a matter. */
export const capacity = ({ request }: Approval, person: Person, seat: Seat): Capacity => ({
  person,
  party: partyTitle(request.titles, seat.party),
  group: request.titles.groups[seat.group] ?? text(seat.group, seat.group),
  seat: seat.title,
});

/** One line a seat that has answered: who decided what, with the comment if there was one. */
export const decisionLines = (approval: Approval): readonly Text[] =>
  approval.request.stages
    .flatMap(({ panels }) => panels.flatMap(({ seats }) => seats))
    .flatMap((seat) => {
      const decision = lastDecision(approval, seat.id);
      const verdict = decision && answers[decision.verdict];
      if (!decision || !verdict) return [];
      const who = capacity(approval, decision.person, seat);
      const said = decision.comment.trim();
      return text(
        `${who.party.zh} · ${who.group.zh} · ${who.seat.zh}：${verdict.zh}${said && `（${said}）`}`,
        `${who.party.en} · ${who.group.en} · ${who.seat.en}: ${verdict.en}${said && ` (${said})`}`,
      );
    });
