import { percentile, round, timed } from './figures';
import { API_TOKEN, type Full } from './full';
import { ask } from './http';
import { signedIn } from './inbox';
import { usedBy } from './processes';
import { people, PROGRAMME } from './programme';

const REQUESTS = 30;

/** At first what a page runs is compiled, and its statements are planned. */
const NOT_COUNTED = 10;

const OFFICE = 'office@spree.example';

/** What issue 15 asks of every page: none may take, cost or carry more. */
const wanted = { p95Ms: 100, cpuMs: 60, bytes: 300_000 };

type Page = readonly [path: string, headers: Readonly<Record<string, string>>];

/** What people look at: one who is asked in everything and has a role in every programme, the office, and nobody in particular. */
const pagesOf = async (approval: string): Promise<Readonly<Record<string, Page>>> => {
  const [asked = ''] = people;
  const person = await signedIn(asked);
  const office = await signedIn(OFFICE);
  const token = { authorization: `Bearer ${API_TOKEN}` };
  return {
    homeOfNobody: ['/', {}],
    homeOfPerson: ['/', person],
    inbox: ['/inbox', person],
    inboxOfOffice: ['/inbox', office],
    overview: [`/programmes/${PROGRAMME}`, office],
    approval: [`/programmes/${PROGRAMME}/approvals/${encodeURIComponent(approval)}`, person],
    milestone: [`/programmes/${PROGRAMME}/milestones/protocol-approved`, person],
    roster: [`/programmes/${PROGRAMME}/roster`, office],
    tasks: ['/api/v1/tasks?limit=50', token],
    openTasksOfPerson: [`/api/v1/tasks?limit=50&state=open&person=${encodeURIComponent(asked)}`, token],
  };
};

/** Of the program and its Postgres; its Temporal is not asked by pages. */
export const cpuMs = ({ pid }: Full): number => {
  const { program = 0, postgres = 0 } = usedBy(pid).cpuMs;
  return program + postgres;
};

/** One page, fetched one time after another: how long it takes, what it costs, and how much comes. */
export const timePage = async (full: Full, [path, headers]: Page) => {
  const url = `http://127.0.0.1:${full.environment.PORT}${path}`;
  const fetched = async () => {
    const [ms, answer] = await timed(() => ask('GET', url, headers));
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return { ms, bytes: Buffer.byteLength(answer.body) };
  };
  for (let at = 0; at < NOT_COUNTED; at += 1) await fetched();
  const before = cpuMs(full);
  const all = [];
  for (let at = 0; at < REQUESTS; at += 1) all.push(await fetched());
  const times = all.map(({ ms }) => ms);
  const figures = {
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    cpuMs: round((cpuMs(full) - before) / REQUESTS),
    bytes: Math.max(...all.map(({ bytes }) => bytes)),
  };
  const missed = (['p95Ms', 'cpuMs', 'bytes'] as const).filter((name) => figures[name] >= wanted[name]);
  return { ...figures, ...(missed.length > 0 && { missed }) };
};

/** Every page of which issue 15 speaks, one after another. */
export const measurePages = async (full: Full) => {
  const figures: Record<string, Awaited<ReturnType<typeof timePage>>> = {};
  for (const [name, page] of Object.entries(await pagesOf(await full.open())))
    figures[name] = await timePage(full, page);
  return { wanted, ...figures };
};
