import { agreementEndpoints } from './agreements/operations';
import { approvalChangeEndpoints } from './approvals/action-operations';
import { approvalEndpoints } from './approvals/operations';
import { calendarEndpoints } from './calendars/operations';
import { codeEndpoints } from './sign-in/codes';
import { commentEndpoints } from './approvals/comment-operations';
import { disputeEndpoints } from './disputes/operations';
import { disputeVerbs } from './disputes/verbs';
import { agreementVerbs } from './agreements/verbs';
import { approvalVerbs } from './approvals/verbs';
import { baselineVerbs, scheduleVerbs } from './schedule/verbs';
import { policyTimesVerbs } from './policy-times/verbs';
import { evaluationVerbs } from './evaluations/verbs';
import { obligationVerbs } from './obligations/verbs';
import { phaseVerbs } from './phases/verbs';
import { calendarVerbs } from './calendars/verbs';
import type { ApiDeps } from './http/deps';
import type { Endpoint } from './http/endpoint';
import type { Verbs } from './things/verbs';
import { evaluationEndpoints } from './evaluations/operations';
import { ipEndpoints } from './ip/operations';
import { ipVerbs } from './ip/verbs';
import { obligationEndpoints } from './obligations/operations';
import { phaseEndpoints } from './phases/operations';
import { policyTimesEndpoints } from './policy-times/operations';
import { previewEndpoints } from './previews/operations';
import { programmeEndpoints } from './programmes/operations';
import { projectEndpoints } from './projects/operations';
import { projectVerbs } from './projects/verbs';
import { rosterEndpoints } from './roster/operations';
import { changeEndpoints, scheduleEndpoints } from './schedule/operations';

/** The doors of one noun: its operations, and the verbs whose forms stand on its pages. */
interface Doors {
  readonly operations: (deps: ApiDeps) => readonly Endpoint[];
  readonly verbs?: Verbs;
}

/** The nouns of the product, in the order of the API's document. */
export const doors: readonly Doors[] = [
  { operations: programmeEndpoints },
  { operations: agreementEndpoints, verbs: agreementVerbs },
  { operations: approvalEndpoints, verbs: approvalVerbs },
  { operations: commentEndpoints },
  { operations: approvalChangeEndpoints },
  { operations: rosterEndpoints },
  { operations: scheduleEndpoints, verbs: scheduleVerbs },
  { operations: calendarEndpoints, verbs: calendarVerbs },
  { operations: changeEndpoints, verbs: baselineVerbs },
  { operations: policyTimesEndpoints, verbs: policyTimesVerbs },
  { operations: codeEndpoints },
  { operations: evaluationEndpoints, verbs: evaluationVerbs },
  { operations: obligationEndpoints, verbs: obligationVerbs },
  { operations: phaseEndpoints, verbs: phaseVerbs },
  { operations: projectEndpoints, verbs: projectVerbs },
  { operations: disputeEndpoints, verbs: disputeVerbs },
  { operations: ipEndpoints, verbs: ipVerbs },
  { operations: previewEndpoints },
];
