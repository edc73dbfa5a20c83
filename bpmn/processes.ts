import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The package's own folder, also when this runs from `dist`. */
export const folder = path.basename(__dirname) === 'dist' ? path.dirname(__dirname) : __dirname;

export type Diagram = Readonly<{ file: string; xml: string }>;

/** The diagrams of the platform, by file name. */
export const diagrams = (): Diagram[] =>
  readdirSync(path.join(folder, 'processes'))
    .filter((file) => file.endsWith('.bpmn'))
    .sort()
    .map((file) => ({ file, xml: readFileSync(path.join(folder, 'processes', file), 'utf8') }));
