import * as fc from 'fast-check';
import { joined, parted, text } from '../../../domain/shared/sentences';

test.each<[string, string, string, string]>([
  ['two languages', '归还资料 / return the material', '归还资料', 'return the material'],
  ['a stroke within Chinese', '核对/更正 / check', '核对/更正', 'check'],
  [
    'English that was kept alone',
    'return / delete the material',
    'return / delete the material',
    'return / delete the material',
  ],
  ['Chinese that was kept alone', '归还资料', '归还资料', '归还资料'],
  [
    'a name after a stroke that goes on in Chinese',
    '张三 / Zhang San 报告',
    '张三 / Zhang San 报告',
    '张三 / Zhang San 报告',
  ],
  ['a number after a stroke', '第 3 / 4 项 / 5', '第 3 / 4 项 / 5', '第 3 / 4 项 / 5'],
])('what was joined is parted again: %s', (_, said, zh, en) => {
  expect(parted(said)).toEqual({ zh, en });
});

test('parting undoes joining wherever one language is Chinese and the other is not', () => {
  const chinese = fc.stringMatching(/^[\u4e00-\u9fff]{1,12}$/);
  const english = fc.stringMatching(/^[a-z][a-z ]{0,20}$/);
  fc.assert(fc.property(chinese, english, (zh, en) => expect(parted(joined(text(zh, en)))).toEqual({ zh, en })));
});
