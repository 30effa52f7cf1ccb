#!/usr/bin/env node
// tsx reads the tsconfig of the current folder unless it is told ours; without it pages would not compile.
process.env.TSX_TSCONFIG_PATH ??= require('node:path').join(__dirname, '..', 'tsconfig.json');
require('tsx/cjs');
require('./main');
