import { occurrenceId } from '../../contracts/obligation';
import type { AgreementObligation } from '../../domain/programme/clauses';
import type { Programme } from '../../domain/programme/programme';
import { startRehearsal, type Rehearsal } from '../support/rehearsal';
import { officeOf, seedFrom2030 } from '../support/three-years';
import { east } from '../support/seed';

const key = 'owing';
const report: AgreementObligation = {
  key: 'report',
  title: { zh: '月度报告', en: 'Monthly report' },
  owner: east.key,
  recurs: { every: 'monthly', day: 31 },
  restDay: 'next',
  opensDays: 10,
};

let rehearsal: Rehearsal;
beforeAll(async () => void (rehearsal = await startRehearsal('2030-01-02T01:00:00Z')));
afterAll(() => rehearsal?.stop());

const withReport = (programme: Programme): Programme => {
  const { framework, ...others } = programme.agreements;
  if (!framework) throw new Error('The seed has a framework agreement.');
  return { ...programme, agreements: { framework: { ...framework, obligations: [report] }, ...others } };
};

test('what is owed every month lives through skipped time: each is born on the way, met or lapsed, and the next one comes', async () => {
  const { app, goTo } = rehearsal;
  const office = officeOf(app, key);
  const definition = withReport(seedFrom2030(key));
  await app.processes.startProgramme({ definition, version: 'v1', startedBy: `pmo@${east.domain}` }, key);
  await office.phase('alignment', 'running');
  await office.conclude('framework', '2030-01-02');

  const id = (due: string) => occurrenceId(key, 'framework', 'report', due);
  const go = (day: string) => goTo(key, `${day}T02:00:00Z`, office.signOff); // else each vote is put off again and again
  const owed = (due: string, state: string) =>
    office.until(({ obligations }) => obligations.find((each) => each.key === id(due) && each.state === state));
  const meet = async (due: string) => {
    const met = { evidence: 'report.pdf' };
    await office.must(`/obligations/${encodeURIComponent(id(due))}/fulfilments`, met);
    await owed(due, 'fulfilled');
    await app.client.workflow.getHandle(id(due)).result(); // until it has ended its agreement stands
  };

  // On the last day of the first month, and of the short one after it.
  await go('2030-01-25');
  expect((await owed('2030-01-31', 'open')).condition.due).toBe('2030-01-31');
  await meet('2030-01-31');
  await go('2030-02-25');
  await owed('2030-02-28', 'open');
  await meet('2030-02-28');

  // Nobody reports in time: it lapses on the working day after the 31st, which is a Sunday, and the agreement goes on.
  await go('2030-04-10');
  expect((await owed('2030-03-31', 'lapsed')).condition.due).toBe('2030-04-01');
  await meet('2030-03-31');
  await go('2030-06-25');
  await owed('2030-04-30', 'lapsed');
  await meet('2030-04-30');
  await go('2030-06-25');
  await owed('2030-05-31', 'lapsed');
  await meet('2030-05-31');
  await go('2030-06-25');
  await owed('2030-06-30', 'open');
  expect(await app.ledger.verify(key)).toMatchObject({ ok: true });
});
