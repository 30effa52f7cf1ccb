import type { ComingDate } from '../programme/coming-date';
import type { Programme } from '../programme/programme';
import type { ProgrammeState } from '../programme/undertakings';
import { text } from '../shared/sentences';
import { ownersOf } from './authority';
import { levelTitles } from './titles';
import { isOpenRisk, type Risk } from './risks';

interface Reviewed {
  readonly key: string;
  readonly state: ProgrammeState;
  readonly definition: Programme;
  readonly risks: readonly Risk[];
}

/** The next review of each risk, and the end of each acceptance. */
export const comingOfRisks = ({ key: programme, state, definition, risks }: Reviewed): readonly ComingDate[] =>
  state === 'ended'
    ? []
    : risks.filter(isOpenRisk).flatMap(({ key, title, review, acceptance, owner }): readonly ComingDate[] => {
        const place = { id: key, kind: 'risk', people: ownersOf(definition, owner) } as const;
        const { zh = '', en = '' } = review ? levelTitles[review.level] : {};
        return [
          ...(review
            ? [
                {
                  ...place,
                  uid: `${programme}:risk:${key}:review`,
                  on: review.on,
                  title: text(`评审${zh}风险：${title.zh}`, `Review the ${en} risk: ${title.en}`),
                  why: review.rule,
                  provisional: review.provisional,
                },
              ]
            : []),
          ...(acceptance
            ? [
                {
                  ...place,
                  uid: `${programme}:risk:${key}:acceptance`,
                  on: acceptance.until,
                  title: text(`接受到期：${title.zh}`, `The acceptance ends: ${title.en}`),
                  why: text('届满后重新提请接受。', 'It is asked for anew then.'),
                  provisional: false,
                },
              ]
            : []),
        ];
      });
