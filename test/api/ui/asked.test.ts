import { chair, officer, onStage } from '../../support/stage';

const stage = onStage();
const page = '/programmes/demo/agreements/framework';

describe('the page of a thing about which something is being decided', () => {
  it('says beside its facts how far that has come, what is needed and until when', async () => {
    await stage.openApproval();
    const { text } = await (await stage.signedIn(officer)).get(page);
    for (const said of ['正在审批', '0/6 席已表决', '2026年3月9日（周一）17:30']) expect(text).toContain(said);
  });

  it('says nothing of votes that are hidden until it closes', async () => {
    await stage.openApproval({ change: { hideVotesUntilClose: true } });
    const { text } = await (await stage.signedIn(officer)).get(page);
    expect(text).toContain('正在审批');
    expect(text).not.toContain('席已表决');
  });

  it('says nothing of it to whoever is recused', async () => {
    const id = await stage.openApproval();
    const seat = (await stage.readModel.approval(id))?.approval.request.stages
      .flatMap(({ panels }) => panels)
      .flatMap(({ seats }) => seats)
      .find(({ holder }) => holder === chair)?.id;
    await stage.tell(id, {
      type: 'approval.decided',
      approval: id,
      decision: {
        seat: seat ?? '',
        person: chair,
        verdict: 'recuse',
        comment: '本人持有对方股份',
        conditions: [],
        round: 1,
        contentHash: (await stage.readModel.approval(id))?.approval.request.contentHash ?? '',
        acceptedAt: '2026-03-03T02:00:00.000Z',
        identity: 'link',
      },
    });
    const { text } = await (await stage.signedIn(chair)).get(page);
    expect(text).not.toContain('正在审批');
  });
});
