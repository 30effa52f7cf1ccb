import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import { approvalId } from '../contracts/approval';
import { contextOf } from '../contracts/context';
import { dropUpdate, innovationQuery, submitResult, tryUpdate, type InnovationInput } from '../contracts/innovation';
import { programmeEnds } from '../contracts/programme';
import { localDateOf } from '../domain/calendar/zones';
import {
  assertMayDrop,
  assertMaySubmit,
  assertMayTry,
  decidedAs,
  innovationAfter,
  isSettled,
  type InnovationHappening,
  type InnovationResult,
  type Trial,
} from '../domain/innovations/innovations';
import { innovationStates } from '../domain/innovations/states';
import { resultContent } from '../domain/innovations/words';
import { EXIT } from '../domain/shared/reserved';
import { endingReason } from '../domain/views/endings';
import { ask, wereOpened } from './approval/asking';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { createSideWork } from './kit/side-work';
import { named, show } from './kit/visibility';
import { shouldContinueAsNew, somethingHappens } from './kit/waiting';

type Process = (input: InnovationInput) => Promise<void>;

/** Something that the cooperation does anew: it is proposed, tried, and its result accepted by the technical groups, or it is dropped. */
export async function innovation(input: InnovationInput): Promise<void> {
  const { programme, zone, resumed } = input;
  const ledger = createRecord(programme, resumed?.recorded);
  const sideWork = createSideWork();
  let it = input.innovation;
  const { key } = it;

  setHandler(innovationQuery, () => it);
  setHandler(
    tryUpdate,
    (trial) => {
      happen({ type: 'innovation.trialBegan', innovation: key, ...trial });
      return answer();
    },
    { validator: refusing((trial: Trial) => assertMayTry(it, trial, today())) },
  );
  setHandler(
    submitResult,
    (result) => {
      const approval = approvalId({ programme, subject: { kind: 'innovation', key }, round: it.asked + 1 });
      happen({ type: 'innovation.submitted', innovation: key, result, approval });
      sideWork.ask(approval, () => decide(result));
      return { approval, entries: ledger.unwritten() };
    },
    { validator: refusing((result: InnovationResult) => assertMaySubmit(it, result)) },
  );
  setHandler(
    dropUpdate,
    (dropped) => {
      happen({ type: 'innovation.dropped', innovation: key, ...dropped });
      return answer();
    },
    { validator: refusing(({ reason }: { readonly reason: string }) => assertMayDrop(it, reason)) },
  );
  setHandler(programmeEnds, (ending) => {
    if (!isSettled(it)) happen({ type: 'innovation.dropped', innovation: key, by: EXIT, reason: endingReason(ending) });
  });

  if (!resumed) happen({ type: 'innovation.proposed', innovation: key, proposed: it });
  goOn(resumed?.opened);
  for (;;) {
    sideWork.begin();
    await ledger.write();
    if (isSettled(it) && sideWork.count() === 0 && !isNews()) break;
    await lookAround();
  }
  await condition(allHandlersFinished);

  async function lookAround() {
    const { state } = it;
    const title = `${innovationStates[state].en}: ${named(it.title)}`;
    show(state, state === 'deciding' ? input.accepts.groups : ['pmo'], title);
    const before = sideWork.count();
    const hasMoved = () => isNews() || sideWork.count() !== before;
    await somethingHappens(hasMoved, title);
    if (!hasMoved() && before === 0 && shouldContinueAsNew())
      await continueAsNew<Process>({ ...input, innovation: it, resumed: { recorded: ledger.recorded() } });
  }

  async function decide(result: InnovationResult) {
    const { approval, outcome } = await ask({
      ...contextOf(input),
      ...input.accepts,
      subject: { kind: 'innovation', key },
      round: it.asked,
      content: resultContent(it, result),
      requester: result.by,
    });
    if (!isSettled(it)) happen(decidedAs(key, approval, outcome, today()));
  }

  /** What the groups were deciding on when it was lost is waited for as before. */
  function goOn(opened: readonly string[] = []) {
    wereOpened(opened);
    const { state, result, approval } = it;
    if (state === 'deciding' && result && approval !== undefined) sideWork.ask(approval, () => decide(result));
  }
  function happen(happening: InnovationHappening) {
    it = innovationAfter(it, happening);
    ledger.tell(happening);
  }
  function isNews() {
    return sideWork.isAsked() || ledger.hasNews();
  }
  function answer() {
    return { state: it.state, entries: ledger.unwritten() };
  }
  function today() {
    return localDateOf(new Date().toISOString(), zone);
  }
}
