import type { Process } from '../../contracts/process';
import type { Entry } from '../../domain/record/ledger';
import type { Opened } from '../../domain/programme/happenings';
import type { Programme } from '../../domain/programme/programme';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { Ledger } from '../store/ledger';
import type { ReadModel } from '../store/read-model';

/** What can't be begun again, and why. */
export interface Irrecoverable {
  readonly why: Text;
}

/** A process that is lost, and what the record says of it. */
export interface Lost {
  readonly programme: string;
  readonly process: string;
  /** All that it told, in its order. */
  readonly entries: readonly Entry[];
  /** The number of the last of them: the next one follows it. */
  readonly recorded: number;
  /** The programme as it was started, with every adjustment of its strategy since: what its processes go on with. Throws where the record does not know that. */
  readonly started: () => Promise<Started>;
  /** What the programme, its phases, agreements, projects and evaluations told, each in its order: from that others learn. */
  readonly story: () => Promise<readonly Entry[]>;
}

interface Started {
  readonly definition: Programme;
  readonly version: string;
  readonly by: string;
  readonly opens?: readonly Opened[];
  /** ISO instant. */
  readonly at: string;
}

export type Way = (lost: Lost) => Promise<Process | Irrecoverable>;

/** From what it is read. */
export interface ResumptionDeps {
  readonly ledger: Pick<Ledger, 'entriesOf'>;
  readonly readModel: ReadModel;
}

export const cannot = (zh: string, en: string): Irrecoverable => ({ why: text(zh, en) });

export const endedByRecord = cannot('按记录，此流程已经结束。', 'By the record this process has ended.');
export const isUnknown = cannot('记录中没有此流程。', 'The record knows nothing of this process.');

/** Those of some approvals that the record knows: they were opened. */
export const openedOf = async (
  { readModel }: Pick<ResumptionDeps, 'readModel'>,
  asked: readonly { readonly approval?: string }[],
): Promise<readonly string[]> => {
  const ids = asked.flatMap(({ approval }) => approval ?? []);
  const views = await Promise.all(ids.map((id) => readModel.approval(id)));
  return views.flatMap((view) => view?.id ?? []);
};
