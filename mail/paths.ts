/** Where an approval is decided on; colons stay readable. */
export const decisionPath = (approval: string) => `/decisions/${pathSegment(approval)}`;

export const pathSegment = (id: string) => encodeURIComponent(id).replaceAll('%3A', ':');
