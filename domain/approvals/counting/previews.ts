import { open } from '../steps';
import { isApproved, type Approval, type Stage, type Tally } from '../approvals';
import { hasAnsweredElsewhere } from '../barriers';
import { assertCountedOut } from './counted-out';
import { DomainError } from '../../shared/errors';
import { text } from '../../shared/sentences';
import { currentTally } from '../outcomes';
import { usualPolicy } from '../../programme/policies';
import { refuseNames } from '../policy-names';
import { previewedStages, type TallyAsked } from './preview-stages';
import { noTitles } from '../../programme/titles';

/** Where the whole stands, by the stage that decides it, and where each stage does. */
export type TallyPreview = Tally & { readonly stages: readonly Tally[] };

/** The approval as it would stand. Throws `already_answered_elsewhere` for the second vote of one person where different people are asked. */
const answered = ({ policy, seats, votes }: TallyAsked, stages: readonly Stage[]): Approval => {
  const { hearEverybody = false, distinctPeople } = policy;
  const unasked = {
    ...usualPolicy,
    within: { workingDays: 1 },
    remind: [],
    atDeadline: 'expire' as const,
    identity: 'link' as const,
    hearEverybody,
    ...(distinctPeople && { distinctPeople }),
  };
  const content = { title: { zh: '', en: '' }, summary: [], evidence: [] };
  const common = { round: 1, contentHash: '' };
  const request = {
    ...common,
    programme: '',
    approval: '',
    subject: { kind: 'request', key: 'preview' },
    content,
  } as const;
  const asked = open(
    { ...request, requester: '', policy: unasked, stages, definitionVersion: '', titles: noTitles },
    { dueAt: '' },
  );
  return [...votes].reduce((approval, [seat, verdict]): Approval => {
    const person = seats.find(({ id }) => id === seat)?.holder ?? seat;
    if (verdict !== 'recuse' && hasAnsweredElsewhere(approval, person, seat))
      throw new DomainError('already_answered_elsewhere', undefined, { seat, person });
    const decision = {
      ...common,
      seat,
      person,
      verdict,
      comment: '',
      conditions: [],
      acceptedAt: '',
      identity: 'link' as const,
    };
    return { ...approval, decisions: [...approval.decisions, decision] };
  }, asked);
};

/**
 * What a policy makes of some votes: stages in sequence, the first that is not approved says where the whole stands, unless a later
 * one is impossible. Throws `invalid_input` for a vote, veto or casting vote of a seat that there is not, for two seats of one id, and
 * where it was not found out whether different people are enough.
 */
export function previewTally(question: TallyAsked): TallyPreview {
  const ids = question.seats.map(({ id }) => id);
  refuseNames(text('两个席位的编号相同', 'Two seats have the same id'), 'seats', [
    ...new Set(ids.filter((id, at) => ids.indexOf(id) !== at)),
  ]);
  refuseNames(
    text('没有这个席位', 'No such seat'),
    'votes',
    [...question.votes.keys()].filter((seat) => !ids.includes(seat)),
  );
  const stages = previewedStages(question);
  const approval = answered(question, stages);
  const standing = (stage: number, last: number) => {
    const part = { ...approval, stage, request: { ...approval.request, stages: stages.slice(0, last + 1) } };
    assertCountedOut(part);
    return currentTally(part);
  };
  const tallies = stages.map((_, stage) => standing(stage, stage));
  const stage = tallies.findIndex(({ outcome }) => !isApproved(outcome));
  const whole = stage < 0 ? undefined : standing(stage, stages.length - 1);
  const impossible = [whole, ...tallies].find((tally) => tally?.outcome === 'impossible');
  const conditional = tallies.find(({ outcome }) => outcome === 'approvedWithConditions');
  const decisive = impossible ?? tallies[stage] ?? conditional ?? tallies.at(-1) ?? currentTally(approval);
  return { ...decisive, stages: tallies };
}
