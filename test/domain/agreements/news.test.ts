import type { AgreementRecord } from '../../../domain/agreements/agreements';
import { hearersOf, type AgreementNews, type NewsTold } from '../../../domain/agreements/news/news';
import { isPointless, newsWords } from '../../../domain/agreements/news/words';
import { bounceOf } from '../../../domain/mail/bounces';
import type { Notice } from '../../../domain/agreements/life';
import type { Entry, Happening } from '../../../domain/record/ledger';
import { callsForLetters } from '../../../domain/letters/calls';
import { lettersOf } from '../../../domain/letters/letters';
import type { Programme } from '../../../domain/programme/programme';
import { officePeople } from '../../../domain/programme/parties';
import { rolesOf } from '../../../domain/programme/roles';
import { seatedBy } from '../../../domain/roster/rosters';
import { accessOf } from '../../../api/access/matrix';
import { programmeOf } from '../../support/programmes';
import type { AgreementView } from '../../../domain/agreements/views';
import { draftAgreement } from '../../../domain/agreements/projection';
import { east, seedFile, west } from '../../support/seed';

const seed = programmeOf(seedFile, 'seed');
const at = '2028-09-01T01:00:00.000Z';
const hearers = (programme: Programme, key: string) => hearersOf(programme, key, [], at);
const entry = (happening: Happening): Entry => ({
  programme: 'seed',
  process: 'seed:agreement:framework',
  number: 9,
  at,
  happening,
});

describe('who hears of an agreement', () => {
  test.each([
    ['business', ['marketing']],
    ['equity', ['chair', 'finance']],
    ['framework', ['chair', 'marketing', 'research', 'finance']],
  ])('of %s the chairs of the groups that decide on it, for each company', (key, chairs) => {
    expect(hearers(seed, key)).toEqual({
      [east.key]: chairs.map((chair) => `${chair}@${east.domain}`),
      [west.key]: chairs.map((chair) => `${chair}@${west.domain}`),
    });
  });

  test('a company that does not sign it hears nothing', () => {
    const { business } = seed.agreements;
    if (!business) throw new Error('It has a business agreement.');
    const alone = { ...seed, agreements: { business: { ...business, signatories: [west.key] } } };
    expect(hearers(alone, 'business')).toEqual({ [west.key]: [`marketing@${west.domain}`] });
  });

  test('whoever holds the chair now does, with whoever stands in for them then; a vacant chair is nobody', () => {
    const seated = seatedBy(seed, {
      [`${east.key}.business.marketing`]: null,
      [`${west.key}.business.marketing`]: `new@${west.domain}`,
    });
    const away = { person: `new@${west.domain}`, from: '2028-09-01T00:00:00Z', until: '2028-09-02T00:00:00Z' };
    const past = { ...away, substitute: `gone@${west.domain}`, from: '2028-08-01T00:00:00Z', until: at };
    const substitutions = [{ ...away, substitute: `projects@${west.domain}` }, past];
    expect(hearersOf(seated, 'business', substitutions, at)).toEqual({
      [east.key]: [],
      [west.key]: [`new@${west.domain}`, `projects@${west.domain}`],
    });
  });

  test('everybody who hears of one may see its page', () => {
    const { roles = [] } = accessOf['GET /programmes/:key/agreements/:agreement'];
    for (const key of Object.keys(seed.agreements))
      for (const person of Object.values(hearers(seed, key)).flat())
        expect(rolesOf(seed, person).some((role) => roles.includes(role))).toBe(true);
  });
});

describe('the letters of one happening', () => {
  const office = officePeople(seed);
  const happening: AgreementNews = { type: 'agreement.expired', agreement: 'business', on: '2028-12-31' };

  test('go to the office and to a chair of each company, each person once', () => {
    const both = { [east.key]: [`chair@${east.domain}`, `pmo@${east.domain}`], [west.key]: [`chair@${west.domain}`] };
    const letters = lettersOf(entry(happening), { office, hearers: both });
    expect(letters.map(({ to, kind, about, news }) => [to, kind, about, news?.party, news?.isOffice])).toEqual([
      [`pmo@${east.domain}`, 'agreementNews', 'business', east.key, true],
      [`pmo@${west.domain}`, 'agreementNews', 'business', undefined, true],
      [`chair@${east.domain}`, 'agreementNews', 'business', east.key, undefined],
      [`chair@${west.domain}`, 'agreementNews', 'business', west.key, undefined],
    ]);
    expect(new Set(letters.map(({ id }) => id)).size).toBe(letters.length);
  });

  test('where nobody of a company could be told, the office knows, and nobody else', () => {
    const letters = lettersOf(entry(happening), {
      office,
      hearers: { [east.key]: [], [west.key]: [`chair@${west.domain}`] },
    });
    expect(letters.map(({ to, news }) => [to, news?.unheard])).toEqual([
      [`pmo@${east.domain}`, [east.key]],
      [`pmo@${west.domain}`, [east.key]],
      [`chair@${west.domain}`, undefined],
    ]);
  });

  test('one that came back says at the second address what it said at the first', () => {
    const letters = lettersOf(entry(happening), { office: [], hearers: { [east.key]: [`chair@${east.domain}`] } });
    const secondAddress = 'chair@second.example';
    const programme = { ...seed, people: { [`chair@${east.domain}`]: { secondAddress } } };
    const lost = { letters, address: `chair@${east.domain}`, status: '5.1.1', reason: 'unknown' };
    const bounce = bounceOf(programme, lost);
    if (!bounce) throw new Error('It carried a letter.');
    const [again] = lettersOf(entry(bounce), { office: [] });
    expect(again).toMatchObject({ address: secondAddress, news: { happening, party: east.key } });
  });

  test('are called for by all that concerns a contract, and by nothing that does not', () => {
    const silent: readonly Happening['type'][] = [
      'agreement.planned',
      'agreement.windowOpened',
      'agreement.amendmentSigned',
      'agreement.survives',
      'agreement.closed',
    ];
    for (const type of silent) expect(callsForLetters({ type } as Happening)).toBe(false);
    expect(callsForLetters(happening)).toBe(true);
  });
});

describe('what such a mail says', () => {
  const { framework } = seed.agreements;
  if (!framework) throw new Error('It has a framework agreement.');
  const notice: Notice = {
    kind: 'notToRenew',
    from: west.key,
    sentAt: '2028-09-20T02:00:00Z',
    receivedOn: '2028-09-20',
    receivedAt: '2028-09-20T02:00:00Z',
    provisional: false,
    reason: '',
    term: 1,
  };
  const dated = { date: '2028-09-29', why: { zh: '', en: '' } };
  const sendBy = '2028-09-29T17:30:00+08:00';
  const plan: AgreementRecord['plan'] = {
    expiresOn: '2028-12-31',
    endsAt: '2029-01-01T00:00:00+08:00',
    notice: { windowOpens: dated, lastUsefulDay: dated, sendBy, reminders: [], skipped: [] },
    provisional: false,
    calendarVersions: {},
  };
  const expiring: AgreementView = {
    ...draftAgreement(framework),
    state: 'expiring',
    isWindowOpen: true,
    effectiveOn: '2026-01-01',
    expiresOn: '2028-12-31',
    plan,
  };
  const reminded: AgreementNews = {
    type: 'agreement.reminded',
    agreement: 'framework',
    reminder: 1,
    lastUsefulDay: '2028-09-29',
  };
  const letter = (
    happening: AgreementNews,
    reader: Omit<NewsTold, 'happening'>,
    changes: Partial<AgreementView> = {},
  ) => ({
    programme: seed,
    view: { ...expiring, ...changes },
    news: { happening, ...reader },
    zone: 'Asia/Shanghai',
  });
  const write = (...args: Parameters<typeof letter>) => newsWords(letter(...args));
  const ofCompany = { party: east.key } as const;
  const ofOffice = { isOffice: true } as const;

  test('a chair is reminded of what the company may say, until when, and what happens then; the office of whom it waits for', () => {
    const toCompany = write(reminded, ofCompany);
    expect(toCompany.title.en).toBe(
      'Strategic cooperation framework agreement: ends with 31 Dec 2028; is it to be renewed?',
    );
    expect(toCompany.todo[0]?.en).toMatch(/^Your company may give .* notice to renew, or not to renew/);
    expect(toCompany.until).toBe(sendBy);
    expect(toCompany.then?.zh).toBe('各方未及时同意续期，则于2028年12月31日届满。');
    const toOffice = write(reminded, ofOffice);
    expect(toOffice.todo.map(({ en }) => en)).toEqual([
      'To be renewed? Strategic cooperation framework agreement (by 29 Sept 2028): Unless every party agrees in time, it ends with 31 Dec 2028.',
    ]);
    expect(JSON.stringify(toOffice)).not.toContain('Your company');
  });

  test('a company that has spoken is reminded no more, and the other still is', () => {
    const spoken = { notices: [notice] };
    expect(isPointless(letter(reminded, { party: west.key }, spoken))).toBe(true);
    expect(isPointless(letter(reminded, ofCompany, spoken))).toBe(false);
    expect(isPointless(letter(reminded, ofOffice, spoken))).toBe(false);
    const both = { notices: [notice, { ...notice, from: east.key }] };
    expect(isPointless(letter(reminded, ofOffice, both))).toBe(true);
  });

  const noticed = (changes: Partial<Notice>): AgreementNews => ({
    type: 'agreement.noticed',
    agreement: 'framework',
    by: `pmo@${west.domain}`,
    notice: { ...notice, ...changes },
  });

  test('a notice says when it was sent, when it counts as received, and what the end of the term brings', () => {
    const { lines, then } = write(noticed({}), ofCompany, { notices: [notice] });
    expect(lines.map(({ en }) => en)).toEqual(['Sent on 20 Sept 2028; it counts as received on 20 Sept 2028.']);
    expect(then?.en).toBe('It ends with 31 Dec 2028 and is not renewed.');
  });

  test('one that came after the last useful day says that it has no effect', () => {
    const { lines } = write(noticed({ receivedOn: '2028-10-09' }), ofCompany);
    expect(lines.at(-1)?.en).toBe('This is after the last useful day, 29 Sept 2028: it has no effect on this term.');
  });

  test('of a breach the one company may cure it, the other waits, both until the end of the cure period', () => {
    const until = { on: '2028-10-20', at: '2028-10-21T00:00:00+08:00' };
    const breach = noticed({ kind: 'breach' });
    const [curing, waiting] = [east.key, west.key].map((party) => write(breach, { party }, { cure: until }));
    expect(curing?.todo[0]?.en).toMatch(/^Your company may cure the breach/);
    expect(waiting?.todo[0]?.en).toMatch(/^Your company waits for the cure/);
    for (const each of [curing, waiting])
      expect([each?.lastDay, each?.then?.en]).toEqual([
        until.on,
        'Unless it is recorded as cured by then, the agreement ends.',
      ]);
    expect(isPointless(letter(breach, ofCompany))).toBe(true);
  });

  test('the office reads the last day of a cure period, not the day after it', () => {
    const cure = { on: '2028-10-20', at: '2028-10-21T00:00:00+08:00' };
    const { todo } = write(noticed({ kind: 'breach' }), ofOffice, { cure, isWindowOpen: false });
    expect(todo.map(({ en }) => en)).toEqual([
      'A breach to be cured: Strategic cooperation framework agreement (by 20 Oct 2028): Unless it is recorded as cured, the agreement ends.',
    ]);
  });

  test('an amendment asks a company to sign until it takes over, unless it has', () => {
    const takesOver = { on: '2027-03-01', at: '2027-03-01T00:00:00+08:00' };
    const approved: AgreementNews = {
      type: 'agreement.amendmentApproved',
      agreement: 'framework',
      approval: 'x',
      takesOver,
    };
    const amendment = { version: 2, effectiveOn: takesOver.on, approval: 'x', takesOver };
    const asked = (signedOn: Record<string, string>) =>
      write(approved, ofCompany, { amendment: { ...amendment, signedOn } });
    expect(asked({}).todo[0]?.en).toBe('Your company signs the amendment.');
    expect(asked({ [east.key]: '2027-02-01' }).todo).toEqual([]);
    expect(asked({}).lastDay).toBe('2027-02-28');
    expect(isPointless(letter(approved, ofCompany))).toBe(true);
  });

  test('an end says from when it no longer binds, what survives, and why it ended', () => {
    const terminated: AgreementNews = {
      type: 'agreement.terminated',
      agreement: 'framework',
      on: '2028-06-30',
      why: 'breach',
    };
    const { lines } = write(terminated, ofCompany);
    expect(lines.map(({ zh }) => zh)).toEqual([
      '原因：违约未补救。',
      '自2028年7月1日起不再约束各方。',
      '存续条款：保密 60 个月、结算 12 个月、争议解决 36 个月、知识产权 36 个月。',
    ]);
  });

  test('after the end of the agreement above the groups decide until the last day of this one', () => {
    const orphaned = { parent: 'safeguard', on: '2028-06-30' };
    const { lastDay, then } = write({ type: 'agreement.parentEnded', agreement: 'framework', ...orphaned }, ofCompany, {
      orphaned,
    });
    expect([lastDay, then?.en]).toEqual([
      '2028-12-31',
      'If nothing is decided by then, it ends with its own last day.',
    ]);
  });

  test('the office reads of a company of which nobody could be told', () => {
    const { todo } = write(
      { type: 'agreement.suspended', agreement: 'framework', approval: 'x', on: '2028-01-01' },
      {
        ...ofOffice,
        unheard: [west.key],
      },
    );
    expect(todo.at(-1)?.en).toMatch(/^Nobody at .* was told/);
  });

  test('an agreement that was approved asks the chairs of each company to sign it, and the office to have it signed', () => {
    const approved: AgreementNews = { type: 'agreement.approved', agreement: 'framework', approval: 'x' };
    expect(callsForLetters(approved)).toBe(true);
    const office = officePeople(seed);
    const told = lettersOf(entry(approved), { office, hearers: hearers(seed, 'framework') }).map(({ to }) => to);
    for (const person of [...office, `chair@${east.domain}`, `chair@${west.domain}`]) expect(told).toContain(person);
    const signing = { state: 'signing', signedBy: [west.key] } as const;
    const toCompany = write(approved, ofCompany, signing);
    expect([toCompany.asked?.en, toCompany.title.en, toCompany.lines[0]?.en, toCompany.todo[0]?.en]).toEqual([
      'Please sign',
      'Strategic cooperation framework agreement: approved, to be signed',
      `To be signed by: ${east.title.en}`,
      'Your company signs the agreement.',
    ]);
    expect(toCompany.then?.zh).toBe('各方全部签署后，本协议生效。');
    expect(write(approved, ofOffice, signing).asked?.zh).toBe('请安排签署');
    expect(isPointless(letter(approved, { party: west.key }, signing))).toBe(true);
    expect(isPointless(letter(approved, ofOffice, signing))).toBe(false);
    expect(isPointless(letter(approved, ofOffice, { ...signing, signedBy: [west.key, east.key] }))).toBe(true);
  });

  const moment = { on: '2028-06-30', at: '2028-07-01T00:00:00+08:00' };
  const all: readonly AgreementNews[] = [
    { type: 'agreement.approved', agreement: 'framework', approval: 'x' },
    reminded,
    ...(['renew', 'notToRenew', 'terminate', 'breach'] as const).map((kind) => noticed({ kind, reason: 'as agreed' })),
    { type: 'agreement.cured', agreement: 'framework', by: 'x', evidence: 'report 4', on: '2028-06-01' },
    { type: 'agreement.amendmentApproved', agreement: 'framework', approval: 'x', takesOver: moment, months: 48 },
    { type: 'agreement.suspended', agreement: 'framework', approval: 'x', on: '2028-06-01' },
    { type: 'agreement.resumed', agreement: 'framework', approval: 'x', on: '2028-06-01' },
    { type: 'agreement.terminationAgreed', agreement: 'framework', approval: 'x', end: moment },
    ...(['continue', 'suspend', 'terminate', 'novate'] as const).map(
      (fate) =>
        ({
          type: 'agreement.fateDecided',
          agreement: 'framework',
          approval: 'x',
          fate,
          end: moment,
          on: '2028-06-01',
        }) as const,
    ),
    { type: 'agreement.renewed', agreement: 'framework', term: 2, startsOn: '2029-01-01', expiresOn: '2031-12-31' },
    { type: 'agreement.parentEnded', agreement: 'framework', parent: 'business', on: '2028-06-30' },
    { type: 'agreement.lapsed', agreement: 'framework', on: '2028-06-30' },
    { type: 'agreement.terminated', agreement: 'framework', on: '2028-06-30', why: 'mutual' },
    { type: 'agreement.expired', agreement: 'framework', on: '2028-12-31' },
  ];

  test.each(all.map((happening, n) => [happening.type, n] as const))(
    'of %s (%#) everything is said in both languages, to a company and to the office, without a gap',
    (_, n) => {
      const happening = all[n];
      if (!happening) throw new Error('There is one.');
      for (const reader of [ofCompany, ofOffice]) {
        const { title, lines, todo, then } = write(happening, reader);
        for (const { zh, en } of [title, ...lines, ...todo, ...(then ? [then] : [])]) {
          expect(zh).toMatch(/[\u4e00-\u9fff]/);
          expect(en).toMatch(/[a-z]/i);
          expect(`${zh}${en}`).not.toMatch(/undefined|null|NaN|：。|: \.|  /);
        }
      }
    },
  );
});
