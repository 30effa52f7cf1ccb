import { assertSureWho, identityOf } from '../../../domain/evaluations/identities';
import { plannedAsks } from '../../../domain/evaluations/planned-asks';
import type { AssessorIdentity } from '../../../domain/programme/evaluation-plans';
import type { IdentityTier } from '../../../domain/programme/policies';
import type { Programme } from '../../../domain/programme/programme';
import type { DomainError } from '../../../domain/shared/errors';
import { programmeOf } from '../../support/programmes';

const refusalOf = (required: IdentityTier | undefined, identity: IdentityTier | undefined) => {
  try {
    assertSureWho({ ...(required && { identity: required }) }, { ...(identity && { identity }) });
    return 'taken';
  } catch (error) {
    const { code, facts } = error as DomainError;
    return `${code} at ${String(facts.field)}`;
  }
};

const weak = 'identity_too_weak at code';

test.each<[IdentityTier | undefined, IdentityTier | undefined, string]>([
  [undefined, undefined, 'taken'],
  [undefined, 'link', 'taken'],
  ['link', 'link', 'taken'],
  ['link+code', undefined, weak],
  ['link+code', 'link', weak],
  ['link+code', 'link+code', 'taken'],
  ['link+code', 'signIn', 'taken'],
])('where %s is asked for, an answer that is known by %s is %s', (required, identity, expected) => {
  expect(refusalOf(required, identity)).toBe(expected);
});

test.each<[AssessorIdentity | undefined, IdentityTier]>([
  [undefined, 'link+code'],
  ['link+code', 'link+code'],
  ['link', 'link'],
])('a file that says %s has its assessor known by %s; nobody else is asked for a code', (identity, expected) => {
  const programme = programmeOf('stroke-registry.yaml', 'registry');
  const { evaluation } = programme;
  const { annual } = evaluation.cycles;
  const thirdParty = { weight: 2000, assessor: 'assessor@third.example', ...(identity && { identity }) };
  const assessed: Programme = {
    ...programme,
    evaluation: {
      ...evaluation,
      methodPlans: { ...evaluation.methodPlans, thirdParty, self: { weight: 1000 } },
      cycles: { ...evaluation.cycles, annual: { ...annual, methods: ['quantitative', 'thirdParty', 'self'] } },
    },
  };
  const asks = plannedAsks(assessed, 'annual', 20);
  expect(new Map(asks.map((ask) => [ask.kind, identityOf(ask)]))).toEqual(
    new Map<string, IdentityTier>([
      ['figure', 'link'],
      ['assessment', expected],
      ['self', 'link'],
    ]),
  );
});
