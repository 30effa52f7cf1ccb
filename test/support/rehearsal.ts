import { InterceptingCall, type Interceptor } from '@grpc/grpc-js';
import { msToTs, tsToMs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { startApp, type App } from './app';
import { atOnce } from './at-once';
import { createPeoplesClock, RealDate } from './peoples-clock';
import { delivered, skip } from './questions';
import { skippingFor } from './time';

const { StartWorkflowExecutionRequest } = temporal.api.workflowservice.v1;

const RUNNING = temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;

const { EVENT_TYPE_WORKFLOW_TASK_SCHEDULED: WOKEN, EVENT_TYPE_WORKFLOW_TASK_COMPLETED: AT_REST } =
  temporal.api.enums.v1.EventType;

/** What is started begins at the people's instant: it is delayed by as much as they are ahead, and its clock skips the delay. */
const beginsAhead =
  (ahead: () => number): Interceptor =>
  (options, nextCall) =>
    new InterceptingCall(nextCall(options), {
      sendMessage: (message: Uint8Array, next) => {
        const isStart = options.method_definition.path.endsWith('/StartWorkflowExecution');
        if (!isStart || ahead() === 0) return next(message);
        const delay = ahead();
        const timeSkippingConfig = skippingFor(delay);
        const delayed = StartWorkflowExecutionRequest.encode({ workflowStartDelay: msToTs(delay), timeSkippingConfig });
        next(Buffer.concat([message, delayed.finish()]));
      },
    });

/**
 * The product with people and processes at one instant, which the test moves on: years of a programme within minutes. The server does
 * not move the clock of a process that waits for a child, so the programme's own clock stands where it started.
 */
export const startRehearsal = async (from: string) => {
  const clock = createPeoplesClock();
  clock.moveOnTo(from);
  const app = await startApp({ interceptors: [beginsAhead(clock.ahead)], identity: 'recorder' });
  const moving = createMoving(app);
  return {
    app,
    /** Moves everybody on to an instant: what falls due on the way happens in each process at its time, and people do what they do `meanwhile`. */
    goTo: async (programme: string, instant: string, meanwhile = async () => {}): Promise<void> => {
      await delivered(app, programme);
      clock.moveOnTo(instant);
      for (;;) {
        await meanwhile();
        const { behind, isSettled } = await standingsOf(app, programme, instant);
        if (isSettled) break;
        await moving.to(instant, behind);
        await delivered(app, programme);
      }
    },
    /** People's time goes on to an instant while no process runs: those that begin afterwards begin then. */
    pass: (instant: string): void => clock.moveOnTo(instant),
    stop: async () => {
      await moving.end();
      await app.stop();
      clock.giveBack();
    },
  };
};

export type Rehearsal = Awaited<ReturnType<typeof startRehearsal>>;

/** How long a process is given before the others are looked at: one whose child was born on the way stands until that has ended. */
const STANDS_MS = 2_000;

/**
 * Moves processes on, each once at a time. A child that is born while its parent skips begins at the parent's instant, and the server
 * moves the parent no further before the child has ended: whoever waits for the parent alone waits for ever, so the child is moved
 * as well, and the parent is left where it stands; it goes on by itself as soon as its child has ended.
 */
const createMoving = (app: App) => {
  const underWay = new Map<string, Promise<void>>();
  const over = new AbortController();
  const move = (id: string, instant: string): Promise<void> => {
    const moved = app.connection
      .withAbortSignal(over.signal, () => skip(app, id, instant))
      .catch((error: unknown) => {
        if (!over.signal.aborted) throw error; // those that stand are waited for no longer
      })
      .finally(() => underWay.delete(id));
    underWay.set(id, moved);
    return moved;
  };
  return {
    /** Moves these on, until they are there or stand. */
    to: async (instant: string, ids: readonly string[]): Promise<void> => {
      const moves = ids.map((id) => underWay.get(id) ?? move(id, instant));
      const timer = new Promise<void>((stands) => void setTimeout(stands, STANDS_MS).unref());
      await Promise.race([Promise.all(moves), timer]);
    },
    /** Gives up those that stand, before the product is stopped: a question to a server that is gone would be asked again. */
    end: async (): Promise<void> => {
      over.abort();
      await Promise.all(underWay.values());
    },
  };
};

/** They look around once a day, and nothing of theirs has a date. */
const timeless = "'post', 'noticePost'";

/** How one process stands, by its id. */
const standingOf = async ({ connection, namespace }: App, workflowId: string, instant: string) => {
  const { pendingChildren, workflowExtendedInfo, workflowExecutionInfo } =
    await connection.workflowService.describeWorkflowExecution({ namespace, execution: { workflowId } });
  const now = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return {
    workflowId,
    isRunning: workflowExecutionInfo?.status === RUNNING,
    isThere: (now ? tsToMs(now) : RealDate.now()) >= RealDate.parse(instant),
    children: (pendingChildren ?? []).flatMap((child) => child.workflowId ?? []),
  };
};

/** The processes of a programme that can be moved on, and whether everybody is there or waits for a child that is. */
const standingsOf = async (app: App, programme: string, instant: string) => {
  const ids: string[] = [];
  const query = `Programme = "${programme}" AND ExecutionStatus = "Running" AND WorkflowType NOT IN (${timeless})`;
  for await (const { workflowId } of app.client.workflow.list({ query })) ids.push(workflowId);
  const listed = await Promise.all(ids.map((id) => standingOf(app, id, instant)));
  const late = listed.filter(({ isRunning, isThere }) => isRunning && !isThere);
  const waiting = await Promise.all(
    late.map(async ({ children }) => {
      const theirs = await Promise.all(children.map((id) => standingOf(app, id, instant)));
      return theirs.some((child) => child.isRunning && (child.isThere || child.children.length > 0));
    }),
  );
  return {
    behind: late.filter(({ children }) => children.length === 0).map(({ workflowId }) => workflowId),
    isSettled: waiting.every(Boolean),
  };
};

/** Of every process that a programme ever had: the events of its longest run, and the longest time in days that it slept on its own clock, from coming to rest until it was woken; how long a busy worker takes then is not of it. */
export const livesOf = async ({ client }: App, programme: string) => {
  const runs: { workflowId: string; runId: string }[] = [];
  for await (const { workflowId, runId, type } of client.workflow.list({ query: `Programme = "${programme}"` }))
    if (type !== 'programme') runs.push({ workflowId, runId }); // its clock stands
  return atOnce(runs, async ({ workflowId, runId }) => {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    let atRest: number | undefined;
    let longestSleep = 0;
    for (const { eventType, eventTime } of events ?? []) {
      if (!eventTime) continue;
      if (eventType === AT_REST) atRest = tsToMs(eventTime);
      if (eventType === WOKEN && atRest !== undefined)
        longestSleep = Math.max(longestSleep, (tsToMs(eventTime) - atRest) / 86_400_000);
    }
    return { id: workflowId, events: events?.length ?? 0, longestSleep };
  });
};
