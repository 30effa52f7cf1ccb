import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { createSuite } from './suite.mjs';

const folder = 'test/domain';
/** The tests of the rooms whose rules are changed, and those of others that ask them. */
const isAsked = (name) =>
  /^(approvals\/(?!proofs)|roster\/|definition\/lint|letters\/|programme\/identities|views\/vacancies|money\/(?!exact))/.test(
    name,
  );
// Forty seats of ten people take a second, whoever is asked: they are tried where the choice among them has changed.
const isOwnOnly = (file) => file.includes('/fillings');

const active = (globalThis.__stryker__ ??= {});
const loading = (file) => `${file} is loaded`;

async function asked({ id, name, file, run }) {
  const since = performance.now();
  const told = (rest) => ({ id, name, fileName: file, timeSpentMs: performance.now() - since, ...rest });
  active.currentTestId = id;
  try {
    await run();
    return told({ status: TestStatus.Success });
  } catch (error) {
    return told({ status: TestStatus.Failed, failureMessage: String(error).slice(0, 400) });
  } finally {
    active.currentTestId = undefined;
  }
}

/**
 * Runs the domain tests for Stryker in one process. To load a file counts as a test of its own, so that what is worked out as a file is
 * loaded (a table, an approval that all its tests share) is asked again of that file alone, and of all its tests.
 */
class DomainTestRunner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.test.ts') && isAsked(name));
    this.suite = await createSuite(names.map((name) => `${folder}/${name}`));
  }

  async askedAll(files, { isWanted = () => true, isEnough = () => false } = {}) {
    const answers = [];
    for (const file of files) {
      let tests = [];
      const load = { id: loading(file), name: loading(file), file, run: () => (tests = this.suite.load(file)) };
      answers.push(await asked(load));
      for (const test of tests.filter(isWanted)) {
        if (isEnough(answers)) break;
        answers.push(await asked(test));
      }
      if (isEnough(answers)) break;
    }
    return { status: DryRunStatus.Complete, tests: answers };
  }

  async dryRun() {
    const result = await this.askedAll(this.suite.files);
    return { ...result, mutantCoverage: active.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, disableBail, hitLimit }) {
    const ids = new Set(testFilter ?? this.suite.files.map(loading));
    const noun = basename(activeMutant.fileName, '.ts');
    const isOwn = (file) => basename(file).startsWith(noun);
    const files = this.suite.files
      .filter((file) => [...ids].some((id) => id.startsWith(`${file} `)))
      .filter((file) => isOwn(file) || !isOwnOnly(file))
      .sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
    const isWanted = ({ id, file }) => ids.has(id) || ids.has(loading(file));
    const isEnough = (answers) => !disableBail && answers.at(-1).status === TestStatus.Failed;
    Object.assign(active, { activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit });
    const result = await this.askedAll(files, { isWanted, isEnough });
    const loop = determineHitLimitReached(active.hitCount, active.hitLimit);
    Object.assign(active, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    return toMutantRunResult(loop ?? result, disableBail);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'domain', DomainTestRunner)];
