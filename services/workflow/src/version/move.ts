import { NotFoundException } from '@nestjs/common';
import { type MovedView, type RefusalCode } from '@duban/contracts';
import { type ServiceEnv } from '@duban/host';
import { type Actor, Refusal } from '@duban/kernel';
import { type Tx } from '@duban/persistence';
import { WorkflowRejection } from '@duban/workflow';
import { type Diagrams, type Published } from '../diagram/diagrams';
import { type InstanceHistory, type ProcessHistory } from '../instance/process-history';
import { seenHistory } from '../instance/seen-history';
import { whyNot } from './why-not';

/** How an element is named to the operator: what is written on it, and the id to restore. */
const named =
  ({ steps }: Published) =>
  (element: string): string => {
    const name = steps[element]?.name;
    return name ? `“${name}”(${element})` : `“${element}”`;
  };

type Move = Readonly<{ from: Published; to: Published; steps: { from: string; to: string }[] }>;

/**
 * 移到最新版: running matters keep their version until an operator moves an instance; elements are mapped by their id.
 * Moving once more is no change.
 */
export class Mover {
  constructor(
    private readonly env: ServiceEnv,
    private readonly history: ProcessHistory,
    private readonly diagrams: Diagrams,
  ) {}

  /** @throws NotFoundException outside the region; Refusal when it cannot go on in the newest version */
  async move(key: string, actor: Actor, reason: string): Promise<MovedView> {
    const { process, matterId, at } = await this.standing(key, actor.region);
    const from = await this.diagrams.byKey(process.definition);
    const to = from && (await this.diagrams.newest(from.processId));
    if (!from || !to) throw new NotFoundException();
    const versions = { fromVersion: from.version, toVersion: to.version };
    if (process.state !== 'ACTIVE') throw new Refusal<RefusalCode>('instance.ended');
    if (from.version >= to.version) return { moved: false, ...versions };
    const vanished = [...new Set(at)].filter((element) => !to.steps[element]);
    if (vanished.length > 0)
      throw new Refusal<RefusalCode>('instance.step-vanished', {
        steps: vanished.map(named(from)).join('、'),
        version: to.version,
      });
    const steps = await this.stepsIn(from, to);
    const moved = await this.env.db.transaction({ scope: 'region', region: actor.region }, async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`move ${key}`]);
      const recorded = await tx.query(
        `insert into workflow.instance_move (process_instance, process_id, from_version, to_version, region, matter_id, reason,
           by_id, by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning 1`,
        [
          key,
          to.processId,
          from.version,
          to.version,
          actor.region,
          matterId,
          reason,
          actor.id,
          actor.name,
          this.env.clock.now(),
        ],
      );
      if (recorded.length === 0) return false;
      await redrawTodos(tx, key, to);
      await this.migrate(key, { from, to, steps });
      return true;
    });
    return { moved, ...versions };
  }

  /** The instance in its family, its matter, and the elements it stands at. */
  private async standing(
    key: string,
    region: string,
  ): Promise<{ process: InstanceHistory['processes'][number]; matterId: string; at: string[] }> {
    const history = /^\d{1,18}$/.test(key) ? await this.historyOf(key, region) : undefined;
    const process = history?.processes.find((one) => one.key === key);
    const [known] = history
      ? await this.env.db.query<{ matter_id: string }>(
          { scope: 'region', region },
          'select matter_id from workflow.instance where process_instance = any($1) limit 1',
          [history.processes.map((one) => one.key)],
        )
      : [];
    const diagram = process && (await this.diagrams.byKey(process.definition));
    if (!history || !process || !known || !diagram) throw new NotFoundException();
    const at = history.elements
      .filter((e) => e.process === key && e.state === 'ACTIVE' && diagram.steps[e.element])
      .map((e) => e.element);
    return { process, matterId: known.matter_id, at };
  }

  private async historyOf(key: string, region: string): Promise<InstanceHistory | undefined> {
    try {
      return await this.history.of(key);
    } catch (error) {
      if (error instanceof WorkflowRejection && error.code === 'UNIMPLEMENTED')
        return seenHistory(this.env, key, { scope: 'region', region });
      throw error;
    }
  }

  private async flowsIn({ definitionKey }: Published): Promise<string[]> {
    const [row] = await this.env.db.query<{ xml: string }>(
      { scope: 'all' },
      'select xml from workflow.diagram where definition_key = $1',
      [definitionKey],
    );
    return [...(row?.xml ?? '').matchAll(/<(?:\w+:)?sequenceFlow\b[^>]*?\bid="([^"]+)"/g)].map(([, id]) => id ?? '');
  }

  private async stepsIn(from: Published, to: Published): Promise<Move['steps']> {
    const flows = await this.flowsIn(to);
    return [
      ...Object.keys(from.steps).filter((element) => to.steps[element]),
      // Tokens that wait at a join are told by the flows over which they came.
      ...(await this.flowsIn(from)).filter((flow) => flows.includes(flow)),
    ].map((element) => ({ from: element, to: element }));
  }

  private async migrate(key: string, { from, to, steps }: Move): Promise<void> {
    try {
      await this.env.workflow.migrateInstance(key, { definitionKey: to.definitionKey, steps });
    } catch (error) {
      if (!(error instanceof WorkflowRejection)) throw error;
      if (error.code === 'NOT_FOUND') throw new Refusal<RefusalCode>('instance.ended');
      if (error.code !== 'FAILED_PRECONDITION' && error.code !== 'INVALID_ARGUMENT') throw error;
      this.env.log.warn({ err: error, instance: key }, 'an instance cannot be moved');
      throw new Refusal<RefusalCode>('instance.cannot-move', {
        version: to.version,
        reason: whyNot(error.message, named(from)),
      });
    }
  }
}

/** Open to-dos show the step as it is drawn now. */
const redrawTodos = (tx: Tx, key: string, to: Published): Promise<unknown> =>
  tx.query(
    `update workflow.todo set definition_key = $2, step = coalesce(nullif($3::jsonb -> element ->> 'name', ''), step),
       command = $3::jsonb -> element ->> 'command'
     where process_instance = $1 and done_at is null`,
    [key, to.definitionKey, JSON.stringify(to.steps)],
  );
