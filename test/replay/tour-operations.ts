import { editionOf } from '../../contracts/evaluation';
import type { App } from '../support/app';
import { seeAll, type Seen } from './crawling';
import { readRoutes } from './read-routes';
import { recordedIn, type Recorded } from './recorded';

/** The addresses of an operation about everything that there is of what it names. */
function addressesOf(route: string, { view, approvals, files }: Recorded): readonly string[] {
  const named: Readonly<Record<string, readonly string[]>> = {
    agreement: view.agreements.map(({ key }) => key),
    project: view.projects.map(({ key }) => key),
    dispute: view.disputes.map(({ key }) => key),
    risk: view.risks.map(({ key }) => key),
    improvement: view.improvements.map(({ key }) => key),
    distribution: view.distributions.map(({ key }) => key),
    fund: Object.keys(view.definition.funds),
    draw: view.draws.map(({ key }) => key),
    innovation: view.innovations.map(({ key }) => key),
    budget: Object.keys(view.definition.budgets),
    figure: view.definition.evaluation.kpis.map(({ key }) => key),
    adjustment: view.adjustments.map(({ key }) => key),
    item: view.ip.map(({ key }) => key),
    approval: approvals.map(({ id }) => id),
    hash: files,
  };
  const path = route.replace(':programme', view.key);
  if (path.includes(':cycle/:period'))
    return view.evaluations.map(({ cycle, period, version }) =>
      path.replace(':cycle/:period', `${cycle}/${editionOf(period, version)}`),
    );
  if (path.includes(':kind/:subject'))
    return [
      ...Object.keys(view.definition.parties).map((key) => path.replace(':kind/:subject', `party/${key}`)),
      ...Object.keys(view.definition.funds).map((key) => path.replace(':kind/:subject', `fund/${key}`)),
    ];
  const [, name] = /:(\w+)/.exec(path) ?? [];
  if (name === undefined) return [path];
  return (named[name] ?? []).map((key) => path.replace(`:${name}`, encodeURIComponent(key)));
}

/** What every operation answers about everything that is recorded so far, and every page of a long answer. */
export async function tourOperations(app: App): Promise<readonly Seen[]> {
  const session = await app.sessions.open({ kind: 'pmo', person: '' }, new Date());
  const reader = { url: app.url, cookies: { gatehouse_session: session } };
  const operations = readRoutes.filter((route) => route.startsWith('/api/v1'));
  const things = await recordedIn(app);
  let paths = [...new Set(operations.flatMap((route) => things.flatMap((each) => addressesOf(route, each))))];
  const seen: Seen[] = [];
  while (paths.length > 0) {
    const answers = await seeAll(reader, paths);
    seen.push(...answers);
    paths = answers.flatMap(nextOf);
  }
  return seen;
}

/** Where a long answer goes on. */
function nextOf({ path, type, text }: Seen): readonly string[] {
  if (!/json/.test(type)) return [];
  const { next } = JSON.parse(text) as { readonly next?: unknown };
  const goesOn = typeof next === 'string' || typeof next === 'number';
  return goesOn ? [`${path.replace(/\?.*/, '')}?after=${encodeURIComponent(next)}`] : [];
}
