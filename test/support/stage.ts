import { readProgramme } from '../../infra/reading/definitions';
import { join } from 'node:path';
import express, { type Express } from 'express';
import request from 'supertest';
import type { PageDeps } from '../../api/http/page-deps';
import { createPages } from '../../api/router';
import { approvalId, decideUpdate, type DecisionReceipt } from '../../contracts/approval';
import type { Told } from '../../contracts/told';
import { assertMayAct, act } from '../../domain/approvals/actions/rules';
import type { Action, ActionOf } from '../../domain/approvals/actions/actions';
import type { Approval, ApprovalRequest, Subject, Decision } from '../../domain/approvals/approvals';
import { outcome } from '../../domain/approvals/outcomes';
import { lastDecision } from '../../domain/approvals/votes';
import type { Happening } from '../../domain/record/ledger';
import { policyOf, stagesOf } from '../../domain/approvals/panels';
import type { Policy } from '../../domain/programme/policies';
import type { Programme } from '../../domain/programme/programme';
import { titlesOf } from '../../domain/programme/titles';
import { createCalendarLinks } from '../../infra/keys/calendar-links';
import { readCalendars } from '../../infra/reading/calendars';
import { createDirectory } from '../../infra/planning/directory';
import { hashOf } from '../../infra/host/hashes';
import { createLinks } from '../../infra/keys/links';
import type { OutgoingMail } from '../../infra/smtp/mailer';
import { createReminderLinks } from '../../infra/keys/reminder-links';
import { createPlanner } from '../../infra/planning/planner';
import { createSessions } from '../../infra/keys/sessions';
import { createAttempts } from '../../infra/store/attempts';
import { createCalendarFeeds } from '../../infra/store/calendar-feeds';
import { createCodes } from '../../infra/store/codes';
import type { Database } from '../../infra/store/database';
import { createDrafts } from '../../infra/store/drafts';
import { createEvidenceFiles } from '../../infra/store/evidence-files';
import { createInterruptions } from '../../infra/store/interruptions';
import { createKnownBrowsers } from '../../infra/store/known-browsers';
import { createMailedLinks } from '../../infra/store/mailed-links';
import { createJournal } from '../../infra/store/journal/reading';
import { createLedger } from '../../infra/store/ledger';
import { createOutbox } from '../../infra/store/outbox';
import { createReadModel } from '../../infra/store/read-model';
import { createReminderOptOuts } from '../../infra/store/reminder-opt-outs';
import { createSpentLinks } from '../../infra/store/spent-links';
import { programmeOf } from './programmes';
import { emptyStore } from './store';
import { openEmptyStore } from './prepared';
import { east, seedFile } from './seed';
import { decide } from '../../domain/approvals/decisions';

export const publicUrl = 'http://127.0.0.1:3000';
export const apiToken = 'the-token-of-the-start';
export const chair = `chair@${east.domain}`;
export const officer = `pmo@${east.domain}`;
const shelf = readCalendars(join(__dirname, '../../programmes/calendars'));
const keys = [Buffer.alloc(32, 7).toString('base64url')];

/** What the pages asked a process to do. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** A decision is asked for by its update; it is noted by that name, as what has a name of its own is. */
const callOf = (name: string, args: readonly unknown[]): Call =>
  args[1] === decideUpdate ? { name: decideUpdate.name, args: [args[0], args[3], args[2]] } : { name, args };

/** The pages on a real store in memory, with a recorder where the running processes would be: it decides by the domain's own rules. */
export const setStage = async (database: Database, changes: Partial<PageDeps> = {}) => {
  const ledger = createLedger(database);
  const readModel = createReadModel(database);
  const attempts = createAttempts(database);
  const addresses = { keys, publicUrl, mailedLinks: createMailedLinks(database) };
  const links = createLinks(addresses);
  const sessions = createSessions({ ...addresses, spentLinks: createSpentLinks(database) });
  const mails: OutgoingMail[] = [];
  const calls: Call[] = [];
  const answers = new Map<string, Promise<Told>>();
  const numbers = new Map<string, number>();
  let clock = new Date('2026-03-03T02:00:00Z');
  const programme = programmeOf(seedFile, 'demo');

  const tell = async (process: string, happening: Happening) => {
    const number = (numbers.get(process) ?? 0) + 1;
    numbers.set(process, number);
    await ledger.append([{ programme: 'demo', process, number, at: clock.toISOString(), happening }]);
  };

  const takeDecision = async (id: string, decision: Decision): Promise<DecisionReceipt> => {
    const approval = (await readModel.approval(id))?.approval as Approval;
    const after = decide(approval, decision);
    if (after !== approval) await tell(id, { type: 'approval.decided', approval: id, decision });
    const state = outcome(after);
    if (state !== 'open') await tell(id, { type: 'approval.closed', approval: id, outcome: state });
    return { decision: lastDecision(after, decision.seat) ?? decision, outcome: state, entries: [] };
  };

  const takeChange = async (id: string, made: Action): Promise<Told> => {
    const approval = (await readModel.approval(id))?.approval as Approval;
    assertMayAct(approval, made);
    await tell(id, { approval: id, ...made } as ActionOf);
    const state = outcome(act(approval, made));
    if (state !== 'open') await tell(id, { type: 'approval.closed', approval: id, outcome: state });
    return { outcome: state, entries: [] } as Told;
  };

  const recorder = new Proxy(
    {},
    {
      get:
        (_target, called: string) =>
        (...given: unknown[]) => {
          const { name, args } = callOf(called, given);
          calls.push({ name, args });
          if (name !== 'decide' && name !== 'change') return Promise.resolve({});
          const [id, said, updateId] = args as [string, Decision | Action, string];
          const take = () => ('verdict' in said ? takeDecision(id, said) : takeChange(id, said));
          const answer = answers.get(updateId) ?? take();
          answers.set(updateId, answer);
          // Like the server, which keeps the answer of an update that was accepted and forgets a refused one.
          answer.catch(() => answers.delete(updateId));
          return answer;
        },
    },
  ) as PageDeps['processes'];

  const deps: PageDeps = {
    readModel,
    directory: createDirectory(database, shelf),
    ledger,
    journal: createJournal(database),
    interruptions: createInterruptions(database),
    attempts,
    outbox: createOutbox(database),
    optOuts: createReminderOptOuts(database),
    reminderLinks: createReminderLinks(addresses),
    calendarFeeds: createCalendarFeeds(database),
    calendarLinks: createCalendarLinks({ keys, publicUrl }),
    processes: recorder,
    planner: createPlanner(createDirectory(database, shelf), readModel),
    links,
    sessions,
    knownBrowsers: createKnownBrowsers(database),
    codes: createCodes(database, { keys }),
    drafts: createDrafts(database),
    evidenceFiles: createEvidenceFiles(database),
    mailer: {
      from: 'gatehouse@gatehouse.example',
      send: async (mail) => {
        mails.push(mail);
        return { messageId: mail.messageId, accepted: [mail.to.address], rejected: [] };
      },
    },
    pmo: { isToken: (token) => token === apiToken },
    definitions: async () => [
      {
        fileKey: 'stroke-registry',
        title: { zh: '登记', en: 'Joint stroke registry' },
        starts: '2026-09-01',
        zone: 'Europe/Berlin',
      },
    ],
    readDefinition: async ({ definition = '', starts, offeredAt }) =>
      readProgramme(definition, ['cn', 'weekdays'], {
        ...(starts !== undefined && { starts }),
        ...(offeredAt !== undefined && { offeredAt }),
      }),
    startProgramme: async () => 'demo',
    publicUrl,
    now: () => clock,
    log: { warn: () => {} },
    ...changes,
  };
  const app: Express = express().use(createPages(deps));

  await tell('demo', { type: 'programme.started', definition: programme, version: 'v'.repeat(64), by: officer });
  return {
    app,
    deps,
    database,
    programme,
    mails,
    calls,
    tell,
    readModel,
    attemptsOf: attempts.attemptsOf,
    setClock: (at: string) => void (clock = new Date(at)),
    openApproval: (options: Opening = {}) => openApproval(tell, programme, options),
    linkFor: async (id: string, person = chair, expiresAt = '2026-06-01T00:00:00Z') => {
      const { approval } = (await readModel.approval(id)) ?? {};
      if (!approval) throw new Error(`There is no approval ${id}.`);
      const seat = approval.request.stages
        .flatMap(({ panels }) => panels)
        .flatMap(({ seats }) => seats)
        .find(({ holder }) => holder === person);
      const { round, contentHash } = approval.request;
      return links.invite({ approval: id, round, seat: seat?.id ?? '', person, contentHash, expiresAt });
    },
    /** What the mail prints beside the link. */
    digitsFor: (approval: string, person = chair) =>
      links.digits({ approval, round: Number(approval.split(':').at(-1)), person }),
    browser: () => browserOn(app),
    signedIn: async (person: string, kind: 'person' | 'pmo' = 'person') => {
      const browser = browserOn(app);
      browser.jar.set('gatehouse_session', await sessions.open({ kind, person }, clock));
      return browser;
    },
  };
};

export type Stage = Awaited<ReturnType<typeof setStage>>;

interface Opening {
  readonly policy?: string;
  readonly round?: number;
  readonly key?: string;
  /** What it is about: an agreement unless said otherwise. */
  readonly kind?: Subject['kind'];
  readonly change?: Partial<Policy>;
  readonly requester?: string;
  readonly title?: string;
  readonly summary?: ApprovalRequest['content']['summary'];
  readonly evidence?: ApprovalRequest['content']['evidence'];
  readonly groups?: readonly string[];
}

/** Opens the approval of the framework agreement and answers its id. */
async function openApproval(
  tell: (process: string, happening: Happening) => Promise<void>,
  programme: Programme,
  {
    policy = 'everybody',
    round = 1,
    key = 'framework',
    kind = 'agreement',
    change = {},
    requester = officer,
    title = '战略合作框架协议',
    groups = ['strategic'],
    summary = [
      { zh: '合作期限三十六个月，自各方签署之日起生效', en: 'Thirty-six months from the day of the last signature' },
      { zh: '设立合作治理委员会，下设四个工作组', en: 'A governance committee with four groups' },
      { zh: '收益按 60%、35%、5% 分配', en: 'Profits are shared 60, 35 and 5 per cent' },
    ],
    evidence = [
      {
        kind: 'document',
        title: '战略合作框架协议（送审稿）.pdf',
        url: 'https://files.example/framework.pdf',
        hash: 'a3'.repeat(32),
      },
    ],
  }: Opening,
): Promise<string> {
  const subject = { kind, key } as const;
  const id = approvalId({ programme: 'demo', subject, round });
  const content: ApprovalRequest['content'] = {
    title: { zh: title, en: 'Strategic cooperation framework agreement' },
    summary,
    evidence,
  };
  const { stages: _, ...rest } = { ...policyOf(programme, policy), ...change };
  const request: ApprovalRequest = {
    programme: 'demo',
    approval: id,
    round,
    subject,
    content,
    contentHash: hashOf(content),
    requester,
    policy: { ...rest, identity: 'link', ...change },
    stages: stagesOf(programme, policyOf(programme, policy), groups),
    definitionVersion: 'v'.repeat(64),
    titles: titlesOf(programme),
  };
  await tell(`demo:agreement:${key}`, {
    type: 'agreement.submitted',
    agreement: key,
    by: requester,
    approval: id,
    content,
  });
  await tell(id, {
    type: 'approval.opened',
    request,
    plan: {
      opensAt: '2026-03-02T01:00:00Z',
      dueAt: '2026-03-09T17:30:00+08:00',
      provisional: false,
      reminders: [],
      rule: {
        zh: '自 3月2日起 5 个工作日，两方日历均为工作日的日子才计',
        en: '5 working days of both parties from 2 March',
      },
      calendarVersions: ['cn 2026'],
    },
  });
  return id;
}

/** A browser that keeps cookies by path and says where a form was sent from, as every browser does. */
function browserOn(app: Express) {
  const jar = new Map<string, string>();
  const paths = new Map<string, string>();
  const cookies = (path: string) =>
    [...jar]
      .filter(([name]) => path.startsWith(paths.get(name) ?? '/'))
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
  const keep = (response: request.Response) => {
    for (const line of (response.get('Set-Cookie') ?? []) as string[]) {
      const [pair = '', ...attributes] = line.split('; ');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
      paths.set(name, attributes.find((each) => each.startsWith('Path='))?.slice(5) ?? '/');
    }
    return response;
  };
  const get = async (path: string, headers: Record<string, string> = {}) =>
    keep(await request(app).get(path).set('Cookie', cookies(path)).set('Accept-Language', 'zh').set(headers));
  return {
    jar,
    get,
    head: async (path: string) => request(app).head(path).set('Cookie', cookies(path)),
    /** GET and every redirect after it. */
    open: async (path: string) => {
      let response = await get(path);
      while (response.status === 303) response = await get(String(response.get('Location')));
      return response;
    },
    post: async (
      path: string,
      fields: Record<string, string>,
      headers: Record<string, string> = { Origin: publicUrl },
    ) =>
      keep(
        await request(app)
          .post(path)
          .set('Cookie', cookies(path))
          .set('Accept-Language', 'zh')
          .set(headers)
          .type('form')
          .send(fields),
      ),
    /** A form with files, each by its name. */
    send: async (path: string, fields: Record<string, string>, files: Record<string, Buffer> = {}, ending = 'yaml') => {
      const sent = request(app)
        .post(path)
        .set('Cookie', cookies(path))
        .set('Accept-Language', 'zh')
        .set('Origin', publicUrl);
      for (const [name, value] of Object.entries(fields)) void sent.field(name, value);
      for (const [name, bytes] of Object.entries(files))
        void sent.attach(name, bytes, { filename: `${name}.${ending}` });
      return keep(await sent);
    },
  };
}

/** The hidden fields of the first form that goes to `action`. */
export function formOf(html: string, action: string): Record<string, string> {
  const form = html.split('<form ').find((part) => part.includes(`action="${action}"`)) ?? '';
  const fields = form.split('</form>')[0]?.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g) ?? [];
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
}

/** The stage of a test file, set anew for each of its tests on one store. */
export const onStage = (): Stage => {
  const stage = {} as Stage;
  let database: Database;
  beforeAll(async () => void (database = await openEmptyStore()));
  afterAll(() => database.close());
  beforeEach(async () => {
    await emptyStore(database);
    Object.assign(stage, await setStage(database));
  });
  return stage;
};
