import { englishDay } from '../../domain/calendar/said-days';
import type { AgreementVerb } from '../../domain/agreements/happenings';
import { officePeople } from '../../domain/programme/parties';
import * as agreements from '../support/agreements';
import { today } from '../support/days';
import { comesTo, signAgreement } from '../support/driving';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { mailsTo, office } from '../support/questions';

const gatehouse = openGatehouse();

const spree = 'director@spree.example';
const manzanares = 'director@manzanares.example';
const change = (key: string, verb: AgreementVerb) => agreements.change(gatehouse, key, verb);

/** The consortium agreement in force; its steering group, chaired by a director of each hospital, decides on it. */
const signed = async () => {
  const key = await agreements.openAgreement(gatehouse);
  await signAgreement(gatehouse, key, 'consortium', today());
  await comesTo(gatehouse, key, 'consortium', 'effective');
  return key;
};

/** The mails to a person about the agreement of one programme, oldest first; a notice's line breaks are no part of it. */
const newsTo = async (person: string, key: string): Promise<readonly string[]> => {
  const found = (await mailsTo(gatehouse, person)).filter(({ subject }) => subject.includes('[Notice]'));
  const read = async ({ id }: { id: string }) =>
    ((await (await fetch(`${gatehouse.mailbox.url}/api/mails/${id}`)).json()) as { text: string }).text;
  const texts = await Promise.all(found.map(read));
  return texts
    .filter((text) => text.includes(`/programmes/${key}/agreements/`))
    .map((text) => text.replaceAll(/\s+/g, ' '));
};

/** The one mail about something, as soon as it is there. */
const news = async (person: string, key: string, about: string) => {
  await eventually(async () => (await newsTo(person, key)).some((text) => text.includes(about)));
  const found = (await newsTo(person, key)).filter((text) => text.includes(about));
  expect(found).toHaveLength(1);
  return found[0] ?? '';
};

test('a breach is told to the office and to both companies: to the one what it may cure and until when, to the other for what it waits', async () => {
  const key = await signed();
  const notice = await agreements.aNoticeOf(gatehouse, key, 'breach', 'spree');
  const until = await gatehouse.planner.endOf(key, notice.receivedOn, 60);
  await change(key, { type: 'agreement.noticed', notice, until, by: office });
  const toOther = await news(manzanares, key, 'of a breach');
  expect(toOther).toContain('Your company may cure the breach');
  expect(toOther).toContain('Unless it is recorded as cured by then, the agreement ends.');
  expect(toOther).toContain(`it counts as received on ${englishDay(notice.receivedOn)}`);
  expect(await news(spree, key, 'of a breach')).toContain('Your company waits for the cure');
  const toOffice = await news(office, key, 'of a breach');
  expect(toOffice).toContain('A breach to be cured');
  expect(toOffice).not.toContain('Your company');

  await change(key, { type: 'agreement.cured', evidence: 'report 4', on: today(), by: office });
  for (const person of [spree, manzanares, office]) await news(person, key, 'the breach was cured');
});

test('who stands in for a chair hears of it as well; where a chair is vacant the office knows', async () => {
  const key = await signed();
  const [from, until] = [new Date(Date.now() - 60_000), new Date(Date.now() + 86_400_000)].map((at) =>
    at.toISOString(),
  );
  const substitutions = [{ person: spree, substitute: 'finance@spree.example', from: from ?? '', until: until ?? '' }];
  const holders = { 'manzanares.steering.director': null };
  await gatehouse.ledger.append([
    {
      programme: key,
      process: `${key}:roster`,
      number: 1,
      at: new Date().toISOString(),
      happening: { type: 'roster.changed', holders, substitutions },
    },
  ]);
  const notice = await agreements.aNoticeOf(gatehouse, key, 'breach', 'spree');
  const cureUntil = await gatehouse.planner.endOf(key, notice.receivedOn, 60);
  await change(key, { type: 'agreement.noticed', notice, until: cureUntil, by: office });
  for (const person of [spree, 'finance@spree.example']) await news(person, key, 'of a breach');
  for (const officer of officePeople(await gatehouse.directory.definition(key)))
    expect(await news(officer, key, 'of a breach')).toContain('Nobody at Manzanares University Hospital was told');
  expect(await newsTo(manzanares, key)).toEqual([]);
});

test('a suspension, a new text and an end by consent are told to both companies with what each may do', async () => {
  const key = await signed();
  await agreements.propose(gatehouse, key, { matter: 'suspension', reason: 'an audit' });
  for (const person of [spree, manzanares])
    expect(await news(person, key, 'suspended')).toContain('Your company may ask the programme office');
  await agreements.propose(gatehouse, key, { matter: 'resumption', reason: 'it went well' });
  for (const person of [spree, manzanares, office]) await news(person, key, 'in force again');
  const takesOver = await gatehouse.planner.beginOf(key, '2027-12-01');
  await agreements.propose(gatehouse, key, { matter: 'amendment', takesOver, months: 48, reason: 'a longer study' });
  for (const person of [spree, manzanares])
    expect(await news(person, key, 'amendment approved')).toContain('Your company signs the amendment.');
  const end = await gatehouse.planner.endOf(key, '2027-12-31');
  await agreements.propose(gatehouse, key, { matter: 'termination', end, reason: 'both want it' });
  for (const person of [spree, manzanares])
    expect(await news(person, key, 'will end with 31 Dec 2027')).toContain('Until then it is performed as before');
});
