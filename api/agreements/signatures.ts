import { chineseDay, englishDay } from '../../domain/calendar/said-days';
import type { Signature } from '../../contracts/agreement';
import type { z } from 'zod';
import { isOver } from '../../domain/agreements/life';
import { parentEnded } from '../../domain/agreements/agreements';
import { notASignatory } from '../../domain/agreements/documents';
import type { Content } from '../../domain/approvals/approvals';
import { DomainError } from '../../domain/shared/errors';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import { assertHappened, todayFor } from '../../domain/programme/told-days';
import type { ProgrammeView } from '../../domain/views/views';
import type { Services } from '../../infra/services';
import { foundIn } from '../http/lookups';
import type { Partner } from '../access/partners';
import type { Person } from '../../domain/shared/keys';
import type { AgreementView } from '../../domain/agreements/views';
import type { documentConfirmation } from './forms';

type Deps = Pick<Services, 'processes' | 'planner'> & { readonly now: () => Date };

/** An agreement that is put before its groups; `effectiveOn` where it is to begin later than it is signed. */
interface Draft {
  readonly by: Person;
  readonly content: Content;
  readonly effectiveOn?: string | undefined;
}

/** The agreement of that key under which something new may stand. Throws `not_found`, or `parent_ended`. */
const standingIn = ({ agreements }: ProgrammeView, key: string): AgreementView => {
  const found = foundIn(agreements, key, 'agreement');
  const parent = agreements.find((each) => each.key === found.parent);
  if (parent && isOver(parent.state)) throw parentEnded(parent.key, parent.state);
  return found;
};

const beginsLine = (on: string) =>
  text(`签署完成后自${chineseDay(on)}起生效。`, `Once signed, it takes effect on ${englishDay(on)}.`);

/** Submits a draft for approval, alike from page and API; the day on which it is to begin is part of what people approve. Throws `invalid_input` for a day that is past. */
export async function submitDraft(
  { processes, planner, now }: Deps,
  view: ProgrammeView,
  agreement: string,
  { by, content, effectiveOn }: Draft,
  requestId: string,
) {
  standingIn(view, agreement);
  if (effectiveOn === undefined) return processes.submitAgreement(view.key, agreement, { by, content }, requestId);
  const today = todayFor(view.definition, now().toISOString());
  if (effectiveOn < today)
    throw refused(
      'invalid_input',
      text(`${chineseDay(effectiveOn)}已经过去。`, `${englishDay(effectiveOn)} is past.`),
      {
        field: 'effectiveOn',
      },
    );
  const begins = await planner.beginOf(view.key, effectiveOn);
  const shown = { ...content, summary: [...content.summary, beginsLine(effectiveOn)] };
  return processes.submitAgreement(view.key, agreement, { by, content: shown, begins }, requestId);
}

/** Records that a party has signed, alike from page and API. Throws what the domain's `assertHappened` and `assertSameDocument` throw. */
export async function recordSignature(
  { processes, now }: Deps,
  view: ProgrammeView,
  agreement: string,
  signature: Signature,
  requestId: string,
) {
  const { amendment, effectiveOn } = standingIn(view, agreement);
  const today = todayFor(view.definition, now().toISOString(), signature.party);
  const day = amendment ? 'agreement.amendmentSignedOn' : 'agreement.signedOn';
  assertHappened(day, signature.signedOn, { field: 'signedOn', today, after: effectiveOn });
  return processes.recordSignature(view.key, agreement, signature, requestId);
}

/** A party confirms that another document is signed than the one that was approved, by somebody of its own. Throws what `assertMayConfirm` throws. */
export async function confirmDocument(
  { processes }: Deps,
  view: ProgrammeView,
  agreement: string,
  { documentHash, reason }: Pick<z.output<typeof documentConfirmation>, 'documentHash' | 'reason'>,
  { by, party }: Partner,
  requestId: string,
) {
  if (!view.definition.agreements[agreement]?.signatories.includes(party))
    throw new DomainError('forbidden', notASignatory, { party });
  const verb = { type: 'agreement.documentConfirmed', party, documentHash, reason, by } as const;
  return processes.changeAgreement(view.key, agreement, verb, requestId);
}
