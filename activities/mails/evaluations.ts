import { askTitleIn } from '../../domain/evaluations/ask-titles';
import { editionOf } from '../../contracts/evaluation';
import type { Mail } from '../../mail/mail';
import { evaluationPath } from '../../mail/paths';
import { linkEnds } from '../../domain/approvals/link-ends';
import {
  absentFor,
  askId,
  awaitedFor,
  figureLink,
  inForceOf,
  mayAnswer,
  parseAskId,
  type InForce,
} from '../../domain/evaluations/answerers';
import { isAnswered, isCollecting } from '../../domain/evaluations/collection';
import { identityOf } from '../../domain/evaluations/identities';
import { askTitle, evaluationTitle } from '../../domain/evaluations/titles';
import type { Asked, EvaluationView } from '../../domain/evaluations/views';
import type { Letter } from '../../domain/mail/letters';
import type { Programme } from '../../domain/programme/programme';
import { askedBeside } from '../../domain/programme/proofs';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { Links } from '../../infra/keys/links';
import type { ReadModel } from '../../infra/store/read-model';
import type { MailReader, ThingMailDeps } from './readers';

/** The letters about evaluations: what somebody owes, what is overdue, what came out. */
const kinds = ['figureAsked', 'figureReminded', 'figureOverdue', 'evaluationFlagged', 'evaluationPublished'] as const;
type EvaluationLetter = (typeof kinds)[number];

export const isEvaluationLetter = (kind: Letter['kind']): kind is EvaluationLetter =>
  (kinds as readonly Letter['kind'][]).includes(kind);

const scoredWithout = text(
  '到期未填报即上报；数据覆盖足够时评估照常评分，缺数不计为零，逾期补报会注明。',
  'Overdue it is escalated. The evaluation is scored on time where the data suffice; what is missing is not counted as zero, and what comes late is marked so.',
);
const remindedOf = (what: Text): Text => text(`提醒：${what.zh}`, `Reminder: ${what.en}`);

interface EvaluationMailDeps extends Pick<ThingMailDeps, 'page'> {
  readonly readModel: Pick<ReadModel, 'evaluation'>;
  readonly links: Pick<Links, 'digits' | 'invite'>;
}

/** Asks for figures, ratings and reports, tells who hears of what is overdue, and what an evaluation came to. */
export const createEvaluationMails = ({ readModel, page, links }: EvaluationMailDeps) => {
  const pageOf = (programme: Programme, { cycle, period, version }: EvaluationView) =>
    page(evaluationPath(programme.key, cycle, editionOf(period, version)));

  const ask = async (
    { to, kind }: Letter,
    programme: Programme,
    reader: MailReader,
    { evaluation, asked, inForce }: Matter,
  ): Promise<Mail | undefined> => {
    const isDue = isCollecting(evaluation) && !isAnswered(asked);
    if (!isDue || !mayAnswer(inForce, evaluation, asked).includes(to)) return undefined;
    const standsInFor = absentFor(inForce, evaluation, asked, to);
    const about = askId(evaluation.key, asked.key);
    const named = askTitleIn(programme, evaluation, asked);
    const expiresAt = linkEnds(asked.dueAt);
    return {
      ...reader.common,
      kind: 'actualsRequested',
      person: to,
      ...(standsInFor !== undefined && { standsInFor }),
      evaluation: kind === 'figureReminded' ? remindedOf(named) : named,
      indicators: [askTitle(programme, asked)],
      dueAt: asked.dueAt,
      zone: reader.zone,
      workingDaysLeft: reader.workingDaysUntil(asked.dueAt),
      whatThen: scoredWithout,
      link: page(`/f/${await links.invite({ ...figureLink(about), person: to, expiresAt })}`),
      ...(askedBeside[identityOf(asked)] === 'digits' && {
        digits: links.digits({ approval: about, round: 0, person: to }),
      }),
    };
  };

  const overdue = (
    programme: Programme,
    reader: MailReader,
    { evaluation, asked, inForce }: Matter,
  ): Mail | undefined => {
    if (!isCollecting(evaluation) || isAnswered(asked)) return undefined;
    const { zh, en } = askTitleIn(programme, evaluation, asked);
    const whom = awaitedFor(inForce, evaluation, asked)
      .map(({ person }) => person)
      .join('、');
    return {
      ...reader.common,
      kind: 'information',
      title: text(`逾期未填报：${zh}`, `Overdue: ${en}`),
      lines: [
        text(`填报人：${whom || '暂缺'}`, `Owner: ${whom || 'nobody at present'}`),
        text(
          '可由填报人补报，或由服务办公室代填并注明。',
          'Its owner can still report it, or the office does on their behalf and says so.',
        ),
      ],
      link: pageOf(programme, evaluation),
    };
  };

  return async (
    letter: Letter,
    kind: EvaluationLetter,
    programme: Programme,
    reader: MailReader,
  ): Promise<Mail | undefined> => {
    const { evaluation: key, ask: askKey } = parseAskId(letter.about) ?? { evaluation: letter.about, ask: undefined };
    const found = await readModel.evaluation(programme.key, key);
    if (!found) return undefined;
    const { evaluation } = found;
    if (askKey !== undefined) {
      const asked = evaluation.asked?.find((each) => each.key === askKey);
      if (!asked) return undefined;
      const about = { evaluation, asked, inForce: inForceOf(found, new Date()) };
      return kind === 'figureOverdue' ? overdue(programme, reader, about) : ask(letter, programme, reader, about);
    }
    return result(programme, reader, evaluation, kind, pageOf(programme, evaluation));
  };
};

interface Matter {
  readonly evaluation: EvaluationView;
  readonly asked: Asked;
  readonly inForce: InForce;
}

/** What an evaluation came to, with every reason; or what the supervisors are told before it is signed off. */
function result(
  programme: Programme,
  reader: MailReader,
  evaluation: EvaluationView,
  kind: EvaluationLetter,
  link: string,
): Mail | undefined {
  const card = evaluation.scorecard;
  if (!card || !('kpiTotal' in card)) return undefined;
  const title = evaluationTitle(programme, evaluation);
  const said = kind === 'evaluationFlagged' ? card.flags : [...card.flags, ...card.reasons];
  const score =
    card.total === null
      ? text('数据不足，不出总分', 'too little data for a score')
      : text(`${card.total} 分，等级 ${card.grade}`, `${card.total} points, grade ${card.grade}`);
  return {
    ...reader.common,
    kind: 'information',
    title:
      kind === 'evaluationFlagged'
        ? text(`请关注：${title.zh}`, `For your attention: ${title.en}`)
        : text(`评估结果：${title.zh}，${score.zh}`, `Result: ${title.en}, ${score.en}`),
    lines: said.map(({ text: words }) => words),
    link,
  };
}
