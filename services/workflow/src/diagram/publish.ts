import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ServiceEnv } from '@duban/host';
import { sm3, type Tx } from '@duban/persistence';
import { type Deployment, WorkflowRejection } from '@duban/workflow';
import { PUBLISHED } from './diagrams';
import { type Diagram, readDiagram } from './read-diagram';

type Read = { file: string; xml: string; digest: string; diagram: Diagram };
type Known = { processId: string; digest: string };

/** Diagrams that are not published: which elements, and what to do. What was published before stays in force. */
export class BadDiagrams extends Error {
  override readonly name = 'BadDiagrams';
  constructor(readonly defects: readonly string[]) {
    super(`流程图有误,没有发布,原版本继续使用:\n${defects.join('\n')}`);
  }
}

/**
 * Publishes the diagrams of a folder: those that changed become a new version, together, so that they fit each other.
 * One bad diagram keeps all of them as they were; that is logged, and the platform goes on with the versions before.
 * @param tx sees all regions
 * @throws BadDiagrams when a diagram has no version before
 */
export const publishDiagrams = async (env: ServiceEnv, tx: Tx, folder: string): Promise<void> => {
  const known = await tx.query<Known>(
    'select distinct on (process_id) process_id as "processId", digest from workflow.diagram order by process_id, version desc',
  );
  try {
    await publishChanged(env, tx, folder, known);
  } catch (error) {
    if (!(error instanceof BadDiagrams) || known.length === 0) throw error;
    env.log.error({ err: error }, 'diagrams not published');
  }
};

const publishChanged = async (env: ServiceEnv, tx: Tx, folder: string, known: readonly Known[]): Promise<void> => {
  const changed = await readChanged(folder, known);
  if (changed.length === 0) return;
  const deployed = await deploy(env, changed);
  for (const { processId, version, definitionKey } of deployed) {
    const one = changed.find(({ diagram }) => diagram.processId === processId);
    if (!one) continue;
    const { xml, digest, diagram } = one;
    tx.write(
      `insert into workflow.diagram (process_id, version, definition_key, name, digest, xml, steps, messages, published_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [
        processId,
        version,
        definitionKey,
        diagram.name,
        digest,
        xml,
        JSON.stringify(diagram.steps),
        diagram.messages,
        env.clock.now(),
      ],
    );
  }
  await env.beside.tellWith(tx, PUBLISHED);
};

/** @throws BadDiagrams from the lint, before the engine is asked */
const readChanged = async (folder: string, known: readonly Known[]): Promise<Read[]> => {
  const digests = new Set(known.map(({ digest }) => digest));
  const changed: Read[] = [];
  const defects: string[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.bpmn')).sort()) {
    const xml = await readFile(path.join(folder, file), 'utf8');
    const digest = sm3(xml);
    if (digests.has(digest)) continue;
    // Loaded for a diagram that changed: a start that finds them published goes without (P13).
    const { lintDiagram } = await import('@duban/bpmn');
    const found = await lintDiagram(xml);
    defects.push(...found.map(({ element, message }) => `${file} 的 ${element || '文件'}:${message}`));
    if (found.length === 0) changed.push({ file, xml, digest, diagram: await readDiagram(xml) });
  }
  if (defects.length > 0) throw new BadDiagrams(defects);
  return changed;
};

const deploy = async (env: ServiceEnv, changed: readonly Read[]): Promise<Deployment[]> => {
  try {
    return await env.workflow.deploy(
      changed.map(({ file, diagram }) => ({ name: file, content: Buffer.from(diagram.published) })),
    );
  } catch (error) {
    if (error instanceof WorkflowRejection && error.code === 'INVALID_ARGUMENT')
      throw new BadDiagrams([`引擎不能执行,请改正所指的元素:${error.message}`]);
    throw error;
  }
};
