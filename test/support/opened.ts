import { startGatehouse, type Gatehouse } from './gatehouse';
import { expectWholeRecords } from './questions';

/** The gatehouse of a test file: started before its tests, stopped after them; after each test every programme's record must be whole. */
export const openGatehouse = (): Gatehouse => {
  const gatehouse = {} as Gatehouse;
  beforeAll(async () => void Object.assign(gatehouse, await startGatehouse()));
  afterAll(() => gatehouse.stop?.());
  afterEach(() => expectWholeRecords(gatehouse));
  return gatehouse;
};
