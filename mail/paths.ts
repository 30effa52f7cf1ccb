/** Where an approval is decided on; colons stay readable. */
export const decisionPath = (approval: string) => `/decisions/${pathSegment(approval)}`;

export const pathSegment = (id: string) => encodeURIComponent(id).replaceAll('%3A', ':');

/** Where something that an evaluation asks is answered. */
export const figurePath = (ask: string) => `/figures/${pathSegment(ask)}`;

/** The page of every value that a figure of a programme ever had. */
export const figureHistoryPath = (programme: string, figure: string) => `/programmes/${programme}/figures/${figure}`;

/** The page of an evaluation of a programme; `edition` is its period, with the number of the version of a restatement. */
export const evaluationPath = (programme: string, cycle: string, edition: string) =>
  `/programmes/${programme}/evaluations/${cycle}/${edition}`;
