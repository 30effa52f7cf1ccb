import { randomUUID } from 'node:crypto';
import { startApp, type App } from '../../support/app';

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.post('/programmes', { file: 'stroke-registry' });
});
afterAll(() => app?.stop());

const panel = { group: '$subject', rule: { bothParties: 'any' } };
const policyOf = (more: object = {}, ofPanel: object = {}) => ({
  stages: [{ panels: [{ ...panel, ...ofPanel }] }],
  within: { workingDays: 5 },
  ...more,
});
const tooLong = { days: 1e12 };
const section = { key: 'budget', title: 'Budget' };

/** Asked as a preview and for good: what the one refuses the other may not start. */
const asked = async (more: object) => {
  const matter = { policy: policyOf(), groups: ['steering'], ...more };
  const key = `k${randomUUID().slice(0, 8)}`;
  const { status: preview } = await app.post('/previews/approval', { programme: 'stroke-registry', ...matter });
  const opened = await app.post('/programmes/stroke-registry/approvals', { key, title: 'A site', ...matter });
  return { preview, status: opened.status, code: opened.body.code, said: JSON.stringify(opened.body) };
};

test.each<[string, object, string]>([
  ['a veto of nobody', { policy: policyOf({}, { vetoSeats: ['legal'] }) }, 'policy.stages.0.panels.0.vetoSeats'],
  ['a casting vote of nobody', { policy: policyOf({}, { castingVote: 'x' }) }, 'policy.stages.0.panels.0.castingVote'],
  [
    'a casting vote where no tie can be',
    { policy: policyOf({}, { castingVote: 'director', rule: { bothParties: { share: { percent: 75 } } } }) },
    'A casting vote is for simple majorities only',
  ],
  [
    'a chain to nowhere',
    { policy: policyOf({ atDeadline: 'escalate', escalation: ['nowhere'] }) },
    'policy.escalation',
  ],
  ['a pause beyond any calendar', { policy: policyOf({ questionPause: tooLong }) }, 'policy.questionPause.days'],
  ['a notice beyond any calendar', { policy: policyOf({ noticePeriod: tooLong }) }, 'policy.noticePeriod.days'],
  [
    'a step of the chain beyond any calendar',
    { policy: policyOf({ atDeadline: 'escalate', escalation: [{ to: 'groupChair', within: tooLong }] }) },
    'policy.escalation.0.within.days',
  ],
  ['a copy to what is no address', { policy: policyOf({ copies: ['x'] }) }, 'policy.copies.0'],
  ['a reminder at no share of the time', { policy: policyOf({ remind: ['100%'] }) }, 'policy.remind.0'],
  [
    'more approvals than seats',
    { policy: policyOf({}, { rule: { bothParties: { atLeast: 5 } } }) },
    'can never meet this rule',
  ],
  [
    'a party that there is not',
    { policy: policyOf({}, { rule: { bothParties: { spree: 'all', manzanares: 'all', rhine: 'any' } } }) },
    'policy.stages.0.panels.0.rule.bothParties.rhine',
  ],
  [
    'silence where a second stage has not been asked',
    { policy: policyOf({ atDeadline: 'approve', stages: [{ panels: [panel] }, { panels: [panel] }] }) },
    'the later ones have not been asked',
  ],
  ['a share above the whole', { policy: policyOf({}, { rule: { share: { percent: 101 } } }) }, 'rule.share.percent'],
  ['a stage without a panel', { policy: policyOf({ stages: [{ panels: [] }] }) }, 'policy.stages.0.panels'],
  ['a share in fractions', { policy: policyOf({}, { rule: { share: { percent: 33.3 } } }) }, 'rule.share.percent'],
  ['a policy that every object has', { policy: 'constructor' }, 'policy'],
  ['a group that every object has', { groups: ['constructor'] }, 'groups'],
])('%s is refused at its place', async (_what, more, place) => {
  const { said, ...answered } = await asked(more);
  expect(answered).toEqual({ preview: 422, status: 422, code: 'invalid_input' });
  expect(said).toContain(place);
});

test('two sections of one name are refused, since a change of the second could not be told', async () => {
  const { status, said } = await asked({ sections: [section, section] });
  expect(status).toBe(422);
  expect(said).toContain('sections');
});

test('a policy that escalates and names no chain climbs the one of the programme', async () => {
  const policy = policyOf({ atDeadline: 'escalate' });
  const { body } = await app.post<{ escalation: { does: string }[] }>('/previews/approval', {
    programme: 'stroke-registry',
    groups: ['steering'],
    policy,
  });
  expect(body.escalation.map(({ does }) => does)).toEqual(['notify', 'addApprovers', 'notify']);
});
