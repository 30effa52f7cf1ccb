import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { ProgrammeHappening } from './happenings';

/** What happened to a programme as a whole, as a sentence of its history. */
export function programmeSentence(happening: ProgrammeHappening): Text {
  switch (happening.type) {
    case 'programme.started':
      return text(`${happening.by} 启动了合作计划`, `${happening.by} started the programme`);
    case 'programme.completed':
      return text('合作计划完成', 'The programme was completed');
    case 'programme.exitBegan':
      return text('合作计划进入退出程序', 'The programme began to be wound up');
    case 'programme.ended':
      return text('合作计划已终止', 'The programme has ended');
  }
}
