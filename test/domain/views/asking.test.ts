import { askerLine, askingOf, reasonIn } from '../../../domain/views/asking';
import type { Programme } from '../../../domain/programme/programme';
import { EXIT } from '../../../domain/shared/reserved';

const line = (zh: string) => ({ zh, en: zh });
const seat = { id: 'east.board.plan', group: 'board', party: 'east', title: line('规划'), holder: 'plan@east.example' };
const programme = {
  parties: { east: { key: 'east', title: { zh: '东方集团', en: 'East' }, decides: true } },
  governance: {
    groups: { board: { key: 'board', title: line('理事会'), seats: [seat] } },
    supervision: { seats: [] },
    office: { title: { zh: '服务办公室', en: 'programme office' }, people: { east: 'office@east.example' } },
  },
} as unknown as Programme;
const asking = (requester: string, summary = [line('建议：暂缓'), line('理由：供应商延期')]) =>
  askingOf(programme, { requester, content: { summary } });

test('who asks is named with company and office, and with the reason that was given', () => {
  expect(askerLine(asking('office@east.example'))).toEqual({
    zh: 'office@east.example · 东方集团服务办公室',
    en: 'office@east.example · East, programme office',
  });
  expect(asking('office@east.example').reason?.zh).toBe('理由：供应商延期');
  expect(askerLine(asking('plan@east.example')).zh).toBe('plan@east.example · 东方集团');
  expect(askerLine(asking('guest@else.example')).zh).toBe('guest@else.example');
  expect(askerLine(asking(EXIT)).zh).toBe('系统（按规则自动提请）');
});

test.each(['理由：x', '说明：x', '理由（plan@east.example）：x', '缘由：x', '用途：x', '原因：x'])(
  'a reason is found however contents call it: %s',
  (zh) => {
    expect(reasonIn([line('建议：通过'), line(zh)])?.zh).toBe(zh);
  },
);

test('where no reason was given none is said', () => {
  expect(asking('office@east.example', [line('建议：通过')]).reason).toBeUndefined();
});
