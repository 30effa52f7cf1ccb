import { randomUUID } from 'node:crypto';
import type { ProgrammeInput } from '../../contracts/programme';
import type { LocalDate } from '../../domain/calendar/dates';
import type { Programme } from '../../domain/programme/programme';
import { eventually } from './eventually';
import type { Gatehouse } from './gatehouse';
import { programmeOf } from './programmes';
import { approveAll, office, someContent } from './questions';

/** Starts the small programme under a key of its own and waits until it runs. */
export const startProgramme = async (
  { processes, readModel }: Gatehouse,
  change = (programme: Programme) => programme,
  opens: NonNullable<ProgrammeInput['opens']> = [],
): Promise<Programme> => {
  const definition = change(programmeOf('stroke-registry.yaml', `p${randomUUID().slice(0, 8)}`));
  await processes.startProgramme({ definition, version: 'v1', startedBy: office, opens }, definition.key);
  await eventually(async () => (await readModel.programme(definition.key))?.phases[0]?.state === 'running');
  return definition;
};

/** A programme of which one milestone alone is due before long, and may slip by three working days. */
export const dueAlone = (programme: Programme, dueOn: LocalDate): Programme => ({
  ...programme,
  tolerance: { workingDays: 3, percentOfPhase: 10 },
  phases: programme.phases.map((phase) => ({
    ...phase,
    milestones: phase.milestones.map((each) => ({
      ...each,
      due: each.key === 'protocol-approved' ? { date: dueOn } : { months: 400 },
    })),
  })),
});

/** Submits an agreement for approval, once its process runs; answers the approval's id. */
export const submitAgreement = async ({ processes }: Gatehouse, programme: string, agreement: string) =>
  eventually(async () => {
    const submission = { by: office, content: someContent };
    return (await processes.submitAgreement(programme, agreement, submission, randomUUID())).approval;
  });

/** An agreement is approved by everybody and signed by both hospitals. */
export const signAgreement = async (gatehouse: Gatehouse, programme: string, agreement: string, signedOn: string) => {
  await approveAll(gatehouse, await submitAgreement(gatehouse, programme, agreement));
  for (const party of ['spree', 'manzanares'])
    await eventually(() =>
      gatehouse.processes.recordSignature(
        programme,
        agreement,
        { party, signatory: 'the director', signedOn, documentHash: 'ab', by: office },
        `${agreement} ${party}`,
      ),
    );
};

/** How an agreement, a milestone or a phase of a programme is seen to stand. */
export const standing = async ({ readModel }: Gatehouse, programme: string) => {
  const view = await readModel.programme(programme);
  const things = [
    ...(view?.agreements ?? []),
    ...(view?.phases ?? []),
    ...(view?.phases.flatMap(({ milestones }) => milestones) ?? []),
  ];
  return { programme: view?.state, ...Object.fromEntries(things.map(({ key, state }) => [key, state])) } as Record<
    string,
    string | undefined
  >;
};

/** Waits until something of the programme stands as said. */
export const comesTo = (gatehouse: Gatehouse, programme: string, thing: string, state: string) =>
  eventually(async () => (await standing(gatehouse, programme))[thing] === state);
