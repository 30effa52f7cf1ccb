import { BUNDLE_BUDGET, bundleWorkflows } from './bundle';

/** Fails when the workflow bundle has outgrown its budget. */
async function main() {
  const { code } = await bundleWorkflows();
  const bytes = Buffer.byteLength(code.slice(0, code.indexOf('//# sourceMappingURL=') >>> 0));
  console.log(`workflow bundle: ${bytes} bytes of ${BUNDLE_BUDGET}`);
  if (bytes > BUNDLE_BUDGET) process.exitCode = 1;
}

void main();
