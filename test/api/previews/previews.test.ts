import vectors from '../../domain/vectors/calendar.json';
import { startApp, type App } from '../../support/app';

let app: App;
beforeAll(async () => {
  app = await startApp({ withWorker: false });
});
afterAll(() => app?.stop());

/** Anyone may compute: no token is sent. */
const preview = async <Body = Record<string, unknown>>(
  what: 'deadline' | 'agreement-dates' | 'slippage' | 'tally' | 'risk',
  body: object,
) =>
  app.raw<Body>('POST', `/api/v1/previews/${what}`, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('a slippage', () => {
  /** Source: docs/rules/schedule.md, "Slip" and "Tolerances". */
  test.each([
    ['2026-09-30', '2026-10-13', 5, false],
    ['2026-02-13', '2026-02-28', 6, false],
    ['2026-02-28', '2026-03-16', 11, true],
    ['2026-10-13', '2026-09-30', -5, false],
  ])(
    'from %s to %s is %d working days, over what is tolerated: %s',
    async (baseline, forecast, workingDays, isOver) => {
      const { status, body } = await preview('slippage', { calendar: 'cn', baseline, forecast });
      expect({ status, ...body }).toMatchObject({ status: 200, workingDays, tolerated: 10, isOver });
    },
  );

  test('of a phase is tolerated by its share, and nonsense is refused', async () => {
    const question = { calendar: 'cn', baseline: '2026-02-28', forecast: '2026-03-13' };
    const phase = { starts: '2026-01-01', ends: '2026-03-31' };
    expect((await preview('slippage', { ...question, phase })).body).toMatchObject({ tolerated: 5, isOver: true });
    expect(await preview('slippage', { ...question, forecast: '2026-02-30' })).toMatchObject({ status: 422 });
    expect(await preview('slippage', { ...question, calendar: 'mars' })).toMatchObject({ status: 422 });
    const backwards = await preview('slippage', { ...question, phase: { starts: phase.ends, ends: phase.starts } });
    expect(backwards).toMatchObject({ status: 422, body: { code: 'invalid_input', errors: [{ path: 'phase.ends' }] } });
  });
});

/** Source: docs/rules/risks.md, "The matrix" and "Review". */
describe('a risk', () => {
  const usual = { calendar: 'cn', lastReview: '2026-03-02' };

  test.each([
    [[3, 4], 12, 'high', ['strategic', 'financial'], '2026-04-01'],
    [[2, 5], 10, 'medium', ['financial'], '2026-06-01'],
    [[2, 2], 4, 'low', ['financial'], '2026-08-31'],
  ])('of %j makes %d points: %s, decided by %j, reviewed on %s', async (inherent, points, level, authority, due) => {
    const { status, body } = await preview('risk', { ...usual, inherent });
    expect({ status, ...body }).toMatchObject({
      status: 200,
      current: { points, level },
      level,
      authority,
      warnings: [],
      nextReview: { due, dueAt: `${due}T17:30:00+08:00`, provisional: false },
    });
  });

  test('is as high as it stands now, and what rises has to be answered', async () => {
    const question = { ...usual, inherent: [5, 4], current: { likelihood: 2, impact: 2 }, residual: [2, 3] };
    expect((await preview('risk', question)).body).toMatchObject({
      inherent: { points: 20, level: 'high' },
      residual: { points: 6, level: 'medium' },
      level: 'low',
      warnings: [{ higher: 'residual', lower: 'current' }],
      mustBeAnswered: true,
    });
  });

  test('goes by the rules of a definition, whole or in part', async () => {
    const risks = { highFrom: 10, reviewDays: { high: 14 }, authority: { high: ['board'] } };
    const { body } = await preview('risk', { ...usual, inherent: [2, 5], definition: { risks } });
    expect(body).toMatchObject({
      level: 'high',
      authority: ['board'],
      nextReview: { everyDays: 14, due: '2026-03-16' },
    });
    const governance = { groups: { a: { kind: 'strategic' }, b: { kind: 'business' } }, committee: { groups: ['b'] } };
    const whole = { ...usual, inherent: [1, 1], definition: { programme: 'x', governance } };
    expect((await preview('risk', whole)).body).toMatchObject({ level: 'low', authority: ['b'] });
  });

  test('that became worse after its new day had come is reviewed on the working day after', async () => {
    const { body } = await preview('risk', { ...usual, inherent: [4, 4], raisedOn: '2026-05-06' });
    expect(body).toMatchObject({ nextReview: { due: '2026-05-07' } });
  });

  test.each([
    [{ inherent: [0, 3] }, 'inherent.0'],
    [{ inherent: [3, 6] }, 'inherent.1'],
    [{ inherent: [3.5, 3] }, 'inherent.0'],
    [{ inherent: [3] }, 'inherent'],
    [{}, 'inherent'],
    [{ inherent: [3, 3], residual: { likelihood: 9, impact: 1 } }, 'residual.likelihood'],
    [{ inherent: [3, 3], lastReview: '2026-02-30' }, 'lastReview'],
    [{ inherent: [3, 3], raisedOn: '2026-01-01' }, 'raisedOn'],
    [{ inherent: [3, 3], calendar: undefined }, 'calendar'],
    [{ inherent: [3, 3], definition: { risks: { highFrom: 99 } } }, 'definition.risks.highFrom'],
  ])('asked for with %j is refused at %s', async (question, path) => {
    const { status, body } = await preview('risk', { ...usual, ...question });
    expect({ status, ...body }).toMatchObject({ status: 422, code: 'invalid_input', errors: [{ path }] });
  });

  test('by a calendar that nobody has is refused, and by a programme that is none not found', async () => {
    expect(await preview('risk', { ...usual, inherent: [1, 1], calendar: 'mars' })).toMatchObject({ status: 422 });
    expect((await preview('risk', { inherent: [1, 1], programme: 'none' })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('a deadline', () => {
  test.each(vectors.workingDays)('$workingDays working days from $from is $due', async ({ from, workingDays, due }) => {
    const { status, body } = await preview('deadline', { calendar: 'cn', from, workingDays });
    expect({ status, ...body }).toMatchObject({ status: 200, due, dueAt: `${due}T17:30:00+08:00`, provisional: false });
  });

  test.each(vectors.civilCodePeriods)('$n$unit from $start falls on $art203', async ({ start, n, unit, art203 }) => {
    const { body } = await preview('deadline', { calendar: 'cn', from: start, [unit === 'd' ? 'days' : 'months']: n });
    expect(body).toMatchObject({ due: art203 });
  });

  test.each(Object.values(vectors.calendarCN.weekdayOff).flat())('%s is skipped, and it is said why', async (day) => {
    const { body } = await preview<{ due: string; skippedDays: unknown[] }>('deadline', {
      calendar: 'cn',
      from: day,
      days: 0,
    });
    expect(body.due > day).toBe(true);
    expect(JSON.stringify(body)).toContain(day);
  });

  test.each(Object.values(vectors.calendarCN.makeUpWorkdays).flat())('%s is a working day', async (day) => {
    expect((await preview('deadline', { calendar: 'cn', from: day, days: 0 })).body).toMatchObject({ due: day });
  });

  test('counts back, in hours, and on the days of several calendars', async () => {
    const ask = async (question: object) => (await preview('deadline', question)).body;
    expect(await ask({ calendar: 'cn', from: '2026-10-15', workingDays: 10, direction: 'before' })).toMatchObject({
      due: '2026-09-24',
    });
    expect(await ask({ calendar: 'cn', from: '2026-09-30T15:00:00+08:00', workingHours: 8 })).toMatchObject({
      dueAt: '2026-10-08T14:30:00+08:00',
    });
    const alone = await ask({ calendar: 'cn', from: '2026-02-13', workingDays: 1 });
    const together = await ask({ calendar: ['cn', 'weekdays'], from: '2026-02-13', workingDays: 1 });
    expect([alone.due, together.due]).toEqual(['2026-02-14', '2026-02-24']);
  });

  test('beyond what has been published is provisional, and says by which rule', async () => {
    const { body } = await preview('deadline', { calendar: 'cn', from: '2029-09-30', workingDays: 3 });
    expect(body).toMatchObject({ provisional: true, rule: { zh: expect.any(String), en: expect.any(String) } });
  });

  test.each([
    [{ calendar: 'mars', from: '2026-01-01', days: 1 }, 'calendar_unknown'],
    [{ calendar: 'cn', from: '2026-02-30', days: 1 }, 'invalid_input'],
    [{ calendar: 'cn', from: '2026-01-01' }, 'invalid_input'],
    [{ calendar: 'cn', from: '2026-01-01', days: 1, months: 1 }, 'invalid_input'],
    [{ calendar: 'cn', from: '2026-01-01', workingDays: 1.5 }, 'invalid_input'],
    [{ calendar: 'cn', from: '2026-01-01', days: 1e9 }, 'invalid_input'],
    [{ calendar: 'cn', zone: 'Mars/Olympus', from: '2026-01-01', days: 1 }, 'invalid_input'],
  ])('%j is refused', async (question, code) => {
    const { status, body } = await preview('deadline', question);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code });
  });
});

describe('the dates of an agreement', () => {
  const lasting = { effectiveOn: '2024-01-01', term: { years: 3 }, notice: { days: 90 } };

  test('tell the last useful day, why it is that day, and of a notice whether it is in time', async () => {
    const { status, body } = await preview('agreement-dates', { ...lasting, sentAt: '2026-09-30T18:30:00+08:00' });
    expect({ status, ...body }).toMatchObject({
      status: 200,
      lastDay: { date: '2026-12-31' },
      notice: { lastUsefulDay: { date: '2026-09-30', why: { zh: expect.any(String), en: expect.any(String) } } },
      receipt: { receivedOn: '2026-10-08', inTime: false },
      renewal: { kind: 'optional', next: { startsOn: '2027-01-01', endsOn: '2029-12-31' } },
      provisional: false,
    });
  });

  test('are answered for a last day alone, and in either convention', async () => {
    const end = async (question: object) => (await preview('agreement-dates', question)).body;
    expect(await end({ expiresOn: '2026-12-31', notice: { days: 90 } })).toMatchObject({
      notice: { sendBy: '2026-09-30T17:30:00+08:00' },
    });
    const term = { effectiveOn: '2026-01-01', term: { months: 36 } };
    expect(await end({ ...term, convention: 'statutory' })).toMatchObject({ lastDay: { date: '2029-01-01' } });
  });

  test.each([
    [{ effectiveOn: '2026-01-01' }, 'invalid_input'],
    [{ ...lasting, expiresOn: '2026-12-31' }, 'invalid_input'],
    [{ ...lasting, effectiveOn: '2026-02-30' }, 'invalid_input'],
    [{ ...lasting, term: { months: 12, years: 1 } }, 'invalid_input'],
    [{ ...lasting, term: { months: 1.5 } }, 'invalid_input'],
    [{ ...lasting, effectiveOn: '9999-01-01' }, 'invalid_input'],
    [{ ...lasting, sentAt: '2026-09-30 18:30' }, 'invalid_input'],
    [{ ...lasting, calendar: 'mars' }, 'calendar_unknown'],
  ])('%j is refused', async (question, code) => {
    const { status, body } = await preview('agreement-dates', question);
    expect({ status, ...body }).toMatchObject({ status: 422, code });
  });
});

describe('a tally', () => {
  const keys = ['chair', 'plan', 'money'];
  const seats = ['east', 'west'].flatMap((party) =>
    keys.map((key) => ({ key, party, group: 'board', chair: key === 'chair' })),
  );
  const by = (rule: unknown, more: object = {}) => ({ stages: [{ panels: [{ group: 'board', rule, ...more }] }] });
  const both2 = by({ bothParties: { atLeast: 2 } });
  const voting = (verdict: string, ...names: string[]) =>
    Object.fromEntries(names.map((name) => [name.replace('.', '.board.'), verdict]));
  const approving = (...names: string[]) => voting('approve', ...names);

  test.each<[string, object, object, string]>([
    ['nobody has voted', both2, {}, 'open'],
    ['one party alone approves', both2, approving('east.chair', 'east.plan', 'east.money'), 'open'],
    ['two of each approve', both2, approving('east.chair', 'east.plan', 'west.chair', 'west.money'), 'approved'],
    ['two of one party reject', both2, voting('reject', 'west.chair', 'west.plan'), 'rejected'],
    ['one seat of three rejects', both2, voting('reject', 'west.chair'), 'open'],
    ['all must and one rejects', by({ bothParties: 'all' }), voting('reject', 'east.plan'), 'rejected'],
    [
      'all must and one asks for changes',
      by({ bothParties: 'all' }),
      voting('requestChanges', 'east.plan'),
      'changesRequested',
    ],
    ['any of each', by({ bothParties: 'any' }), approving('east.plan', 'west.money'), 'approved'],
    [
      'the chairs are missing',
      by({ bothParties: { atLeast: 2 } }, { chairMustApprove: true }),
      approving('east.plan', 'east.money', 'west.plan', 'west.money'),
      'open',
    ],
    [
      'a seat with a veto rejects',
      by('any', { vetoSeats: ['money'] }),
      { ...approving('east.chair'), ...voting('reject', 'west.money') },
      'rejected',
    ],
    [
      'a seat with a veto asks for changes',
      by('any', { vetoSeats: ['money'] }),
      { ...approving('east.chair', 'east.plan'), ...voting('requestChanges', 'west.money') },
      'changesRequested',
    ],
    [
      'a tie in each party that its own chair decides by the casting vote',
      by({ bothParties: { share: { percent: 50, strictly: true } } }, { castingVote: 'chair' }),
      {
        ...approving('east.chair', 'west.chair'),
        ...voting('reject', 'east.plan', 'west.plan'),
        ...voting('recuse', 'east.money', 'west.money'),
      },
      'approved',
    ],
    [
      'a tie that the casting vote of one party decides against it',
      by({ bothParties: { share: { percent: 50 } } }, { castingVote: 'chair' }),
      {
        ...approving('east.plan', 'west.chair', 'west.plan'),
        ...voting('reject', 'east.chair'),
        ...voting('recuse', 'east.money'),
      },
      'rejected',
    ],
    [
      'a share of exactly half',
      by({ share: { percent: 50 } }),
      approving('east.chair', 'east.plan', 'west.chair'),
      'approved',
    ],
    [
      'more than half is asked',
      by({ share: { percent: 50, strictly: true } }),
      approving('east.chair', 'east.plan', 'west.chair'),
      'open',
    ],
    ['more is asked than there are seats', by({ atLeast: 7 }), {}, 'impossible'],
    ['an approval has conditions', by('any'), voting('approveWithConditions', 'east.chair'), 'approvedWithConditions'],
  ])('%s', async (_what, policy, votes, outcome) => {
    const { status, body } = await preview('tally', { policy, seats, votes });
    expect({ status, ...body }).toMatchObject({
      status: 200,
      outcome,
      why: { zh: expect.any(String), en: expect.any(String) },
    });
  });

  test('a vacant seat counts against, unless the policy says otherwise', async () => {
    const vacant = seats.map((seat) => (seat.party === 'west' ? { ...seat, holder: null } : seat));
    const ask = async (policy: object) =>
      (await preview('tally', { policy, seats: vacant, votes: approving('east.chair', 'east.plan', 'east.money') }))
        .body;
    expect(await ask(by({ bothParties: 'all' }))).toMatchObject({ outcome: 'impossible' });
    const notCounted = { vacantSeats: 'notCounted' };
    expect(await ask(by('all', notCounted))).toMatchObject({ outcome: 'impossible' });
    expect(await ask(by('all', { ...notCounted, onePartyMayDecide: true }))).toMatchObject({ outcome: 'approved' });
  });

  test('stages go in sequence: the first that is not approved says where the whole stands', async () => {
    const stages = [{ panels: [{ group: 'board', rule: 'any' }] }, { panels: [{ group: 'audit', rule: 'all' }] }];
    const question = { policy: { stages }, seats: [...seats, { key: 'a', party: 'east', group: 'audit' }] };
    const { body } = await preview('tally', { ...question, votes: approving('east.chair') });
    expect(body).toMatchObject({ outcome: 'open', stages: [{ outcome: 'approved' }, { outcome: 'open' }] });
  });

  test('the same votes as a list or by seat give the same answer; of two of a seat the last counts', async () => {
    const list = [
      { seat: 'east.board.chair', verdict: 'reject' },
      { seat: 'east.board.chair', verdict: 'approve' },
    ];
    const [one, two] = [
      await preview('tally', { policy: by('any'), seats, votes: list }),
      await preview('tally', { policy: by('any'), seats, votes: approving('east.chair') }),
    ];
    expect(one.body).toEqual(two.body);
  });

  test('a vote of nobody’s seat is refused by its name', async () => {
    const { status, body } = await preview('tally', { policy: both2, seats, votes: approving('east.nobody') });
    expect({ status, ...body }).toMatchObject({
      status: 422,
      code: 'invalid_input',
      facts: { unknown: ['east.board.nobody'] },
    });
  });

  const two = [
    { key: 'a', party: 'east', group: 'board', holder: 'both@x.example' },
    { key: 'b', party: 'west', group: 'audit', holder: 'both@x.example' },
  ];
  const subject = (rule: unknown, more: object = {}) => ({
    stages: [{ panels: [{ group: '$subject', rule }] }],
    ...more,
  });

  test('each group of the subject decides for itself, as it would in a programme', async () => {
    const ask = async (votes: object, more: object = {}) =>
      (await preview('tally', { policy: subject('any'), seats: two, votes, ...more })).body;
    expect(await ask({ 'east.board.a': 'approve' })).toMatchObject({ outcome: 'open' });
    expect(await ask({ 'east.board.a': 'approve', 'west.audit.b': 'approve' })).toMatchObject({ outcome: 'approved' });
    expect(await ask({ 'east.board.a': 'approve' }, { groups: ['board'] })).toMatchObject({ outcome: 'approved' });
  });

  test.each<[string, string]>([
    ['panels', 'one person fills no two seats of a stage'],
    ['stages', 'one person fills no two seats of the matter'],
  ])('where different people are asked for within %s, %s', async (distinctPeople) => {
    const policy = subject('all', { distinctPeople });
    const ask = (votes: object, seats: object) => preview('tally', { policy, seats, votes });
    expect((await ask({}, two)).body).toMatchObject({ outcome: 'impossible' });
    expect((await ask({ 'east.board.a': 'approve' }, two)).body).toMatchObject({ outcome: 'impossible' });
    const twice = await ask({ 'east.board.a': 'approve', 'west.audit.b': 'approve' }, two);
    expect(twice).toMatchObject({ status: 409, body: { code: 'already_answered_elsewhere' } });
    expect(
      (
        await ask(
          {},
          two.map(({ holder: _, ...seat }) => seat),
        )
      ).body,
    ).toMatchObject({ outcome: 'open' });
    const many = Array.from({ length: 40 }, (_, n) => ({ ...two[0], key: `k${n}` }));
    expect(await ask({}, many)).toMatchObject({ status: 200, body: { outcome: 'impossible' } });
  });

  test.each<[string, object]>([
    ['a word of the policy that is none', { policy: { ...both2, hearEverbody: true } }],
    ['two seats of one id, which would count twice', { seats: [...seats, seats[0]] }],
    ['a veto of nobody', { policy: by('any', { vetoSeats: ['legal'] }) }],
    ['a casting vote of nobody', { policy: by('any', { castingVote: 'nobody' }) }],
    ['a casting vote where no tie can be', { policy: by({ bothParties: 'any' }, { castingVote: 'chair' }) }],
    [
      'a casting vote under 75 %',
      { policy: by({ bothParties: { share: { percent: 75 } } }, { castingVote: 'chair' }) },
    ],
  ])('%s is refused', async (_what, more) => {
    const { status, body } = await preview('tally', { policy: both2, seats, votes: {}, ...more });
    expect({ status, ...body }).toMatchObject({ status: 422, code: 'invalid_input' });
  });

  test('a verdict that is none is refused at its seat', async () => {
    const { body } = await preview('tally', { policy: both2, seats, votes: { 'east.board.chair': 'yes' } });
    expect(body).toMatchObject({ errors: [{ path: 'votes.east.board.chair' }] });
  });
});
