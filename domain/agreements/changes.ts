import type { AgreementClauses } from '../programme/clauses';
import type { AgreementHappening } from './happenings';
import { correctedLife } from './corrections';
import { confirmedAfter, documentsIn } from './documents';
import { inForce, openCures, type AgreementLife, type AgreementState, type Cure } from './life';
import { registerAfter, resumedFrom } from './register-clock';
import { signedState } from './agreements';
import { nonCompeteAfter } from './non-competes';

type Living = AgreementLife & {
  readonly state: AgreementState;
  readonly effectiveOn?: string;
  readonly expiresOn?: string;
};

/** The life of an agreement after an entry about it; the same in its process and in the read model. */
export function lifeAfter<Record extends Living>(
  agreement: AgreementClauses,
  life: Record,
  happening: AgreementHappening,
): Record {
  switch (happening.type) {
    case 'agreement.negotiated':
      return { ...life, state: 'negotiating' };
    case 'agreement.withdrawn':
      return { ...life, state: 'withdrawn' };
    case 'agreement.lapsed':
      return { ...life, state: 'lapsed', endedOn: happening.on };
    case 'agreement.conditionMet': {
      const { condition, evidence, on } = happening;
      return withConditions(agreement, life, { ...life.conditionsMet, [condition]: { on, evidence } });
    }
    case 'agreement.noticed':
      return noticed(life, happening);
    case 'agreement.cured':
      return withCures(life, openCures(life).filter(isOtherThan(happening.breach)));
    case 'agreement.corrected':
      return correctedLife(life, happening.correction);
    case 'agreement.documentConfirmed':
      return life.amendment
        ? { ...life, amendment: confirmedAfter(life.amendment, happening) }
        : confirmedAfter(life, happening);
    case 'agreement.proposed': {
      const { approval = '', proposal, evidence = [] } = happening;
      const documents = proposal.matter === 'amendment' ? documentsIn(evidence) : [];
      const pending = { approval, proposal, ...(documents.length > 0 && { documents }) };
      return { ...life, asked: (life.asked ?? 0) + 1, pending };
    }
    case 'agreement.refused':
      return without(life, 'pending');
    case 'agreement.suspended':
      return { ...without(life, 'pending'), state: 'suspended' };
    case 'agreement.resumed':
      return { ...resumedFrom(without(life, 'pending'), happening.on), state: inForce(life) };
    case 'agreement.terminationAgreed':
      return { ...without(life, 'pending'), end: { ...happening.end, why: 'mutual' } };
    case 'agreement.amendmentApproved': {
      const { approval, takesOver, months } = happening;
      const version = (life.versions?.at(-1)?.version ?? 1) + 1;
      const documents = life.pending?.documents;
      const amendment = {
        version,
        effectiveOn: takesOver.on,
        approval,
        takesOver,
        signedOn: {},
        ...(documents && { documents }),
        ...(months && { months }),
      };
      return { ...without(life, 'pending'), amendment };
    }
    case 'agreement.claimUpheld':
      return claimUpheld(agreement, without(life, 'pending'), happening);
    case 'agreement.fateDecided':
      return fateDecided((['pending', 'orphaned', 'isFateAsked'] as const).reduce(without, life), happening);
    case 'agreement.planned':
      return { ...life, plan: happening.plan };
    case 'agreement.windowOpened':
      return { ...life, isWindowOpen: true, state: life.state === 'suspended' ? 'suspended' : 'expiring' };
    case 'agreement.reminded':
      return { ...life, reminded: happening.reminder };
    case 'agreement.renewed': {
      const { term, expiresOn } = happening;
      const next = { ...without(life, 'plan'), term, expiresOn, isWindowOpen: false, reminded: 0 };
      return { ...next, state: life.state === 'suspended' ? 'suspended' : inForce(next) };
    }
    case 'agreement.amendmentSigned': {
      if (!life.amendment) return life;
      const { party, signatory, signedOn: on, documentHash, by } = happening;
      const signedOn = { ...life.amendment.signedOn, [party]: on };
      const signatures = { ...life.amendment.signatures, [party]: { signatory, signedOn: on, documentHash, by } };
      return { ...life, amendment: { ...life.amendment, signedOn, signatures } };
    }
    case 'agreement.amended':
      return amended(life, happening.expiresOn);
    case 'agreement.parentEnded':
      return { ...life, orphaned: { parent: happening.parent, on: happening.on } };
    case 'agreement.obligationPlanned':
    case 'agreement.obligationOpened':
      return registerAfter(life, happening);
    case 'agreement.nonCompeteBegan':
    case 'agreement.nonCompeteDated':
    case 'agreement.nonCompeteEnded':
      return nonCompeteAfter(life, happening);
    case 'agreement.windingUpBegan':
      return leavingAfter(life, happening);
    case 'agreement.programmeEnded':
      return { ...without(life, 'isFateAsked'), isProgrammeOver: true };
    case 'agreement.terminated':
      return { ...ended(life), state: 'terminated', endedOn: happening.on };
    case 'agreement.survives':
      return { ...life, state: 'survival', survives: happening.clauses };
    case 'agreement.clauseEnded':
      return {
        ...life,
        survives: life.survives?.map((each) => (each.clause === happening.clause ? { ...each, isOver: true } : each)),
      };
    case 'agreement.closed':
      return { ...life, state: 'closed' };
  }
}

const without = <Value extends object>(value: Value, key: keyof AgreementLife): Value =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as Value;

/** Nothing waits any more of what has ended. */
export const ended = <Record extends Living>(life: Record): Record =>
  (['plan', 'cure', 'cures', 'end', 'pending', 'amendment', 'orphaned', 'isFateAsked'] as const).reduce(without, life);

const withConditions = <Record extends Living>(
  agreement: AgreementClauses,
  life: Record,
  conditionsMet: NonNullable<AgreementLife['conditionsMet']>,
): Record => {
  const isSigned = life.state === 'signed' || life.state === 'conditionsPending';
  return { ...life, conditionsMet, ...(isSigned && { state: signedState(agreement, { conditionsMet }) }) };
};

function noticed<Record extends Living>(
  life: Record,
  { notice, until }: Extract<AgreementHappening, { type: 'agreement.noticed' }>,
): Record {
  const notices = [...(life.notices ?? []), notice];
  if (notice.kind === 'breach') {
    const cure = until && { ...until, from: notice.from, breach: notices.length };
    return withCures({ ...life, notices }, cure ? [...openCures(life), cure] : openCures(life));
  }
  if (notice.kind === 'terminate') return { ...life, notices, ...(until && { end: { ...until, why: 'convenience' } }) };
  return { ...life, notices };
}

/** Breach by breach, each with its own period: a counter-breach neither ends nor replaces the one before. */
function withCures<Record extends Living>(life: Record, [first, ...others]: readonly Cure[]): Record {
  const rest = without(without(life, 'cure'), 'cures');
  return { ...rest, ...(first && { cure: first }), ...(others.length > 0 && { cures: others }) };
}

/** Without a number the first is meant. */
const isOtherThan = (breach: number | undefined) => (cure: Cure, index: number) =>
  breach === undefined ? index > 0 : cure.breach !== breach;

/** What its programme's end makes of it: with the question what becomes of it, and without an amendment that is not signed. */
function leavingAfter<Record extends Living>(
  life: Record,
  { asks, dropsAmendment }: Extract<AgreementHappening, { type: 'agreement.windingUpBegan' }>,
): Record {
  const kept = dropsAmendment ? without(life, 'amendment') : life;
  return { ...kept, isWindingUp: true, ...(asks && { isLeaving: true, isFateAsked: true }) };
}

/** A condition that was obstructed counts as met, one that was brought about improperly as not met. */
function claimUpheld<Record extends Living>(
  agreement: AgreementClauses,
  life: Record,
  { claim, condition, reason, on }: Extract<AgreementHappening, { type: 'agreement.claimUpheld' }>,
): Record {
  const { [condition]: _, ...others } = life.conditionsMet ?? {};
  const met = { on, evidence: reason, isDeemed: true } as const;
  return withConditions(agreement, life, claim === 'obstruction' ? { ...others, [condition]: met } : others);
}

function fateDecided<Record extends Living>(
  life: Record,
  { fate, end }: Extract<AgreementHappening, { type: 'agreement.fateDecided' }>,
): Record {
  if (fate === 'suspend') return { ...life, fate, state: 'suspended' };
  if (fate === 'terminate') return { ...life, fate, end: { ...end, why: 'parent' } };
  return { ...life, fate };
}

function amended<Record extends Living>(life: Record, expiresOn: string): Record {
  if (!life.amendment) return life;
  const {
    takesOver: _,
    signedOn: __,
    signatures: ___,
    documents: ____,
    confirmation: _____,
    ...version
  } = life.amendment;
  const first = { version: 1, effectiveOn: life.effectiveOn ?? '', approval: '' };
  const versions = [...(life.versions ?? [first]), version];
  const months = version.months ?? life.months;
  const now = { ...without(without(life, 'amendment'), 'plan'), versions, expiresOn, reminded: 0, isWindowOpen: false };
  const changed = { ...now, ...(months && { months }) };
  return { ...changed, state: life.state === 'suspended' ? 'suspended' : inForce(changed) };
}
