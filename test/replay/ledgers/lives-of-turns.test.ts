import { describeRecord } from '../telling';

describeRecord('lives-of-turns');
