// What deploy/ says must agree with the programs: variables that exist, and every program in every way to deploy.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './bin/run.mjs';
import { variablesOf } from './variables-page.mjs';

const passedOver = new Set(['.stage', 'node_modules', 'VARIABLES.md']);
const filesIn = (folder) =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (passedOver.has(entry.name)) return [];
    return entry.isDirectory() ? filesIn(at) : [at];
  });
const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** Read by the image's own start, before any program. */
const ofTheImage = ['DUBAN_SERVICE'];

/** Variables in a text that no program reads. */
const unknownIn = (text, known) =>
  [...new Set(text.match(/\bDUBAN_[A-Z_]*[A-Z]\b/g) ?? [])].filter((name) => !known.has(name));

/** Programs that run apart: every folder of services with a start of its own, but for the platform in one process. */
const programs = () =>
  readdirSync(path.join(root, 'services')).filter(
    (name) => name !== 'platform' && existsSync(path.join(root, 'services', name, 'src/main.ts')),
  );

const places = (program) => [
  ['deploy/compose/compose.yaml', new RegExp(`DUBAN_SERVICE: ${program}\\b`)],
  ['deploy/compact/duban.target', new RegExp(`duban[-@]${program}\\.service`)],
  [`deploy/compact/etc/${program}.env`, /DUBAN_PORT=\d+/],
  program === 'engine' || program === 'edge'
    ? [`deploy/helm/duban/templates/${program}.yaml`, new RegExp(`"service" "${program}"`)]
    : ['deploy/helm/duban/values.yaml', new RegExp(`^  ${program}: `, 'm')],
];

/** What does not agree, one line each; and a complaint when a planted variable is not found. */
export const deployProblems = () => {
  const known = new Set([...Object.values(variablesOf()).flatMap((shape) => Object.keys(shape)), ...ofTheImage]);
  const planted = unknownIn('DUBAN_PORT=1 DUBAN_PROT=1', known).join() === 'DUBAN_PROT';
  return [
    ...filesIn('deploy').flatMap((file) =>
      unknownIn(read(file), known).map((name) => `${file}: no program reads ${name}`),
    ),
    ...programs().flatMap((program) =>
      places(program)
        .filter(([file, says]) => !existsSync(path.join(root, file)) || !says.test(read(file)))
        .map(([file]) => `${file}: ${program} is missing`),
    ),
    ...(planted ? [] : ['the planted unknown variable was not caught']),
  ];
};
