import type { Finding } from '../../shared/findings';
import { finding } from '../../shared/findings';
import { lintObligations } from './obligations';
import { agreementPath } from './places';
import type { Programme } from '../../programme/programme';
import type { Agreement } from '../../programme/agreement-plans';

const lintOne = (programme: Programme, agreement: Agreement): readonly Finding[] => {
  const { conditions = [], longStop, surviving = [] } = agreement;
  const path = agreementPath(programme, agreement);
  const twice = <T>(items: readonly T[]) => items.findIndex((item, at) => items.indexOf(item) !== at);
  const condition = twice(conditions.map(({ key }) => key));
  const clause = twice(surviving.map((each) => each.clause));
  return [
    ...(conditions.length > 0 && longStop === undefined
      ? [
          finding(
            'long_stop_missing',
            [...path, 'conditions'],
            '有先决条件的协议须写明最后期限日（longStop）。',
            'An agreement with conditions precedent needs a long-stop date (longStop).',
          ),
        ]
      : []),
    ...(longStop !== undefined && longStop < programme.starts
      ? [
          finding(
            'long_stop_past',
            [...path, 'longStop'],
            `最后期限日 ${longStop} 早于合作开始日 ${programme.starts}。`,
            `The long-stop date ${longStop} is before the programme starts (${programme.starts}).`,
          ),
        ]
      : []),
    ...(condition < 0
      ? []
      : [
          finding(
            'duplicate_condition',
            [...path, 'conditions', condition, 'key'],
            '该条件出现了两次。',
            'This condition stands there twice.',
          ),
        ]),
    ...(clause < 0
      ? []
      : [
          finding(
            'duplicate_clause',
            [...path, 'surviving', clause, 'clause'],
            '该存续条款出现了两次。',
            'This clause stands there twice.',
          ),
        ]),
    ...lintObligations(programme, agreement),
  ];
};

/** Conditions without an end, obligations that nobody owes, and things that stand there twice. */
export const lintAgreements = (programme: Programme): readonly Finding[] =>
  Object.values(programme.agreements).flatMap((agreement) => lintOne(programme, agreement));
