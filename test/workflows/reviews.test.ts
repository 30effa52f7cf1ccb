import { decideUpdate } from '../../contracts/approval';
import { eventually } from '../support/eventually';
import { openReview } from '../../api/decision/reviews';
import { openGatehouse } from '../support/opened';
import {
  answer,
  approveAll,
  ask,
  closed,
  enterProgramme,
  mailsTo,
  refusal,
  stateOf,
  toldBy,
} from '../support/questions';

const gatehouse = openGatehouse();

const director = 'spree.steering.director';
const person = 'director@spree.example';

test('a recusal after the close opens one review without that seat; the outcome stands, and office and requester hear of both', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme);
  await approveAll(gatehouse, id);
  const view = await eventually(() => gatehouse.readModel.approval(id));
  const late = answer(view.approval, director, { verdict: 'recuse', comment: 'my brother sells it' });

  const [review, again] = await Promise.all([1, 2].map(() => openReview(gatehouse, view, late)));
  expect(again).toBe(review);
  const opened = review ?? '';
  expect((await toldBy(gatehouse, opened)).slice(0, 2)).toMatchObject([
    { type: 'approval.reviewOpened', approval: id, review, recusal: { seat: director, person } },
    { type: 'approval.opened', request: { contentHash: view.approval.request.contentHash, round: 1 } },
  ]);
  expect(await gatehouse.readModel.approval(id)).toMatchObject({
    state: 'approved',
    approval: { reviews: [{ review }] },
  });
  expect(
    await refusal(
      gatehouse.processes.ask(opened, decideUpdate, 'x', answer(await stateOf(gatehouse, opened), director)),
    ),
  ).toBe('barred_recused');
  await eventually(async () => (await mailsTo(gatehouse, 'finance@spree.example')).length === 2);
  await eventually(async () => (await mailsTo(gatehouse, person)).length === 1);

  await approveAll(gatehouse, opened);
  await closed(gatehouse, opened);
  expect((await stateOf(gatehouse, opened)).decisions.filter(({ verdict }) => verdict === 'approve')).toHaveLength(3);
  expect(await gatehouse.readModel.approval(id)).toMatchObject({ state: 'approved' });
  const subjects = await eventually(async () => {
    const found = (await mailsTo(gatehouse, 'office@spree.example')).map(({ subject }) => subject);
    return found.length === 3 && found;
  });
  expect(subjects.filter((subject) => /review/i.test(subject))).toHaveLength(2);
});
