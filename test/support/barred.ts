import { reachedSignal, rosterChanged } from '../../contracts/approval';
import type { Approval } from '../../domain/approvals/approvals';
import type { Bar } from '../../domain/approvals/bars';
import type { Programme } from '../../domain/programme/programme';
import { actionsOf } from '../../domain/approvals/seats';
import type { App } from './app';
import { eventually } from './eventually';
import { aPolicy, ask, decide, enterProgramme } from './questions';
import type { Seat } from '../../domain/programme/governance';

/** Whoever is barred. */
export const barred = 'x@spree.example';

/** Of the same company as they are, with a seat; without one in the group; and whoever asks when it is not them. */
export const director = 'director@spree.example';
export const newcomer = 'nursing@spree.example';
const secretary = 'secretary@spree.example';

/** Whose mails come back. */
export const lost = 'lost@spree.example';

/** The seats of the group: theirs, one that comes to them later, one that is recused, and those of others. */
export const seatIds = {
  own: 'spree.steering.own',
  other: 'spree.steering.other',
  recused: 'spree.steering.recused',
  director: 'spree.steering.director',
  lost: 'spree.steering.lost',
  partner: 'manzanares.steering.director',
} as const;

const holders: Readonly<Record<keyof typeof seatIds, string>> = {
  own: barred,
  other: 'former@spree.example',
  recused: 'recused@spree.example',
  director,
  lost,
  partner: 'director@manzanares.example',
};

const seats = Object.entries(seatIds).map(([key, id]): Seat => {
  const party = id.split('.')[0] ?? '';
  const title = { zh: key, en: key };
  return {
    id,
    key,
    group: 'steering',
    party,
    title,
    chair: false,
    weight: 1,
    holder: holders[key as keyof typeof seatIds],
  };
});

/** The small programme with these seats; whoever is barred works in its office, or is of its supervision. Its many mails gather. */
export const enterWithBarred = (app: App, as: 'officer' | 'supervisor', gatherSeconds = 3600) =>
  enterProgramme(app, (programme: Programme): Programme => {
    const { governance } = programme;
    const { office, supervision, groups } = governance;
    const { steering } = groups;
    if (!steering) throw new Error('The programme has a steering group.');
    const [ethics, ...others] = supervision.seats;
    return {
      ...programme,
      mail: { gatherSeconds },
      governance: {
        ...governance,
        groups: { ...groups, steering: { ...steering, seats } },
        ...(as === 'officer'
          ? { office: { ...office, people: { ...office.people, spree: barred } } }
          : {
              supervision: { ...supervision, seats: [...(ethics ? [{ ...ethics, holder: barred }] : []), ...others] },
            }),
      },
    };
  });

/** How a matter is set up: which bar holds for them, and what falls to them. */
interface Setup {
  readonly bar: Bar | undefined;
  /** Whether its policy bars whoever asks or gains from deciding. */
  readonly isBarring: boolean;
  readonly isEscalating?: boolean;
  readonly standsIn?: boolean;
}

/** A matter that is set up, with what every form of it carries. */
export interface Matter {
  readonly id: string;
  readonly programme: string;
  readonly contentHash: string;
}

const inAMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString();

/** Everything that any verb needs to be possible: a question is open, a seat recused, a mailbox dead; and they have a seat on which they have not voted. */
export const matterWithBarred = async (app: App, programme: string, setup: Setup): Promise<Matter> => {
  const { bar, isBarring, isEscalating = false, standsIn = false } = setup;
  const id = await ask(app, programme, {
    requester: bar === 'requester' ? barred : secretary,
    ...(bar === 'beneficiary' && { beneficiaries: [barred] }),
    policy: aPolicy({
      stages: [{ panels: [{ group: '$subject', rule: { bothParties: { atLeast: 1 } } }] }],
      hearEverybody: true,
      multiSeat: true,
      requesterMayNotDecide: isBarring,
      copies: [barred],
      vacancyGrace: { workingDays: 20 },
      ...(isEscalating && {
        atDeadline: 'escalate',
        escalation: [{ to: 'supervision', within: { workingDays: 20 }, does: 'addApprovers' }],
      }),
    }),
  });
  if (bar === 'recused') await decide(app, id, seatIds.own, { verdict: 'recuse' });
  await decide(app, id, seatIds.recused, { verdict: 'recuse' });
  const at = new Date().toISOString();
  const process = app.client.workflow.getHandle(id);
  const substitutions = standsIn ? [{ person: director, substitute: barred, from: at, until: inAMonth() }] : [];
  await process.signal(rosterChanged, {
    ...{ type: 'approval.rosterChanged', at, substitutions },
    holders: { [seatIds.other]: barred },
  } as const);
  if (!isEscalating)
    await process.signal(reachedSignal, { type: 'approval.reached', person: lost, isReached: false, at });
  const asked = { seat: seatIds.director, question: 'Why?', pauses: false };
  // A busy server may not answer at once.
  await eventually(
    async () => (await app.postAs(director, `/approvals/${encodeURIComponent(id)}/questions`, asked)).status < 500,
  );
  const { request } = await eventually(async () => {
    const approval = (await app.readModel.approval(id))?.approval;
    return approval && isReady(approval, isEscalating) && approval;
  });
  return { id, programme, contentHash: request.contentHash };
};

const isReady = (approval: Approval, isEscalating: boolean) => {
  const types = actionsOf(approval).map(({ type }) => type);
  return ['approval.rosterChanged', 'approval.questioned', ...(isEscalating ? [] : ['approval.reached'])].every(
    (type) => types.includes(type as (typeof types)[number]),
  );
};
