import type { ApprovalRequest } from '../approvals';

/**
 * A request as its answers are counted. One from before `counting: 2` may be open while the rules change: what would close it at an
 * answer that left it open then stays as it was, so that its process comes to the same again. See docs/decisions/0036.
 */
export const asCounted = (request: ApprovalRequest): ApprovalRequest =>
  request.counting === 2
    ? request
    : {
        ...request,
        stages: request.stages.map(({ panels }) => ({
          panels: panels.map((panel) => ({ ...panel, onePartyMayDecide: true, vetoes: 'rejections' as const })),
        })),
      };
