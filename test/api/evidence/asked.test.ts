import { startApp, type App } from '../../support/app';
import { eventually } from '../../support/eventually';
import { tellEvaluation } from '../../support/evaluated';
import { enterProgramme, office } from '../../support/questions';
import { readsOf } from '../../support/reads';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

test('a page asks the store for files only where it shows any, and then for those alone', async () => {
  const programme = await enterProgramme(app);
  const definition = await app.directory.definition(programme);
  const keep = (name: string) =>
    app.evidenceFiles.file(programme, { bytes: Buffer.from(name), name, mediaType: 'text/plain', by: office });
  const [shown, other] = [await keep('delay.txt'), await keep('other.txt')];
  const values = { delay: '9' };
  await tellEvaluation(app, definition, { cycle: 'annual', period: '2024', values });
  const evidence = [
    { kind: 'document', title: 'Log', hash: shown.hash },
    { kind: 'document', title: 'Lost', hash: other.hash.replaceAll(/./g, '0') },
  ] as const;
  await tellEvaluation(app, definition, { cycle: 'annual', period: '2025', values, given: { evidence } });
  await eventually(async () => (await app.readModel.head(programme))?.evaluations.length === 2);

  const cookie = `gatehouse_session=${await app.sessions.open({ kind: 'person', person: office }, new Date())}`;
  const at = `/programmes/${programme}`;
  const show = async (place: string) => {
    let html = '';
    const { asked } = await readsOf(async () => {
      html = await (await fetch(`${app.url}${at}${place}`, { headers: { cookie } })).text();
    });
    const files = [...html.matchAll(/\/evidence\/([0-9a-f]{64})/g)].map(([, hash]) => hash);
    return { asked: asked.filter((statement) => statement.includes('evidence_files')).length, files };
  };
  for (const place of ['/evaluations', '/evaluations/annual/2024', '/risks', '/improvements', '/strategy'])
    expect({ place, ...(await show(place)) }).toEqual({ place, asked: 0, files: [] });
  for (const place of ['/evaluations/annual/2025', '/figures/delay'])
    expect({ place, ...(await show(place)) }).toEqual({ place, asked: 1, files: [shown.hash] });
});
