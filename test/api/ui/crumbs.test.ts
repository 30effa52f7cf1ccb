import { listAbove } from '../../../api/ui/crumbs';

test.each([
  ['/programmes/hub/risks/outage', '/programmes/hub/risks'],
  ['/programmes/hub/strategy/plans/five', '/programmes/hub/strategy'],
  ['/programmes/hub/draws/common-1', '/programmes/hub/funds'],
  ['/programmes/hub/agreements/framework', '/programmes/hub#agreements'],
  ['/programmes/hub/milestones/plan', '/programmes/hub#timeline'],
  ['/office/programmes/hub/agreements/framework/submissions', '/programmes/hub#agreements'],
  ['/office/programmes/hub/risks', undefined],
  ['/programmes/hub/risks', undefined],
  ['/programmes/hub', undefined],
])('%s stands in the list %s', (path, list) => {
  expect(listAbove(path)).toBe(list);
});
