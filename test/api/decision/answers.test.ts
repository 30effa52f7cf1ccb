import { subjectKinds } from '../../../domain/approvals/approvals';
import { askedTitle } from '../../../domain/approvals/titles';
import { say } from '../../../domain/shared/text';
import { answersOf } from '../../../domain/views/answers';
import { chair, onStage } from '../../support/stage';

const stage = onStage();
const kinds = subjectKinds.filter((kind) => kind !== 'review');

const buttonsOf = (html: string) =>
  [...html.matchAll(/<button name="verdict" value="([a-zA-Z]+)"[^>]*>([^<]+)<\/button>/g)].map(
    ([, verdict, label]) => [verdict, label] as const,
  );

test.each(kinds)('the decision page and the inbox name what is decided of a %s, in both languages', async (kind) => {
  const id = await stage.openApproval({ kind });
  const { request } = (await stage.readModel.approval(id))?.approval ?? {};
  if (!request) throw new Error(`There is no approval ${id}.`);
  const browser = await stage.signedIn(chair);
  for (const language of ['zh', 'en'] as const) {
    const page = (await browser.get(`/decisions/${id}?lang=${language}`)).text;
    const answers = answersOf(request);
    expect(page).toContain(`<h1>${say(askedTitle(request), language)}</h1>`);
    const buttons = new Map(buttonsOf(page));
    for (const verdict of ['approve', 'requestChanges', 'reject'] as const)
      expect(buttons.get(verdict)).toBe(say(answers[verdict], language));
    expect((await browser.get(`/inbox?lang=${language}`)).text).toContain(`${say(askedTitle(request), language)}</a>`);
  }
});
