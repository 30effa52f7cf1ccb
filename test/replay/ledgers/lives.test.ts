import { describeRecord } from '../telling';

describeRecord('lives');
