import { lettersOf } from '../../../domain/letters/letters';
import { faultOf, pauseAfter, processSentence, workWords, type Work } from '../../../domain/processes/faults';
import { programmeOf } from '../../support/programmes';
import { faultsWait } from '../../../domain/processes/waiting';

const programme = programmeOf('stroke-registry.yaml', 'p');
const process = 'p:schedule';
const refused = { number: 4, work: 'planTimes', code: 'not_found', reason: 'There is no policy "later".' } as const;
const stuck = { type: 'process.stuck', ...refused } as const;
const since = '2027-01-04T08:00:00Z';

test('what was refused waits on the office with its reason, until it was done after all', () => {
  const fault = faultOf(process, stuck);
  const [waiting] = faultsWait(programme, [{ since, value: fault }]);
  expect(waiting).toMatchObject({
    kind: 'fault',
    id: process,
    what: { zh: '受阻：准备期限变更（p:schedule）', en: 'Stuck: preparing a change of times (p:schedule)' },
    on: Object.values(programme.governance.office.people).map((person) => ({ person })),
  });
  expect(waiting?.then.en).toContain('Refused (not_found): There is no policy "later".');
  expect(faultsWait(programme, [{ since, value: { ...fault, state: 'freed' } }])).toEqual([]);
});

test('the office has one mail of it, however often it is tried', () => {
  const office = Object.values(programme.governance.office.people);
  const letters = lettersOf({ programme: 'p', process, number: 4, at: since, happening: stuck }, { office });
  expect(letters).toMatchObject(office.map((to) => ({ to, kind: 'stuck', about: process, refused })));
  const freed = { type: 'process.freed', number: 4, work: 'planTimes' } as const;
  expect(lettersOf({ programme: 'p', process, number: 5, at: since, happening: freed }, { office })).toEqual([]);
});

test('it is tried again after a minute, five, half an hour, and then every hour', () => {
  expect([1, 2, 3, 4, 40].map((attempt) => pauseAfter(attempt) / 60_000)).toEqual([1, 5, 30, 60, 60]);
});

test.each(Object.keys(workWords) as Work[])('a process that is stuck with %s says so in both languages', (work) => {
  const { zh, en } = processSentence({ ...stuck, work });
  expect([zh.includes(workWords[work].zh), en.toLowerCase().includes(workWords[work].en.toLowerCase())]).toEqual([
    true,
    true,
  ]);
});
