import type { PageDeps } from '../http/page-deps';

/** Where the Temporal Web UI shows a process. */
export const processHref = ({ temporalUi }: PageDeps, id: string): string | undefined =>
  temporalUi && `${temporalUi.url}/namespaces/${temporalUi.namespace}/workflows/${encodeURIComponent(id)}`;

/** Where the Temporal Web UI lists what a query finds. */
export const processesHref = ({ temporalUi }: PageDeps, query: string): string | undefined =>
  temporalUi && `${temporalUi.url}/namespaces/${temporalUi.namespace}/workflows?query=${encodeURIComponent(query)}`;
