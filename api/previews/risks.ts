import type { z } from 'zod';
import { zoneOf } from '../../domain/programme/parties';
import type { Group } from '../../domain/programme/governance';
import type { RiskLevel } from '../../domain/programme/risk-plans';
import type { Programme } from '../../domain/programme/programme';
import { authorityOf } from '../../domain/risks/authority';
import { previewRisk } from '../../domain/risks/previews';
import type { Scores } from '../../domain/risks/levels';
import { risks as riskForm } from '../../definition/risks';
import { localDateOf } from '../../domain/calendar/zones';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { createClocks } from './clocks';
import { riskPreview } from './risk-form';

type Asked = z.output<typeof riskPreview>;

/** Where no programme names its groups, they are known by their kinds. */
const usualGroups: Readonly<Record<RiskLevel, readonly string[]>> = {
  high: ['strategic', 'financial'],
  medium: ['financial'],
  low: ['financial'],
};

/** By which rules a risk is scored: those of a running programme, of a definition, or the usual ones. */
const rulesOf = (programme: Programme | undefined, { definition }: Asked) => {
  if (programme) return { plan: programme.risks, authority: (level: RiskLevel) => authorityOf(programme, level) };
  if (!definition) return { plan: riskForm.parse({}), authority: (level: RiskLevel) => usualGroups[level] };
  const { risks, governance } = definition;
  const groups = Object.fromEntries(
    Object.entries(governance.groups).map(([key, { kind }]): [string, Pick<Group, 'key' | 'kind'>] => [
      key,
      { key, ...(kind && { kind }) },
    ]),
  );
  const { committee } = governance;
  const governed = { risks, governance: { groups, committee } };
  const isNamed = Object.keys(groups).length > 0;
  return {
    plan: risks,
    authority: (level: RiskLevel) =>
      isNamed ? authorityOf(governed, level) : (risks.authority?.[level] ?? usualGroups[level]),
  };
};

/** Computed and answered; nothing is started or kept. */
export const riskPreviewEndpoint = ({ shelf, directory, now }: ApiDeps): Endpoint =>
  endpoint({
    method: 'post',
    path: '/previews/risk',
    tag: 'Previews',
    body: riskPreview,
    reads: ({ programme }) => programme,
    summary: 'The level of a risk, who decides on it, what is odd about its scores, and when it is reviewed next',
    answers: {
      200: 'Points and level of each score, the groups that decide, warnings to be answered, and the next review with its rule in words',
      404: 'No such programme',
      422: 'A score that is not 1 to 5, no such calendar, or neither a programme nor a calendar',
    },
    handle: async ({ body }) => {
      const programme = body.programme === undefined ? undefined : await directory.definition(body.programme);
      const calendars = await createClocks({ shelf, directory })(body);
      const zone = programme ? zoneOf(programme) : (calendars[0]?.zone ?? 'UTC');
      const { inherent, current, residual, lastReview = localDateOf(now().toISOString(), zone), raisedOn } = body;
      const scores: Scores = { inherent, ...(current && { current }), ...(residual && { residual }) };
      return ok(previewRisk({ scores, ...rulesOf(programme, body), calendars, lastReview, raisedOn }));
    },
  });
