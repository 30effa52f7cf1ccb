import type { Run } from '../../domain/money/distributions/runs';
import type { Draw } from '../../domain/money/funds/draws';
import type { App } from './app';
import { eventually } from './eventually';
import { east, west } from './seed';
import type { officeOf } from './three-years';

const receipt = [{ kind: 'document', title: '银行回单', hash: 'e'.repeat(64) }];
const officer = `pmo@${east.domain}`;
const finance = { [east.key]: `finance@${east.domain}`, [west.key]: `finance@${west.domain}` };
const [ours, theirs] = [finance[east.key] ?? '', finance[west.key] ?? ''];

/** What those who look after the money of a programme of years do, each in their own name; each step waits until it can be seen. */
export const moneyOf = (app: App, programme: string, office: ReturnType<typeof officeOf>) => {
  const { mustAs, until, approve } = office;
  const approved = async (id: string) => {
    await eventually(() => app.readModel.approval(id));
    await approve(id);
  };
  const draw = (key: string, isMeant: (one: Draw) => boolean) =>
    until(({ draws }) => draws.find((one) => one.key === key && isMeant(one)));
  const run = (key: string, isMeant: (one: Run) => boolean) =>
    until(({ distributions }) => distributions.find((one) => one.key === key && isMeant(one)));

  return {
    run,
    /** Each party is called for its part of a fund, and pays it in. */
    fill: async (fund: string, amounts: Readonly<Record<string, string>>) => {
      const { call } = await mustAs<{ call: number }>(officer, `/funds/${fund}/calls`, {
        purpose: '首期出资',
        amounts,
      });
      for (const [party, amount] of Object.entries(amounts)) {
        const paid = { call, party, amount, evidence: receipt };
        await mustAs(finance[party] ?? '', `/funds/${fund}/contributions`, paid);
      }
    },
    /** A payment for a project is asked for, approved, paid by the one company, and confirmed by the other. */
    draw: async (fund: string, asked: object): Promise<Draw> => {
      const payment = { kind: 'payment', purpose: '首笔工程款', payee: west.key, ...asked };
      const { draw: key, approval } = await mustAs<{ draw: string; approval: string }>(
        ours,
        `/funds/${fund}/draws`,
        payment,
      );
      await approved(approval);
      await draw(key, ({ state }) => state === 'approved');
      await mustAs(ours, `/draws/${key}/payment`, { evidence: receipt });
      await draw(key, ({ state }) => state === 'paid');
      await mustAs(theirs, `/draws/${key}/confirmation`, {});
      return draw(key, ({ state }) => state === 'confirmed');
    },
    /** A quarter's income and costs are opened as a run, and both companies sign its hash: the groups are asked. */
    share: async (key: string, asked: object): Promise<Run> => {
      await mustAs(officer, '/distributions', { key, payer: east.key, ...asked });
      const { hash } = await run(key, ({ state }) => state === 'signing');
      for (const person of [ours, theirs]) await mustAs(person, `/distributions/${key}/signatures`, { hash });
      return run(key, ({ approval }) => approval !== undefined);
    },
    /** The run is approved and posted; the payer pays what each is to get, and whoever gets it confirms. */
    pay: async (key: string, on: string): Promise<Run> => {
      await approved((await run(key, ({ approval }) => approval !== undefined)).approval ?? '');
      const { computed } = await run(key, ({ dueOn }) => dueOn !== undefined);
      for (const [to, minor] of Object.entries(computed.totals)) {
        if (to === east.key) continue;
        const paid = { to, amount: { minor }, on, evidence: receipt };
        const { payment } = await mustAs<{ payment: string }>(ours, `/distributions/${key}/payments`, paid);
        await run(key, ({ payments }) => payments.some((one) => one.key === payment));
        await mustAs(to === west.key ? theirs : officer, `/distributions/${key}/confirmations`, { payment });
      }
      return run(key, ({ state }) => state === 'settled');
    },
    /** What each account comes to, in minor units; those that come to nothing are left out. */
    balances: async () => {
      const lines = await app.journal.balances(programme);
      return Object.fromEntries(lines.flatMap(({ account, balance }) => (balance === '0' ? [] : [[account, balance]])));
    },
  };
};
