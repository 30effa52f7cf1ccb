import type { Finding, Path } from '../../shared/findings';
import { lintPolicies } from './policies';
import { lintQuorums } from './quorum';
import { lintReferences } from './references';
import type { Policy } from '../../programme/policies';
import type { Programme } from '../../programme/programme';
import { refused } from '../../shared/reasons';
import type { GroupKey } from '../../shared/keys';

/** The name under which the policy of one matter stands while it is looked at. */
const OWN = 'policy';

/** A vacancy can be filled while people are asked: it keeps nobody from asking. */
const passes = ({ code }: Finding) => code !== 'vacancy_blocks';

const asksForMoney = ({ governance }: Programme, { stages }: Policy, groups: readonly GroupKey[]): boolean =>
  stages
    .flatMap(({ panels }) => panels.flatMap(({ group }) => (group === '$subject' ? groups : [group])))
    .some((group) => Object.hasOwn(governance.groups, group) && governance.groups[group]?.kind === 'financial');

const nameless = { zh: '', en: '' };

/** The programme as if that matter were all that is decided by it: about money it is asked like the draw of a fund, else like a budget. */
const asIfAlone = (programme: Programme, policy: Policy, groups: readonly GroupKey[], isMoney: boolean): Programme => {
  const { governance } = programme;
  const decided = { policy: OWN, groups };
  return {
    ...programme,
    governance: { ...governance, groups: { ...governance.groups, supervision: governance.supervision } },
    policies: { [OWN]: policy },
    phases: [],
    agreements: {},
    projects: { modes: {}, ...(!isMoney && { budget: decided }) },
    funds: isMoney ? { [OWN]: { title: nameless, purpose: nameless, authority: [decided] } } : {},
  };
};

/** Where a finding stands in the request: within its policy, or at one of its groups; elsewhere in the programme is nothing of it. */
const placeOf = ({ code, path }: Finding, hasOwnPolicy: boolean): Path | undefined => {
  const own = (...within: Path) => (hasOwnPolicy ? ['policy', ...within] : ['policy']);
  if (path[0] === 'policies') return own(...path.slice(2));
  if (code === 'escalation_chair_missing') return own('escalation');
  const groups = path.indexOf('groups');
  if ((path[0] === 'projects' || path[0] === 'funds') && groups > 0) return path.slice(groups);
  return path[0] === 'projects' || path[0] === 'funds' ? own('identity') : undefined;
};

/**
 * What publishing would say of the policy of one matter, asked of these groups, in its own words and at its place in the request; a policy
 * of the programme (`named`) was judged for its tier when it was published.
 */
export const lintMatter = (
  programme: Programme,
  policy: Policy,
  groups: readonly GroupKey[],
  { isNamed = false }: { readonly isNamed?: boolean } = {},
): readonly Finding[] => {
  const isMoney = !isNamed && asksForMoney(programme, policy, groups);
  const alone = asIfAlone(programme, policy, groups, isMoney);
  return [...lintReferences(alone, []), ...lintQuorums(alone), ...lintPolicies(alone)]
    .filter(passes)
    .flatMap((each) => {
      const path = placeOf(each, !isNamed);
      return path ? [{ ...each, path }] : [];
    });
};

/** Refuses a matter that nobody can meet, in the words of the lint: `invalid_input` with every finding, the first one's place and sentence before. */
export function assertMeetable(
  programme: Programme,
  policy: Policy,
  groups: readonly GroupKey[],
  named: { readonly isNamed?: boolean } = {},
): void {
  const defects = lintMatter(programme, policy, groups, named).map(({ code, path, message }) => ({
    code,
    path: path.join('.'),
    message,
  }));
  const [first] = defects;
  if (first) throw refused('invalid_input', first.message, { field: first.path, defects });
}
