/** The ordinary tests on a program with one mistake in it. */
const ordinary = require('../../libs/tooling/jest.config.cjs');
const [[files, [, options]]] = Object.entries(ordinary.transform);
module.exports = { ...ordinary, transform: { [files]: [`${__dirname}/transform.cjs`, options] }, maxWorkers: 1 };
