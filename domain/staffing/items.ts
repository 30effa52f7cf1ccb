import { laterOf, type LocalDate } from '../calendar/dates';
import type { AgreementObligation } from '../programme/clauses';
import { decidingParties } from '../programme/parties';
import { dueOn, phaseDays } from '../phases/phases';
import type { Programme } from '../programme/programme';
import type { CarePlan, PostPlan } from '../programme/staffing-plans';
import type { CycleKey } from '../shared/keys';
import type { StaffCare, StaffItem, StaffPost } from './staffing';

/** So many calendar days before it is due its owner is told. */
const OPENS_DAYS = 21;

/** The last day of the first period of each length in a year: from there on they are counted. */
const firstEnds: Readonly<Record<CycleKey, string>> = { monthly: '01-31', quarterly: '03-31', annual: '12-31' };

/** What one owner owes: by the last working day of each month, quarter or year. */
const termsOf = ({ key, title, every, evidence }: CarePlan, owner: string, starts: LocalDate): AgreementObligation => ({
  key,
  title,
  owner,
  ...(evidence && { evidence }),
  recurs: { every, first: `${starts.slice(0, 4)}-${firstEnds[every]}` },
  restDay: 'previous',
  opensDays: OPENS_DAYS,
});

const postsOf = (
  programme: Programme,
  kind: StaffPost['kind'],
  plan: PostPlan,
  today: LocalDate,
): readonly StaffPost[] =>
  (plan.parties ?? decidingParties(programme).map(({ key }) => key)).map((party) => {
    const { key, title, number, from } = plan;
    const starts = from === undefined ? programme.starts : dueOn(from, programme.starts);
    const people = plan.holders?.[party] ?? [];
    return {
      key: `${key}.${party}`,
      title,
      state: 'open',
      kind,
      party,
      number,
      holders: people.map((person) => ({ person, since: programme.starts })),
      ...(people.length < number && { vacantSince: laterOf(starts, today) }),
    };
  });

const careOf = (programme: Programme, plan: CarePlan, today: LocalDate): readonly StaffCare[] =>
  plan.owners.map((owner) => ({
    key: `${plan.key}.${owner}`,
    title: plan.title,
    state: 'open',
    kind: plan.kind,
    terms: termsOf(plan, owner, programme.starts),
    from: laterOf(programme.starts, today),
    until: phaseDays(programme).at(-1)?.ends ?? programme.starts,
  }));

/**
 * What a programme that begins on a day looks after of its people: each post of each party, and what each owner owes for people. One that
 * says nothing of it looks after nothing. Source: docs/rules/staffing.md, "Posts".
 */
export const staffItems = (programme: Programme, today: LocalDate): readonly StaffItem[] => {
  const { staff = [], experts = [], care = [] } = programme.staffing ?? {};
  return [
    ...staff.flatMap((each) => postsOf(programme, 'staff', each, today)),
    ...experts.flatMap((each) => postsOf(programme, 'experts', each, today)),
    ...care.flatMap((each) => careOf(programme, each, today)),
  ];
};
