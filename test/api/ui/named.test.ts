import { namedInPage } from '../../../api/ui/named';

const names = { 'a@east.example': { zh: '王<明>', en: 'Wang' } };
const zh = (html: string) => namedInPage(html, names, 'zh');

test('names stand beside addresses in the texts of a page, escaped', () => {
  expect(zh('<p>a@east.example 提请</p>')).toBe('<p>王&lt;明&gt;（a@east.example） 提请</p>');
  expect(zh('<option value="a@east.example">a@east.example</option>')).toContain('>王&lt;明&gt;（');
});

test.each([
  '<input value="a@east.example">',
  '<textarea>a@east.example</textarea>',
  '<option>a@east.example</option>',
  '<a href="mailto:a@east.example">x</a>',
  '<code>a@east.example</code>',
])('what is typed, sent or an attribute stays as it is: %s', (html) => {
  expect(zh(html)).toBe(html);
});
