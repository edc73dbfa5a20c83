/** The ordinary transformer, after one file has been made wrong as `DUBAN_MUTANT` says. */
const path = require('node:path');
const { createTransformer } = require('@swc/jest');

const root = path.resolve(__dirname, '../..');
const mutant = JSON.parse(process.env.DUBAN_MUTANT ?? 'null');

const changed = (source, file) => {
  if (!mutant || path.relative(root, file) !== mutant.file) return source;
  return mutant.changes.reduce((text, [from, to]) => text.replace(from, () => to), source);
};

module.exports = {
  createTransformer: (options) => {
    const inner = createTransformer(options);
    return {
      ...inner,
      process: (source, file, more) => inner.process(changed(source, file), file, more),
      getCacheKey: (source, file, more) => inner.getCacheKey(changed(source, file), file, more),
    };
  },
};
