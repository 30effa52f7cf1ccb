// The other thread's side of side-thread.ts: loads what was compiled of the sources, as the program itself does, and works off what it is sent.
const { parentPort } = require('node:worker_threads');
const { loadCompiled } = require('../compiled.js');

const told = (error) => ({
  message: error instanceof Error ? error.message : String(error),
  ...(error && error.name === 'DomainError' && { code: error.code, facts: error.facts }),
});

loadCompiled().then(() => {
  const { works } = require('./side-work');
  parentPort.on('message', async ({ name, args }) => {
    try {
      parentPort.postMessage({ result: await works[name](...args) });
    } catch (error) {
      parentPort.postMessage({ error: told(error) });
    }
  });
  parentPort.postMessage('ready');
});
