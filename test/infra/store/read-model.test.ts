import type { Happening } from '../../../domain/record/ledger';
import type { Programme } from '../../../domain/programme/programme';
import { createLedger } from '../../../infra/store/ledger';
import { createReadModel } from '../../../infra/store/read-model';
import { aDecision, anApproval, aPlan, aPool, aStage } from '../../support/approvals';
import { aProgramme, describeStore, opened, told } from '../../support/store';

const id = 'east-west:agreement:framework:1';
const decided = (
  seat: string,
  ...rest: Parameters<typeof aDecision> extends [string, ...infer R] ? R : never
): Happening => ({
  type: 'approval.decided',
  approval: id,
  decision: aDecision(seat, ...rest),
});

describeStore((store) => {
  const append = (happenings: readonly Happening[], process = id, from = 1, programme = 'east-west') =>
    createLedger(store()).append(told(process, happenings, { programme, from }));
  const start = async (): Promise<Programme> => {
    const definition = aProgramme();
    const started = { type: 'programme.started', definition, version: 'v1', by: 'office@spree.example' } as const;
    await append([started], definition.key, 1, definition.key);
    return definition;
  };
  const tell = (definition: Programme, process: string, ...happenings: readonly Happening[]) =>
    append(happenings, `${definition.key}:${process}`, 1, definition.key);
  const view = async (definition: Programme) => {
    const found = await createReadModel(store()).programme(definition.key);
    if (!found) throw new Error('The programme was started.');
    return found;
  };

  describe('a programme', () => {
    test('that starts shows every phase, milestone and agreement as planned, in the declared order', async () => {
      const definition = await start();
      const found = await view(definition);
      expect(found.phases.map(({ key, state }) => [key, state])).toEqual(
        definition.phases.map(({ key }) => [key, 'planned']),
      );
      expect(found.phases.map(({ milestones }) => milestones.map(({ key }) => key))).toEqual(
        definition.phases.map(({ milestones }) => milestones.map(({ key }) => key)),
      );
      expect(found.agreements.map(({ key }) => key)).toEqual(Object.keys(definition.agreements));
      expect(found.phases[0]).toMatchObject({ startsOn: '2026-09-01', endsOn: '2027-05-31' });
      expect(found.phases[0]?.milestones[0]).toMatchObject({ state: 'planned', baselineOn: '2026-11-01' });
      expect(found.definition).toEqual(definition);
      expect(found.waiting).toEqual([]);
      expect(await createReadModel(store()).programmes({ limit: 5 })).toEqual({
        items: [{ key: definition.key, title: definition.title, state: 'running', version: 'v1' }],
        count: 1,
        before: 0,
      });
      expect(await createReadModel(store()).programme('another')).toBeUndefined();
    });

    test('moves its phase through milestones and gate', async () => {
      const definition = await start();
      const [phase] = definition.phases;
      const [first, second] = phase?.milestones ?? [];
      if (!phase || !first || !second) throw new Error('The second programme has a phase with two milestones.');
      const here = { phase: phase.key };
      await tell(
        definition,
        'phase',
        { type: 'phase.opened', ...here, startsOn: '2026-09-01', endsOn: '2027-05-31' },
        { type: 'milestone.accepted', ...here, milestone: first.key, actualOn: '2026-10-20', conditionally: false },
        {
          type: 'milestone.submitted',
          ...here,
          milestone: second.key,
          by: 'office@spree.example',
          evidence: [],
          note: '',
          approval: 'x',
        },
        { type: 'milestone.returned', ...here, milestone: second.key, approval: 'x', outcome: 'rejected' },
        { type: 'phase.gateRequested', ...here, by: 'office@spree.example', approval: 'g1' },
        { type: 'phase.gateDecided', ...here, approval: 'g1', outcome: 'hold' },
      );
      const [running] = (await view(definition)).phases;
      expect(running).toMatchObject({ state: 'running', outcome: 'hold', gateApproval: 'g1' });
      expect(running?.milestones).toMatchObject([
        { state: 'accepted', actualOn: '2026-10-20' },
        { state: 'rework', approval: 'x' },
        ...phase.milestones.slice(2).map(() => ({ state: 'planned' })),
      ]);
      await tell(definition, 'gate', { type: 'phase.closed', ...here, outcome: 'go' }, { type: 'programme.completed' });
      expect(await view(definition)).toMatchObject({
        state: 'completed',
        phases: [{ state: 'closed', outcome: 'go' }, {}],
      });
    });

    test('says what waits: an approval on its seats, a signature on its party, figures on the office', async () => {
      const definition = await start();
      const [agreement] = Object.keys(definition.agreements);
      if (!agreement) throw new Error('The second programme has an agreement.');
      const evaluation = `${definition.key}:evaluation:quarterly:2026-Q4`;
      await tell(
        definition,
        'things',
        opened({ programme: definition.key, stages: [aStage(aPool('ab'))] }),
        { type: 'agreement.approved', agreement, approval: 'x' },
        {
          type: 'agreement.signed',
          agreement,
          party: 'spree',
          signatory: 's',
          signedOn: '2026-10-01',
          documentHash: 'h',
          by: 'office@spree.example',
        },
        { type: 'evaluation.opened', evaluation, cycle: 'quarterly', period: '2026-Q4', dueAt: '2027-01-10T17:00:00Z' },
      );
      const { waiting } = await view(definition);
      expect(waiting).toMatchObject([
        {
          kind: 'approval',
          id,
          on: [{ person: 'a@east.example', seat: 'east.board.a' }, { person: 'b@east.example' }],
          dueAt: aPlan().dueAt,
          then: { en: 'Without a decision by then, this approval expires.' },
        },
        {
          kind: 'actuals',
          id: evaluation,
          on: [{ person: 'office@spree.example' }, { person: 'office@manzanares.example' }],
        },
        { kind: 'signature', id: agreement, on: [{ person: 'office@manzanares.example' }] },
      ]);
      const signOff = {
        programme: definition.key,
        approval: 'e',
        subject: { kind: 'evaluation', key: 'quarterly:2026-Q4' },
      } as const;
      await tell(definition, 'sign-off', opened({ ...signOff, stages: [aStage(aPool('a'))] }), {
        type: 'agreement.effective',
        agreement,
        effectiveOn: '2026-10-01',
        expiresOn: '2029-09-30',
      });
      const later = await view(definition);
      expect(later.evaluations).toMatchObject([{ key: evaluation, approval: 'e', state: 'collecting' }]);
      expect(later.agreements[0]).toMatchObject({ state: 'effective', signedBy: ['spree'], expiresOn: '2029-09-30' });
    });

    test('knows its people', async () => {
      await start();
      const readModel = createReadModel(store());
      expect(await readModel.knows('office@spree.example')).toBe(true);
      expect(await readModel.knows('ethics@manzanares.example')).toBe(true);
      expect(await readModel.knows('stranger@spree.example')).toBe(false);
    });
  });

  describe('an approval', () => {
    const tasks = async (state?: 'open' | 'answered' | 'closed') => {
      const { items } = await createReadModel(store()).tasks({ limit: 100, ...(state && { state }) });
      return items.map(({ seat, state: is }) => `${seat} ${is}`);
    };

    test('asks the held seats, and a seat that has answered is asked no longer', async () => {
      await append([opened({ stages: [aStage(aPool('abc'))] }), decided('east.board.b')]);
      expect(await tasks()).toEqual(['east.board.a open', 'east.board.b answered', 'east.board.c open']);
      const found = await createReadModel(store()).approval(id);
      expect(found).toMatchObject({
        id,
        programme: 'east-west',
        state: 'open',
        plan: aPlan(),
        openedAt: '2026-03-02T01:01:00.000Z',
      });
      expect(found?.approval.decisions).toEqual([aDecision('east.board.b')]);
      expect(await createReadModel(store()).approval('another')).toBeUndefined();
    });

    test('asks the next stage when it opens, and nobody once it is closed', async () => {
      const stages = [aStage(aPool('ab', { rule: 'any' })), aStage(aPool('cd'))];
      await append([opened({ stages }), decided('east.board.a')]);
      expect(await tasks('open')).toEqual([]);
      await append(
        [{ type: 'approval.stageOpened', approval: id, stage: 1, plan: aPlan({ dueAt: '2026-03-20T09:30:00Z' }) }],
        id,
        3,
      );
      expect(await tasks('open')).toEqual(['east.board.c open', 'east.board.d open']);
      await append(
        [decided('east.board.c', 'reject'), { type: 'approval.closed', approval: id, outcome: 'rejected' }],
        id,
        4,
      );
      expect(await tasks()).toEqual([
        'east.board.a answered',
        'east.board.b closed',
        'east.board.c answered',
        'east.board.d closed',
      ]);
      expect(await createReadModel(store()).approval(id)).toMatchObject({
        state: 'rejected',
        closedAt: '2026-03-02T01:05:00.000Z',
      });
    });

    test('that is escalated asks those who were brought in as well, until the new deadline', async () => {
      const escalation = [{ to: 'groupChair', within: { days: 2 }, does: 'addApprovers' }] as const;
      const to = ['b@east.example', 'boss@elsewhere.example'];
      const dueAt = '2026-03-11T09:30:00.000Z';
      await append([
        opened({ stages: [aStage(aPool('ab'))], policy: { atDeadline: 'escalate', escalation } }),
        { type: 'approval.escalated', approval: id, step: 0, at: dueAt, to, seats: [], dueAt, does: 'addApprovers' },
      ]);
      const { items } = await createReadModel(store()).tasks({ limit: 10, state: 'open' });
      expect(items.map(({ seat, person }) => [seat, person])).toEqual([
        ['east.board.a', 'a@east.example'],
        ['east.board.a', 'b@east.example'],
        ['east.board.b', 'b@east.example'],
      ]);
      expect(new Set(items.map((task) => task.dueAt))).toEqual(new Set([dueAt]));
    });

    test('that is withdrawn or expires asks nobody and keeps how it ended', async () => {
      await append([
        opened(),
        { type: 'approval.withdrawn', approval: id, by: 'office@east.example', reason: 'a mistake' },
        { type: 'approval.closed', approval: id, outcome: 'withdrawn' },
      ]);
      const other = { approval: 'other' };
      await append([opened(other), { type: 'approval.closed', ...other, outcome: 'expired' }], 'other');
      expect(await tasks('open')).toEqual([]);
      expect(await createReadModel(store()).approval(id)).toMatchObject({
        state: 'withdrawn',
        approval: { ended: 'withdrawn' },
      });
      expect(await createReadModel(store()).approval('other')).toMatchObject({
        state: 'expired',
        approval: { ended: 'expired' },
      });
    });
  });

  describe('an inbox', () => {
    test('is paged by deadline without leaving out or repeating a task', async () => {
      const ledger = createLedger(store());
      for (const n of [3, 1, 2, 5, 4]) {
        const approval = `approval-${n}`;
        const happening = {
          ...opened({ approval, stages: [aStage(aPool('a'))] }),
          plan: aPlan({ dueAt: `2026-03-0${n}T09:30:00Z` }),
        };
        await ledger.append(told(approval, [happening as Happening]));
      }
      const readModel = createReadModel(store());
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await readModel.tasksOf('a@east.example', { state: 'open', limit: 2, ...(after && { after }) });
        seen.push(...page.items.map(({ approval }) => approval));
        after = page.next;
      } while (after);
      expect(seen).toEqual([1, 2, 3, 4, 5].map((n) => `approval-${n}`));
      expect((await readModel.openTasksOf('a@east.example', { limit: 2 })).count).toBe(5);
      await expect(readModel.tasks({ limit: 2, after: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_input' });
    });

    test('that a person has decided are listed by their last answer, the latest first, with what came of the matter', async () => {
      const seats = ['east.board.a', 'east.board.b'];
      const changes = { stages: [aStage(aPool('abc', { rule: { atLeast: 2 } }))] };
      await append([
        opened(changes),
        decided(seats[0] ?? '', 'abstain', { acceptedAt: '2026-03-03T02:00:00Z' }),
        decided(seats[1] ?? '', 'approve', { acceptedAt: '2026-03-03T03:00:00Z' }),
        decided(seats[0] ?? '', 'approve', { acceptedAt: '2026-03-03T04:00:00Z' }),
        { type: 'approval.closed', approval: id, outcome: 'approved' },
      ]);
      const another = 'east-west:agreement:pilot:1';
      const decision = aDecision('east.board.a', 'approve', { acceptedAt: '2026-03-04T02:00:00Z' });
      await append(
        [opened({ ...changes, approval: another }), { type: 'approval.decided', approval: another, decision }],
        another,
      );
      const readModel = createReadModel(store());
      const [later, earlier, ...more] = await readModel.decisionsOf('a@east.example', 50);
      expect(more).toEqual([]);
      expect(later).toMatchObject({ approval: another, state: 'open', verdict: 'approve' });
      expect(earlier).toMatchObject({
        approval: id,
        seat: 'east.board.a',
        state: 'approved',
        verdict: 'approve',
        acceptedAt: '2026-03-03T04:00:00Z',
      });
      expect(await readModel.decisionsOf('a@east.example', 1)).toEqual([later]);
      expect(await readModel.decisionsOf('c@east.example', 50)).toEqual([]);
      const { requester, content } = anApproval(changes).request;
      const asked = { tier: 'link', requester, summary: content.summary };
      expect(Object.fromEntries(await readModel.questionsOf([id, another, 'none']))).toEqual({
        [id]: asked,
        [another]: asked,
      });
    });

    test('of one person stays fast among 20,000 open tasks', async () => {
      await store().query(
        `insert into tasks select 'approval-' || n, 1, 'seat', 'person-' || (n % 2), 'east-west', '{"zh":"事","en":"matter"}',
          'open', now(), timestamptz '2026-03-01 00:00Z' + n * interval '1 minute' from generate_series(1, 20000) as n`,
      );
      await store().query('analyze tasks');
      const readModel = createReadModel(store());
      const first = await readModel.tasksOf('person-1', { state: 'open', limit: 50 });
      const spent: number[] = [];
      for (let n = 0; n < 20; n += 1) {
        const began = performance.now();
        const page = await readModel.tasksOf('person-1', {
          state: 'open',
          limit: 50,
          ...(first.next && { after: first.next }),
        });
        spent.push(performance.now() - began);
        expect(page.items).toHaveLength(50);
      }
      expect(spent.sort((a, b) => a - b)[10]).toBeLessThan(50);
      expect((await readModel.openTasksOf('person-1', { limit: 50 })).count).toBe(10_000);
    });
  });
});
