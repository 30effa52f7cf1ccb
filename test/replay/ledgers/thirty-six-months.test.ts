import { describeRecord } from '../telling';

describeRecord('thirty-six-months');
