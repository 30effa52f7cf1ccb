#!/usr/bin/env node
// What was installed is asked for first. The sources run from what was compiled of exactly them, at the first start after a change.
try {
  require.resolve('esbuild');
} catch {
  console.error('Nothing is installed yet: run npm ci first. 尚未安装依赖，请先执行 npm ci。');
  process.exit(1);
}

require('../infra/compiled')
  .loadCompiled()
  .then(() => require('./main'));
