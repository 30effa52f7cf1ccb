import { describeRecord } from '../telling';

describeRecord('lives-of-closed-funds');
