// An engine with its gateway in a process of its own, run from the sources: a node that a test can kill.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const libs = path.resolve(__dirname, '../..');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const [, name] = /^@duban\/([a-z]+)$/.exec(request) ?? [];
  return resolve.call(this, name ? path.join(libs, name, 'src/index.ts') : request, ...rest);
};
require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2023',
    },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};

const { Engine, serveGateway } = require('../src/index.ts');

void (async () => {
  const engine = await Engine.open({ url: process.argv[2] });
  process.send(await serveGateway(engine));
})();
