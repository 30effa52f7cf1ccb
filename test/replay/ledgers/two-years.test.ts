import { describeRecord } from '../telling';

describeRecord('two-years');
