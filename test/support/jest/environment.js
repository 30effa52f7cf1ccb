/**
 * Where tests run: in the world of the process itself. Jest's own environment would be a world anew for each file, with every module
 * loaded and compiled anew; our modules keep nothing that one file could leave to the next, and what a process has is given back here.
 */
module.exports = function createEnvironment() {
  const env = { ...process.env };
  return {
    global: {},
    moduleMocker: { restoreAllMocks: () => {} },
    getVmContext: () => null,
    setup: async () => {},
    teardown: async () => {
      for (const name of Object.keys(process.env)) delete process.env[name];
      Object.assign(process.env, env);
    },
  };
};
