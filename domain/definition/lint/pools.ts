import { finding } from '../../shared/findings';
import type { Finding, Path } from '../../shared/findings';
import { decidingKeys, groupsAsked, usesOf } from './places';
import type { PanelPolicy } from '../../programme/policies';
import type { Programme } from '../../programme/programme';
import { isPooled } from '../../approvals/counting/quorum';

interface Asked {
  readonly policy: string;
  readonly panel: PanelPolicy;
  readonly path: Path;
}

const panelsOf = ({ policies }: Programme): readonly Asked[] =>
  Object.entries(policies).flatMap(([policy, { stages }]) =>
    stages.flatMap(({ panels }, stage) =>
      panels.map((panel, at) => ({ policy, panel, path: ['policies', policy, 'stages', stage, 'panels', at] })),
    ),
  );

/** The panels that count the seats of several parties together. */
const poolsOf = (programme: Programme): readonly Asked[] =>
  panelsOf(programme).filter(({ policy, panel }) => {
    const seats = groupsAsked(programme, policy, panel.group).map(
      (key) => programme.governance.groups[key]?.seats ?? [],
    );
    const parties = decidingKeys(programme);
    return (
      isPooled(panel.rule) &&
      seats.some((group) => parties.filter((party) => group.some((seat) => seat.party === party)).length > 1)
    );
  });

const isBinding = (programme: Programme, policy: string) =>
  usesOf(programme).some((use) => use.isBinding && use.policy === policy);

/** Pools for what binds the parties, where neither may be outvoted; and leave for one party where no rule pools. */
export const lintPools = (programme: Programme): readonly Finding[] => [
  ...poolsOf(programme)
    .filter(({ policy }) => isBinding(programme, policy))
    .map(({ path }) =>
      finding(
        'pooled_rule_forbidden',
        [...path, 'rule'],
        '协议、阶段门和资金事项须双方各自同意（bothParties），不能把双方席位合并计算。',
        'Agreements, gates and money need each party by itself (bothParties); the seats of both may not be counted together.',
      ),
    ),
  ...panelsOf(programme)
    .filter(({ panel }) => panel.onePartyMayDecide && !isPooled(panel.rule))
    .map(({ path }) =>
      finding(
        'one_party_may_not_decide',
        [...path, 'onePartyMayDecide'],
        '规则要求双方各自同意，一方不能单独决定。',
        'The rule asks each party by itself: one party can never decide alone.',
      ),
    ),
];

/** Every other pool: it works, but one party can outvote the other in it. */
export const warnOfPools = (programme: Programme): readonly Finding[] =>
  poolsOf(programme)
    .filter(({ policy }) => !isBinding(programme, policy))
    .map(({ path }) =>
      finding(
        'pooled_rule',
        [...path, 'rule'],
        '此规则把双方席位合并计算，一方可能以多数压过另一方；如非本意，请改用 bothParties。',
        'This rule counts the seats of both parties together, so that one can outvote the other; bothParties asks each by itself.',
      ),
    );
