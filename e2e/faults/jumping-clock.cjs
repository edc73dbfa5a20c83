// Loaded before a process of the platform: its clock is off by as many milliseconds as the file of FAULTS_CLOCK says.
const { readFileSync } = require('node:fs');

const RealDate = Date;
let offset = 0;
const look = () => {
  try {
    offset = Number(readFileSync(process.env.FAULTS_CLOCK, 'utf8')) || 0;
  } catch {
    offset = 0;
  }
};
look();
setInterval(look, 50).unref();
globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...given);
  }
  static now() {
    return RealDate.now() + offset;
  }
};
