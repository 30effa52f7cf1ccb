import type { LocalDate } from '../../domain/calendar/dates';
import { dueClock, type DueClock } from '../../domain/money/funds/calls';
import { drawContent, ratificationContent } from '../../domain/money/funds/contents';
import type { Draw } from '../../domain/money/funds/draws';
import { financeOf } from '../../domain/money/funds/people';
import { fundRules, ratificationPolicy, usualFund } from '../../domain/money/funds/rules';
import { policyOf } from '../../domain/approvals/panels';
import { officePeople, overseers } from '../../domain/programme/parties';
import type { PartyKey } from '../../domain/shared/keys';
import type { ReadModel } from '../store/read-model';
import type { Directory } from './directory';

interface DueAsked {
  readonly programme: string;
  readonly parties: readonly PartyKey[];
  readonly from: LocalDate;
  readonly workingDays: number;
}

interface VoteAsked {
  readonly programme: string;
  readonly draw: Draw;
  readonly matter: 'draw' | 'ratification';
}

/** Works out when money is due, who looks after it, and what those are shown who decide on a draw; computes and changes nothing. */
export const createFundPlanner = (directory: Directory, { head }: Pick<ReadModel, 'head'>) => ({
  /** Until when each party pays, on its own calendar; on those of all where it has none. */
  planDue: async ({ programme, parties, ...asked }: DueAsked): Promise<Readonly<Record<PartyKey, DueClock>>> => {
    const calendars = directory.calendars(await directory.definition(programme));
    const own = (party: PartyKey) => (calendars[party] ? [calendars[party]] : Object.values(calendars));
    return Object.fromEntries(parties.map((party) => [party, dueClock({ ...asked, calendars: own(party) })]));
  },
  /** Who looks after the money of some parties, and who beside the office oversees the programme. */
  findFundPeople: async ({ programme, parties }: Pick<DueAsked, 'programme' | 'parties'>) => {
    const definition = await directory.definition(programme);
    const office = officePeople(definition);
    return {
      people: [...new Set(parties.flatMap((party) => financeOf(definition, party)))],
      overseers: overseers(definition).filter((person) => !office.includes(person)),
    };
  },
  /** What is put before the groups of a draw's level, and by which policy; a ratification has the days of its fund. */
  planDrawVote: async ({ programme, draw, matter }: VoteAsked) => {
    const definition = await directory.definition(programme);
    const { projects = [] } = (await head(programme)) ?? {};
    const plan = definition.funds[draw.fund];
    const rules = plan && fundRules(definition, plan);
    const titles = Object.fromEntries(projects.map(({ key, title }) => [key, { title }]));
    const { parties, funds } = definition;
    const smallDrawDays = rules?.smallDrawDays ?? usualFund.smallDrawDays;
    const names = { parties, funds, projects: titles, smallDrawDays };
    const { groups, policy } = draw.level;
    const asked = { groups, also: draw.also };
    if (matter === 'draw') return { ...asked, policy, content: drawContent(draw, names) };
    const within = ratificationPolicy(policyOf(definition, policy), rules?.ratifyDays ?? usualFund.ratifyDays);
    return { ...asked, policy: within, content: ratificationContent(draw, names) };
  },
});
