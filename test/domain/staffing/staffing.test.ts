import { readFileSync } from 'node:fs';
import { nextDue } from '../../../domain/calendar/recurrences';
import { explainProgramme } from '../../../domain/definition/words';
import type { StaffingPlan } from '../../../domain/programme/staffing-plans';
import type { DomainError } from '../../../domain/shared/errors';
import { staffItems } from '../../../domain/staffing/items';
import {
  assertMayAppoint,
  assertMayLeave,
  isPost,
  missingIn,
  staffingAfter,
  type StaffCare,
  type StaffingHappening,
  type StaffPost,
} from '../../../domain/staffing/staffing';
import { staffingWaits } from '../../../domain/staffing/words';
import { programmesFolder } from '../../../infra/places';
import { readProgramme } from '../../../infra/reading/definitions';
import { programmeOf } from '../../support/programmes';
import { seed } from '../../support/seed';
import { withStaffing } from '../../support/staffing';

const programme = withStaffing(programmeOf('stroke-registry.yaml', 'demo'));
const items = staffItems(programme, '2026-11-30');
const post = (party: string) => items.filter(isPost).find((each) => each.party === party) as StaffPost;
const care = items.find((each) => !isPost(each)) as StaffCare;
const by = 'office@spree.example';
const move = (type: 'staffing.appointed' | 'staffing.left', person: string, on: string): StaffingHappening => ({
  type,
  staffing: 'coordinator.spree',
  person,
  on,
  note: '',
  by,
});
const after = (from: StaffPost, ...happenings: readonly StaffingHappening[]) =>
  happenings.reduce<StaffPost>((it, happening) => staffingAfter(it, happening) as StaffPost, from);
const codeOf = (work: () => void) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe('the posts of a programme', () => {
  test('are one for each party that decides, vacant from the first day on which it runs where somebody is missing', () => {
    expect(post('spree')).toMatchObject({ key: 'coordinator.spree', number: 1, vacantSince: '2026-11-30' });
    expect(post('manzanares').vacantSince).toBeUndefined();
    expect(missingIn(post('spree'))).toBe(1);
  });

  test('have until their day where the programme names one', () => {
    const [early] = programme.staffing?.staff ?? [];
    const later = { ...programme, staffing: { staff: [{ ...early, from: { months: 12 } }] } as StaffingPlan };
    expect(staffItems(later, '2026-11-30')[0]).toMatchObject({ vacantSince: '2027-09-01' });
  });

  test('there are none where a programme says nothing of them', () => {
    const { staffing: _none, ...silent } = programme;
    expect(staffItems(silent, '2026-11-30')).toEqual([]);
    expect(explainProgramme(silent, 'zh').join()).not.toContain('岗位空缺');
  });
});

describe('a vacancy', () => {
  const filled = after(post('spree'), move('staffing.appointed', 'a@spree.example', '2026-12-01'));
  const told = after(
    post('spree'),
    { type: 'staffing.counted', staffing: 'coordinator.spree', alarmAt: '2026-12-14T17:00:00+01:00' },
    { type: 'staffing.vacancyTold', staffing: 'coordinator.spree', told: [] },
  );

  test('is over once everybody is there, and begins anew on the day on which somebody leaves', () => {
    expect([filled.vacantSince, filled.holders]).toEqual([
      undefined,
      [{ person: 'a@spree.example', since: '2026-12-01' }],
    ]);
    const left = after(filled, move('staffing.left', 'a@spree.example', '2027-02-03'));
    expect(left).toMatchObject({ vacantSince: '2027-02-03', holders: [] });
    expect(left.alarmAt).toBeUndefined();
  });

  test('that was told is not told again while it lasts, but the next one is', () => {
    expect(told).toMatchObject({ isTold: true });
    const next = after(
      told,
      move('staffing.appointed', 'a@spree.example', '2026-12-15'),
      move('staffing.left', 'a@spree.example', '2026-12-20'),
    );
    expect([next.isTold, next.alarmAt, next.vacantSince]).toEqual([undefined, undefined, '2026-12-20']);
  });

  test('of which one of two comes keeps its first day', () => {
    const two = { ...told, number: 2 };
    expect(after(two, move('staffing.appointed', 'a@spree.example', '2026-12-10'))).toMatchObject({
      vacantSince: '2026-11-30',
      isTold: true,
    });
  });

  test('waits on the office of its party, until it is told and after', () => {
    const [waits] = staffingWaits(programme, [{ since: '2026-11-30T00:00:00Z', value: told }]);
    expect(waits).toMatchObject({ kind: 'staffing', on: [{ person: by }], dueAt: told.alarmAt });
    expect(staffingWaits(programme, [{ since: '', value: filled }])).toEqual([]);
  });

  test.each([
    [
      'somebody who is there already',
      () => assertMayAppoint(filled, { person: 'a@spree.example', on: '2026-12-02' }, '2026-12-03'),
    ],
    [
      'one more than it takes',
      () => assertMayAppoint(filled, { person: 'b@spree.example', on: '2026-12-02' }, '2026-12-03'),
    ],
    [
      'whoever is not there',
      () => assertMayLeave(filled, { person: 'b@spree.example', on: '2026-12-02' }, '2026-12-03'),
    ],
    [
      'anybody once it has ended',
      () =>
        assertMayAppoint({ ...told, state: 'ended' }, { person: 'b@spree.example', on: '2026-12-02' }, '2026-12-03'),
    ],
    [
      'anybody where nobody has a post',
      () => assertMayAppoint(care, { person: 'b@spree.example', on: '2026-12-02' }, '2026-12-03'),
    ],
  ])('is not moved by %s', (_what, work) => {
    expect(codeOf(work)).toBe('staffing_state');
  });

  test('is moved on no day to come, and by nobody who left before they came', () => {
    expect(
      codeOf(() => assertMayAppoint(post('spree'), { person: 'b@spree.example', on: '2026-12-04' }, '2026-12-03')),
    ).toBe('invalid_input');
    expect(codeOf(() => assertMayLeave(filled, { person: 'a@spree.example', on: '2026-11-30' }, '2026-12-03'))).toBe(
      'invalid_input',
    );
  });
});

describe('what is owed for people', () => {
  test.each([
    ['monthly', '2026-11-29', '2026-11-30'],
    ['monthly', '2027-01-31', '2027-02-28'],
    ['quarterly', '2026-11-29', '2026-12-31'],
    ['quarterly', '2026-12-31', '2027-03-31'],
    ['quarterly', '2027-03-31', '2027-06-30'],
    ['annual', '2026-12-31', '2027-12-31'],
  ] as const)('%s after %s is due on %s', (every, last, due) => {
    const [plan] = programme.staffing?.care ?? [];
    const [one] = staffItems({ ...programme, staffing: { care: [{ ...plan, every }] } as StaffingPlan }, '2026-11-30');
    expect(nextDue((one as StaffCare).terms, programme.starts, last)).toBe(due);
  });
});

describe('what a definition says of staffing', () => {
  const small = readFileSync(`${programmesFolder}/stroke-registry.yaml`, 'utf8');
  const read = (lines: string) =>
    readProgramme(small.replace(/^risks:/m, `staffing: ${lines}\n\nrisks:`), ['weekdays', 'de', 'cn']);

  test("the seed's says so in sentences", () => {
    expect(explainProgramme(seed, 'zh')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^专职人员：.+各配备专职合作管理人员 2 人，2026年2月1日前到岗，现缺 4 人。$/),
        expect.stringMatching(/^专家团队：.+各配备咨询专家 3 人，2026年4月1日前到岗，现缺 6 人。$/),
        '岗位空缺超过 10 个工作日，告知合作服务办公室和战略决策组。',
        expect.stringMatching(/每季度完成“合作管理与技术培训”，附培训签到表和课件；逾期上报。$/),
      ]),
    );
  });

  test('has a default in most', () => {
    const { programme: found, defects } = read('{ staff: [{ key: nurse, title: Nurse }], vacancy: {} }');
    expect(defects).toEqual([]);
    expect(found?.staffing).toMatchObject({ staff: [{ number: 1 }], vacancy: { workingDays: 10, tells: [] } });
  });

  test.each([
    ['{ vacancy: { tells: [nobody] } }', 'unknown_group', 'staffing.vacancy.tells[0]'],
    ['{ staff: [{ key: nurse, title: Nurse, parties: [spre] }] }', 'unknown_party', 'staffing.staff[0].parties[0]'],
    ['{ care: [{ key: a, title: A, owner: nobody, every: year }] }', 'unknown_owner', 'staffing.care[0].owner'],
    [
      '{ staff: [{ key: a, title: A }], experts: [{ key: a, title: A }] }',
      'duplicate_staffing',
      'staffing.experts[0].key',
    ],
    [
      '{ staff: [{ key: a, title: A, parties: [spree], holders: { manzanares: x@x.example } }] }',
      'post_of_no_party',
      'staffing.staff[0].holders.manzanares',
    ],
    [
      '{ staff: [{ key: a, title: A, holders: { spree: [x@x.example, y@x.example] } }] }',
      'post_overfilled',
      'staffing.staff[0].holders.spree',
    ],
    [
      '{ staff: [{ key: a, title: A, holders: { spree: director@manzanares.example } }] }',
      'person_of_two_parties',
      'staffing.staff[0].holders.spree',
    ],
    ['{ staff: [{ key: a, title: A, number: 0 }] }', 'too_small', 'staffing.staff[0].number'],
  ])('%s is refused with %s at %s', (lines, code, path) => {
    expect(read(lines).defects.map((each) => [each.code, each.path])).toContainEqual([code, path]);
  });
});
