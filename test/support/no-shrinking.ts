import fc from 'fast-check';

/** For mutation runs: that a law is broken is all we ask, not the smallest example of it. */
fc.configureGlobal({ endOnFailure: true });
