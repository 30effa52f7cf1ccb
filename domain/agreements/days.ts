import type { AgreementVerb } from './happenings';
import { openCures, type AgreementLife } from './life';
import type { LocalDate } from '../calendar/dates';
import { assertHappened } from '../programme/told-days';
import { localDateOf } from '../calendar/zones';

type Standing = AgreementLife & { readonly effectiveOn?: LocalDate };

/** What day it is, and the zone in which an instant is taken for a day. */
interface Clock {
  readonly today: LocalDate;
  readonly zone: string;
}

/** The days that a verb tells of an agreement, each asked of `assertHappened`; throws what that throws. */
export function assertDaysTold(life: Standing, verb: AgreementVerb, { today, zone }: Clock): void {
  switch (verb.type) {
    case 'agreement.conditionMet':
      return assertHappened('agreement.conditionMetOn', verb.on, { field: 'on', today });
    case 'agreement.noticed': {
      const sentOn = localDateOf(verb.notice.sentAt, zone);
      return assertHappened('agreement.noticeSentAt', sentOn, { field: 'sentAt', today, after: life.effectiveOn });
    }
    case 'agreement.cured': {
      const { breach } = verb;
      const number = breach ?? openCures(life)[0]?.breach;
      const sentAt = number === undefined ? undefined : life.notices?.[number - 1]?.sentAt;
      const after = sentAt === undefined ? undefined : localDateOf(sentAt, zone);
      return assertHappened('agreement.curedOn', verb.on, { field: 'on', today, after });
    }
    case 'agreement.corrected': {
      const { correction } = verb;
      if (correction.on !== undefined)
        assertHappened('agreement.conditionMetOn', correction.on, { field: 'on', today });
      if (correction.signedOn === undefined) return;
      const day = life.amendment ? 'agreement.amendmentSignedOn' : 'agreement.signedOn';
      return assertHappened(day, correction.signedOn, { field: 'signedOn', today, after: life.effectiveOn });
    }
    case 'agreement.negotiated':
    case 'agreement.withdrawn':
    case 'agreement.documentConfirmed':
    case 'agreement.proposed':
      return;
  }
}
