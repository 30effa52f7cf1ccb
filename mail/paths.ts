/** Where an approval is decided on; colons stay readable. */
export const decisionPath = (approval: string) => `/decisions/${pathSegment(approval)}`;

export const pathSegment = (id: string) => encodeURIComponent(id).replaceAll('%3A', ':');

/** Where something that an evaluation asks is answered. */
export const figurePath = (ask: string) => `/figures/${pathSegment(ask)}`;
