import { outcomeTitles } from '../approvals/words';
import { formatDate } from '../calendar/formats';
import { partyTitle, type Titles } from '../programme/titles';
import { inBoth, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { AgreementMaking } from './happenings';

/** How an agreement came to be, from its draft to its end by time, as a sentence of its history. */
export function makingSentence(happening: AgreementMaking, titles: Titles): Text {
  switch (happening.type) {
    case 'agreement.drafted':
      return text('列入协议体系，草案', 'Drafted');
    case 'agreement.submitted':
      return text(`${happening.by} 提交审批`, `${happening.by} submitted it for approval`);
    case 'agreement.approved':
      return text('审批通过，待签署', 'Approved; to be signed');
    case 'agreement.returned':
      return text(`退回：${outcomeTitles[happening.outcome].zh}`, `Returned: ${outcomeTitles[happening.outcome].en}`);
    case 'agreement.signed':
      return inBoth((language) => {
        const day = formatDate(happening.signedOn, language);
        return language === 'zh'
          ? `${partyTitle(titles, happening.party).zh} 由 ${happening.signatory} 于${day}签署（${happening.by} 登记）`
          : `${happening.signatory} signed for ${partyTitle(titles, happening.party).en} on ${day} (recorded by ${happening.by})`;
      });
    case 'agreement.effective':
      return inBoth((language) => {
        const [from, to] = [formatDate(happening.effectiveOn, language), formatDate(happening.expiresOn, language)];
        return language === 'zh' ? `${from}生效，${to}到期` : `Effective ${from}, expires ${to}`;
      });
    case 'agreement.expired':
      return text('到期', 'Expired');
  }
}
