#!/usr/bin/env node
// The sources run from what was compiled of exactly them, at the first start after a change.
require('../infra/compiled')
  .loadCompiled()
  .then(() => require('./main'));
