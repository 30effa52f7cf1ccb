import { agreementDates } from '../../domain/agreements/dates';
import { previewDeadline } from '../../domain/calendar/deadlines';
import { policyOf } from '../../domain/approvals/panels';
import { ipDates } from '../../domain/ip/dates';
import { versionsOf } from '../../domain/calendar/calendar';
import { isSlipProvisional, slipOf } from '../../domain/tolerances/slippage';
import { aside } from '../../infra/reading/side-thread';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { agreementDatesPreview, approvalPreview, deadlinePreview, slippagePreview, tallyPreview } from './forms';
import { ipDatesPreview } from '../ip/forms';
import { actingFor } from '../access/office';
import { createClocks } from './clocks';
import { evaluationPreviewEndpoints } from './evaluations';
import { budgetPreviewEndpoint } from './budgets';
import { drawPreviewEndpoint } from './draws';
import { distributionPreviewEndpoint } from './distributions';
import { riskPreviewEndpoint } from './risks';

const seatsIn = ({ seats }: ReturnType<typeof tallyPreview.parse>) =>
  seats.map(({ party, group, key, id = `${party}.${group}.${key}`, holder = id, ...seat }) => ({
    ...seat,
    id,
    key,
    party,
    group,
    title: { zh: key, en: key },
    holder,
  }));

/** Computed and answered; nothing is started or kept. */
export const previewEndpoints = (deps: ApiDeps): readonly Endpoint[] => {
  const { shelf, planner, directory, now } = deps;
  const clocksOf = createClocks({ shelf, directory });
  return [
    riskPreviewEndpoint(deps),
    budgetPreviewEndpoint(deps),
    drawPreviewEndpoint(deps),
    distributionPreviewEndpoint(deps),
    endpoint({
      method: 'post',
      path: '/previews/deadline',
      tag: 'Previews',
      body: deadlinePreview,
      reads: ({ programme }) => programme,
      summary: 'When something is due, and why',
      answers: {
        200: 'Due date and instant, whether provisional, the days skipped, the rule in words',
        404: 'No such programme',
        422: 'No such calendar, or not exactly one unit',
      },
      handle: async ({ body }) => {
        const { from, direction, workingDays, workingHours, days, months } = body;
        const calendar = await clocksOf(body);
        return ok(previewDeadline({ calendar, from, direction, workingDays, workingHours, days, months }));
      },
    }),
    endpoint({
      method: 'post',
      path: '/previews/agreement-dates',
      tag: 'Previews',
      body: agreementDatesPreview,
      reads: ({ programme }) => programme,
      summary: 'Every date of an agreement’s term, notice and renewal, and why',
      answers: {
        200: 'Last day, notice window, last useful day, reminders, the term that follows; of a notice, when it counts as received',
        404: 'No such programme',
        422: 'No such calendar, or neither a first day with its term nor a last day',
      },
      handle: async ({ body }) => {
        const { programme: _, calendar: _key, zone: _zone, term, convention, renewal, notice, ...asked } = body;
        const question = {
          ...asked,
          term: term && { ...term, convention },
          renewal: { kind: renewal, ...(notice && { notice }) },
        };
        return ok(agreementDates({ ...question, calendar: await clocksOf(body) }));
      },
    }),
    endpoint({
      method: 'post',
      path: '/previews/slippage',
      tag: 'Previews',
      body: slippagePreview,
      reads: ({ programme }) => programme,
      summary: 'How many working days a forecast is from its baseline, and whether that is more than is tolerated',
      answers: {
        200: 'Working days (negative when earlier), how many are tolerated, whether it is over, and why in words',
        404: 'No such programme',
        422: 'No such calendar, or not a date',
      },
      handle: async ({ body }) => {
        const { programme: _, calendar: _key, ...slipping } = body;
        const calendars = await clocksOf(body);
        const provisional = isSlipProvisional(calendars, slipping);
        return ok({ ...slipOf(calendars, slipping), provisional, calendarVersions: versionsOf(calendars) });
      },
    }),
    endpoint({
      method: 'post',
      path: '/previews/ip-dates',
      tag: 'Previews',
      body: ipDatesPreview,
      reads: ({ programme }) => programme,
      summary: 'Every day that follows from a first filing or an expiry: priority, renewal window, grace',
      answers: {
        200: 'The days in their order, each with its reason, whether provisional, and the calendar’s version',
        404: 'No such programme',
        422: 'No such calendar, or what the days are counted from is missing',
      },
      handle: async ({ body }) => {
        const { programme: _, calendar: _key, ...question } = body;
        const calendars = await clocksOf(body);
        const dates = ipDates({ ...question, calendars });
        const provisional = dates.some((each) => each.provisional);
        return ok({ dates, provisional, calendarVersions: versionsOf(calendars) });
      },
    }),
    endpoint({
      method: 'post',
      path: '/previews/tally',
      tag: 'Previews',
      body: tallyPreview,
      reads: ({ programme }) => programme,
      summary: 'What a policy makes of some votes, and why',
      answers: {
        200: 'The outcome so far, in words, and where each party of each panel stands',
        409: 'One person has answered for two seats where different people are asked for',
        404: 'No such programme',
        422: 'A vote, veto or casting vote of a seat that there is not, or two seats of one id',
      },
      handle: async ({ body }) => {
        const { programme, ...question } = body;
        if (programme !== undefined) await directory.definition(programme);
        // Votes are counted by no calendar, and that is said as every preview says it.
        const tally = await aside('previewTally', { ...question, seats: seatsIn(body) });
        return ok({ ...tally, provisional: false, calendarVersions: {} });
      },
    }),
    endpoint({
      method: 'post',
      path: '/previews/approval',
      tag: 'Previews',
      body: approvalPreview,
      summary: 'Who would be asked, by when, whether it could be met, and what if somebody is away',
      answers: {
        200: 'Stages with their seats and latest deadlines, the chain that follows, and both prospects in words',
        404: 'No such programme',
        422: 'No such policy or group, or a policy that nobody can meet, in the words of the lint',
      },
      handle: async ({ body }) => {
        const { programme, policy, groups, beneficiaries, away, opensAt = now().toISOString() } = body;
        const { definition, version } = await directory.edition(programme);
        const isNamed = typeof policy === 'string';
        await aside('assertMeetable', definition, policyOf(definition, policy), groups, { isNamed });
        const question = {
          programme,
          version,
          subject: { kind: 'request', key: 'preview' },
          round: 1,
          content: { title: { zh: '预览', en: 'Preview' }, summary: [], evidence: [] },
          requester: body.requester ?? actingFor(definition, undefined),
          policy,
          groups,
          beneficiaries,
        } as const;
        const { request, plan } = await planner.planApproval({ question, opensAt });
        const { stages, ...prospects } = await aside('prospectsOf', request, plan, away);
        const plans = await planner.planAll(request, plan);
        const timed = stages.map((stage, index) => ({ ...stage, ...plans.stages[index] }));
        const { escalation, provisional, calendarVersions } = plans;
        const { atDeadline } = request.policy;
        return ok({ stages: timed, ...prospects, atDeadline, escalation, provisional, calendarVersions });
      },
    }),
    ...evaluationPreviewEndpoints(deps),
  ];
};
