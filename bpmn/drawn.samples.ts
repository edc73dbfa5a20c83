import { extensionOf, is, type Node, parse } from './model';
import { diagrams } from './processes';

type Drawn = { id: string; process: string; name: string | undefined; job: string | undefined };
/** Every element of the diagrams, also within sub-processes, outermost first; read once. */
const readElements = async (): Promise<Drawn[]> => {
  const found: Drawn[] = [];
  const visit = (scope: Node, process: string): void => {
    for (const node of (scope['flowElements'] ?? []) as Node[]) {
      const job = extensionOf(node, 'zeebe:TaskDefinition')?.['type'] as string | undefined;
      found.push({ id: node.id, process, name: node.name, job });
      visit(node, process);
    }
  };
  for (const { xml } of diagrams())
    for (const root of ((await parse(xml))['rootElements'] as Node[]).filter((node) => is(node, 'bpmn:Process')))
      visit(root, root.id);
  return found;
};
let elements: Promise<Drawn[]> | undefined;
const drawn = (): Promise<Drawn[]> => (elements ??= readElements());

export const elementNames = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await drawn()).flatMap(({ id, name }) => (name ? [[id, name]] : [])));
export const jobTypes = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await drawn()).flatMap(({ id, job }) => (job ? [[id, job]] : [])));
/** Elements of one process, outermost first. */
export const elementsOf = async (process: string): Promise<string[]> =>
  (await drawn()).filter((one) => one.process === process).map(({ id }) => id);
