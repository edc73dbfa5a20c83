const Sequencer = require('@jest/test-sequencer').default;

/** The long ones first, so that no worker ends with one alone: on a clean checkout nothing is known of their times. */
const long = ['/e2e/faults/', '/e2e/scenarios/', '/conformance/'];
const rank = ({ path }) => {
  const at = long.findIndex((part) => path.includes(part));
  return at < 0 ? long.length : at;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
  }
};
