import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ServiceEnv } from '@duban/host';
import { sm3 } from '@duban/persistence';
import { type Diagram, readDiagram } from './read-diagram';

const all = { scope: 'all' } as const;

/**
 * Publishes the diagrams of a folder: those that changed become a new version, together, so that they fit each other.
 * A diagram the engine refuses keeps all of them as they were.
 * @throws WorkflowRejection naming element and reason
 */
export const publishDiagrams = async (env: ServiceEnv, folder: string): Promise<void> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.bpmn')).sort();
  const read: { file: string; xml: string; digest: string; diagram: Diagram }[] = [];
  for (const file of files) {
    const xml = await readFile(path.join(folder, file), 'utf8');
    read.push({ file, xml, digest: sm3(xml), diagram: await readDiagram(xml) });
  }
  const known = await env.db.query<{ digest: string; processId: string }>(
    all,
    'select distinct on (process_id) process_id as "processId", digest from workflow.diagram order by process_id, version desc',
  );
  const changed = read.filter(
    ({ diagram, digest }) => !known.some((k) => k.processId === diagram.processId && k.digest === digest),
  );
  if (changed.length === 0) return;
  const deployed = await env.workflow.deploy(
    changed.map(({ file, diagram }) => ({ name: file, content: Buffer.from(diagram.published) })),
  );
  for (const { processId, version, definitionKey } of deployed) {
    const one = changed.find(({ diagram }) => diagram.processId === processId);
    if (!one) continue;
    await env.db.query(
      all,
      `insert into workflow.diagram (process_id, version, definition_key, name, digest, xml, steps, messages, published_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [
        processId,
        version,
        definitionKey,
        one.diagram.name,
        one.digest,
        one.xml,
        JSON.stringify(one.diagram.steps),
        one.diagram.messages,
        env.clock.now(),
      ],
    );
  }
};
