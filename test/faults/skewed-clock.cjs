// Loaded into the product before anything else: its clock goes wrong by as many milliseconds as the file says that the environment names.
const { readFileSync } = require('node:fs');

const RealDate = Date;
let skew = 0;
const read = () => {
  try {
    skew = Number(readFileSync(process.env.GATEHOUSE_TEST_SKEW, 'utf8')) || 0;
  } catch {
    return; // it is being written
  }
};
setInterval(read, 100).unref();
read();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + skew);
    else super(...given);
  }
  static now() {
    return RealDate.now() + skew;
  }
};
