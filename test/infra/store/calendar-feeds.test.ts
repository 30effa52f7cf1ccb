import { createCalendarFeeds } from '../../../infra/store/calendar-feeds';
import { describeStore } from '../../support/store';

const person = 'chair@north.example';
const since = '2026-03-03T02:00:00.000Z';

describeStore((store) => {
  const feeds = () => createCalendarFeeds(store());

  it('of a person and of each of their programmes one address is good, and none before it is asked for', async () => {
    expect(await feeds().find({ person })).toBeUndefined();
    await feeds().renew({ person }, { generation: 'a', since });
    await feeds().renew({ person, programme: 'p' }, { generation: 'b', since });
    expect(await feeds().find({ person })).toEqual({ generation: 'a', since });
    expect(await feeds().find({ person, programme: 'p' })).toEqual({ generation: 'b', since });
    expect(await feeds().find({ person, programme: 'q' })).toBeUndefined();
    expect(await feeds().ownerOf('a')).toEqual({ person });
    expect(await feeds().ownerOf('b')).toEqual({ person, programme: 'p' });
  });

  it('a newer address is the only one, and one that is stopped is nobody’s', async () => {
    await feeds().renew({ person }, { generation: 'a', since });
    await feeds().renew({ person }, { generation: 'c', since });
    expect(await feeds().ownerOf('a')).toBeUndefined();
    expect(await feeds().ownerOf('c')).toEqual({ person });
    await feeds().stop({ person });
    expect(await feeds().ownerOf('c')).toBeUndefined();
    expect(await feeds().find({ person })).toBeUndefined();
  });
});
