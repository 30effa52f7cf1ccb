import { setHandler } from '@temporalio/workflow';
import { approvalId } from '../../contracts/approval';
import { requestChange, setChangeAside } from '../../contracts/schedule';
import {
  assertMayRequestChange,
  assertMaySetAside,
  changeContent,
  changeEndOf,
  type Change,
  type ChangeRequest,
  type SettingAside,
} from '../../domain/schedule/baselines';
import { exceptionPolicy } from '../../domain/tolerances/exception-reports';
import { localDateOf } from '../../domain/calendar/zones';
import { planChange } from '../kit/activities';
import { ask } from '../approval/asking';
import { refusing } from '../kit/failures';
import type { createRecord } from '../kit/record';
import type { createSideWork } from '../kit/side-work';

interface Desk {
  readonly programme: string;
  readonly ledger: ReturnType<typeof createRecord>;
  readonly sideWork: ReturnType<typeof createSideWork>;
  /** Measures a milestone again whose baseline is another now. */
  readonly measure: (milestone: string) => Promise<void>;
}

/** The change requests of a programme: each is decided by the strategic group, and an approved one sets a new baseline. */
export const createChanges = ({ programme, ledger, sideWork, measure }: Desk, known: readonly Change[] = []) => {
  let changes = known;
  /** In UTC, so that nowhere a day counts as passed that is not over. */
  const today = () => new Date(Date.now() - 12 * 3600_000).toISOString().slice(0, 10);
  const put = (number: number, part: Partial<Change>) =>
    void (changes = changes.map((each) => (each.number === number ? { ...each, ...part } : each)));

  setHandler(
    requestChange,
    (request) => {
      const number = changes.length + 1;
      const subject = { kind: 'change', key: String(number) } as const;
      const approval = approvalId({ programme, subject, round: 1 });
      changes = [...changes, { ...request, number, state: 'deciding', approval }];
      ledger.tell({ type: 'baseline.changeRequested', number, approval, ...request });
      sideWork.ask(approval, () => decideOn(number, request));
      return { approval, entries: ledger.unwritten() };
    },
    { validator: refusing((request: ChangeRequest) => assertMayRequestChange(changes, request, today())) },
  );
  setHandler(
    setChangeAside,
    (aside) => {
      put(aside.number, { aside });
      const approval = changes.find(({ number }) => number === aside.number)?.approval;
      return { ...(approval !== undefined && { approval }), entries: ledger.unwritten() };
    },
    { validator: refusing((aside: SettingAside) => assertMaySetAside(changes, aside)) },
  );

  async function decideOn(number: number, request: ChangeRequest) {
    const { name, dates } = request;
    const { version, zone, groups, before } = await planChange({ programme, milestones: Object.keys(dates) });
    const { approval, outcome } = await ask({
      programme,
      version,
      subject: { kind: 'change', key: String(number) },
      round: 1,
      content: changeContent(request, before),
      requester: request.by,
      policy: exceptionPolicy,
      groups,
    });
    const aside = changes.find((each) => each.number === number)?.aside;
    const end = changeEndOf({ ...(aside && { aside }) }, outcome);
    put(number, { state: end });
    const into = end === 'merged' ? aside?.into : undefined;
    ledger.tell({ type: 'baseline.changeEnded', number, approval, end, ...(into !== undefined && { into }) });
    if (end !== 'approved') return;
    const from = localDateOf(new Date().toISOString(), zone);
    ledger.tell({ type: 'baseline.set', number, name, from, approval, dates });
    await ledger.write(); // what is measured again is read from the record
    for (const milestone of Object.keys(dates)) await measure(milestone);
  }

  return {
    known: () => changes,
    /** Waits for what was being decided before it was started again. */
    goOn: (): void => {
      for (const each of known)
        if (each.state === 'deciding') sideWork.ask(each.approval, () => decideOn(each.number, each));
    },
  };
};
