import { randomUUID } from 'node:crypto';
import { submitPlanVersion } from '../../api/strategy/plans';
import { adjustmentId } from '../../contracts/adjustment';
import type { Programme } from '../../domain/programme/programme';
import { daysBetween } from '../../domain/calendar/dates';
import { publishedWith } from '../../domain/calendar/publications';
import { adjustmentComesTo, propose, takeEffect } from '../support/adjusting';
import type { App } from '../support/app';
import { nextYearsNotice, publishedThisYear } from '../support/calendars';
import { today } from '../support/days';
import { comesTo, startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { createFirstDraws } from '../support/first-draws';
import type { Gatehouse } from '../support/gatehouse';
import { createImproving } from '../support/improving';
import { loseAndResume } from '../support/losing';
import { approveAll, decide, enterProgramme, office, runOut } from '../support/questions';
import { openRated, rate } from '../support/rated';
import { sharing, withPlan } from '../support/sharing';

const withHorizon = (given: Programme): Programme => ({
  ...given,
  strategy: { ...given.strategy, horizons: [{ key: 'five', title: { zh: '五年规划', en: 'Five years' }, years: 5 }] },
});

/** One version of a plan is accepted, and the next is sent back. */
export async function recordPlanVersions(gatehouse: Gatehouse): Promise<void> {
  const programme = await enterProgramme(gatehouse, withHorizon);
  const view = () => eventually(() => gatehouse.readModel.head(programme));
  const hand = async (summary: string) => {
    const file = { bytes: Buffer.from(summary), name: `${summary}.txt`, mediaType: 'text/plain', by: office };
    const { hash } = await gatehouse.evidenceFiles.file(programme, file);
    const evidence = [{ kind: 'document', title: summary, hash }] as const;
    const deps = { ...gatehouse, now: () => new Date() };
    const { approval } = await submitPlanVersion(
      deps,
      await view(),
      'five',
      { summary, evidence },
      office,
      randomUUID(),
    );
    await eventually(() => gatehouse.readModel.approval(approval));
    return approval;
  };
  await approveAll(gatehouse, await hand('first'));
  await eventually(async () => (await view()).plans[0]?.state === 'accepted');
  await decide(gatehouse, await hand('second'), 'spree.steering.director', { verdict: 'requestChanges' });
  await eventually(async () => (await view()).plans[1]?.state === 'returned');
}

const paidFirst = (given: Programme): Programme => {
  const { project, ...others } = given.funds;
  if (!project) throw new Error('It has a fund for projects.');
  return { ...given, funds: { ...others, project: { ...project, ratifyWithin: { workingDays: 5 } } } };
};

/** The first draw for a project was an emergency that nobody ratified: it is owed back, and the next one counts. */
export async function recordFirstDraws(gatehouse: Gatehouse): Promise<void> {
  const { start, open, fund, draw, pay, repay, viewOf, projectOf } = createFirstDraws(gatehouse);
  const programme = await start(paidFirst);
  await open(programme, '120000000');
  await fund(programme, '50000000');
  const drawOf = async (key: string) => (await viewOf(programme)).draws.find((each) => each.key === key);
  const counts = (key?: string) => eventually(async () => (await projectOf(programme))?.firstDraw?.draw === key);

  const urgent = await draw(programme, '1000000', true);
  await pay(programme, urgent.key);
  await counts(urgent.key);
  await runOut(gatehouse, `${programme}:ratification:${urgent.key}:1`);
  await eventually(async () => (await drawOf(urgent.key))?.repayment);
  await counts(undefined);
  await repay(programme, urgent.key, '1000000');

  const usual = await draw(programme, '20000000');
  await eventually(() => gatehouse.readModel.approval(`${programme}:draw:${usual.key}:1`));
  await approveAll(gatehouse, `${programme}:draw:${usual.key}:1`);
  await eventually(async () => (await drawOf(usual.key))?.state === 'approved');
  await pay(programme, usual.key);
  await counts(usual.key);
}

/** A programme is wound up while an improvement is open and an approved adjustment waits for its day: the one is abandoned, the other lapses. */
export async function recordCutShort(gatehouse: Gatehouse): Promise<void> {
  const { key: programme } = await startProgramme(gatehouse);
  const { open, comesTo: improvementComesTo, improvementOf } = createImproving(gatehouse);
  await open(programme);
  await improvementComesTo(programme, 'analysis');
  const { approval: vote } = await propose(gatehouse, programme, 'slower', { kpis: { enrolment: { target: '300' } } });
  await approveAll(gatehouse, vote);
  await adjustmentComesTo(gatehouse, programme, 'slower', 'approved');
  const kill = { proposal: 'kill', by: office, note: '' } as const;
  const { approval = '' } = await gatehouse.processes.requestGate(programme, 'preparation', kill, randomUUID());
  await approveAll(gatehouse, approval);
  await comesTo(gatehouse, programme, 'programme', 'exiting');
  await eventually(async () => (await improvementOf(programme)).state === 'abandoned');
  await takeEffect(gatehouse, programme, 'slower');
  await adjustmentComesTo(gatehouse, programme, 'slower', 'lapsed');
  await gatehouse.client.workflow.getHandle(adjustmentId(programme, 'slower')).result();
}

const slowAnalysis = (given: Programme): Programme => {
  const published = publishedThisYear(given);
  const beyond = daysBetween(today(), `${nextYearsNotice.year - 1}-12-31`) + 10;
  const days = { critical: beyond, major: beyond, minor: beyond };
  return {
    ...published,
    improvement: { ...published.improvement, within: { analysis: days, plan: days, verification: days } },
  };
};

/** What an improvement has time for ends in a year that is not published yet, and is counted again once that is. */
export async function recordRecount(gatehouse: Gatehouse): Promise<void> {
  const programme = await enterProgramme(gatehouse, slowAnalysis);
  const { open, improvementOf } = createImproving(gatehouse);
  await open(programme);
  await eventually(async () => (await improvementOf(programme)).clock?.provisional === true);
  const calendar = gatehouse.directory.calendar(await gatehouse.directory.definition(programme), 'weekdays');
  const { year, source } = nextYearsNotice;
  const next = publishedWith(calendar, nextYearsNotice);
  const publication = { calendar: next, follows: calendar.version, year, source, by: office };
  await gatehouse.processes.publishCalendar(programme, publication, randomUUID());
  await eventually(async () => (await improvementOf(programme)).clock?.provisional === false);
}

/** One of two raters has answered when the process is lost: both are asked again. */
export async function recordLostRatings(gatehouse: Gatehouse): Promise<void> {
  const { id, programme, seen } = await openRated(gatehouse);
  const sealed = 'completeness.spree.data.registry';
  const says = (level: string) => rate(gatehouse, id, sealed, 'registry@spree.example', level);
  await says('4');
  await seen(({ asked }) => asked?.some(({ key, isSealed }) => key === sealed && isSealed));
  await loseAndResume(gatehouse, programme, id);
  await seen(({ asked }) => asked?.every(({ isSealed }) => !isSealed));
  await says('3');
}

/** A party files on a sheet what it spent itself on a run: its own people read it. */
export async function recordOwnCosts(app: App): Promise<void> {
  const isPrivate = (given: Programme): Programme => {
    const { distribution, ...planned } = withPlan(given);
    return { ...planned, ...(distribution && { distribution: { ...distribution, private: ['ownCosts'] } }) };
  };
  const programme = await enterProgramme(app, isPrivate);
  const { open, run } = sharing(app, programme);
  await open('q1');
  const bytes = Buffer.from('kind,date,amount,what\ncost,2026-11-02,"12,345.00",our engineers');
  const file = { bytes, name: 'costs.csv', mediaType: 'text/csv', by: 'office@spree.example' };
  const { hash } = await app.evidenceFiles.file(programme, file);
  const path = `/programmes/${programme}/distributions/q1/own-costs`;
  const filed = await app.postAs('finance@spree.example', path, { file: hash });
  if (filed.status !== 201) throw new Error(`It answered ${filed.status}: ${JSON.stringify(filed.body)}`);
  await eventually(async () => (await run('q1')).ownCosts);
}
