import { describeRecord } from '../telling';

describeRecord('first-phase');
