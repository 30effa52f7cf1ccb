import { approvalId } from '../../contracts/approval';
import {
  assessedAs,
  assessmentAfter,
  assessmentContent,
  assessmentKey,
  type Assessment,
  type AssessmentHappening,
} from '../../domain/strategy/assessments';
import type { Text } from '../../domain/shared/text';
import { planAssessment } from '../kit/activities';
import { ask } from '../approval/asking';
import type { createRecord } from '../kit/record';
import type { createSideWork } from '../kit/side-work';

interface Desk {
  readonly programme: string;
  readonly ledger: ReturnType<typeof createRecord>;
  readonly sideWork: ReturnType<typeof createSideWork>;
}

/** What signals have the groups of the strategy assess: whether it stays, is watched further, or is adjusted. */
export const createAssessments = ({ programme, ledger, sideWork }: Desk, given: readonly Assessment[] = []) => {
  let known = given;

  function happen(happening: AssessmentHappening) {
    if (happening.type === 'assessment.opened') known = [...known, happening.opened];
    else known = known.map((each) => (each.key === happening.assessment ? assessmentAfter(each, happening) : each));
    ledger.tell(happening);
  }

  async function decideOn({ key, why }: Assessment, title: Text) {
    const { version, groups, policy, requester } = await planAssessment({ programme });
    const { approval, outcome } = await ask({
      programme,
      version,
      subject: { kind: 'assessment', key },
      round: 1,
      content: assessmentContent(title, why),
      requester,
      policy,
      groups,
    });
    happen({ type: 'assessment.decided', assessment: key, approval, outcome: assessedAs(outcome) });
  }

  return {
    known: () => known,
    open: (signal: string, crossing: number, { title, why }: { readonly title: Text; readonly why: Text }): void => {
      const key = assessmentKey(signal, crossing);
      const approval = approvalId({ programme, subject: { kind: 'assessment', key }, round: 1 });
      const opened: Assessment = { key, signal, title, why, state: 'deciding', approval };
      happen({ type: 'assessment.opened', opened });
      sideWork.ask(approval, () => decideOn(opened, title));
    },
    /** Waits for what was being assessed before it was started again. */
    goOn: (): void => {
      for (const each of given)
        if (each.state === 'deciding') sideWork.ask(each.approval, () => decideOn(each, each.title));
    },
    details: () =>
      known.filter(({ state }) => state === 'deciding').map(({ approval }) => `Being assessed: ${approval}`),
  };
};
