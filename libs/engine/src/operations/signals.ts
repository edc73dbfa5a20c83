import { createInstance, eventsOccurred } from '../core/commands';
import { type Variables } from '../core/document';
import { type Command } from '../kernel';
import { starts } from './messages';

/**
 * A signal reaches whoever waits for it now, and starts every process that has a start event for it.
 * @param heard the document whose own instances have heard it already
 */
export const deliverSignal = async (c: Command, name: string, variables: Variables, heard?: number): Promise<void> => {
  const waiting = await c.tx.query<{ root: string; instance: string; element: string }>(
    'select root, instance, element from engine.signal_subscription where name = $1 and root is distinct from $2 order by key',
    [name, heard ?? null],
  );
  for (const root of new Set(waiting.map((one) => one.root))) {
    const document = await c.document(Number(root));
    const events = waiting
      .filter((one) => one.root === root)
      .map(({ instance, element }) => ({ instance: Number(instance), element }));
    if (document) await c.on(document, (x) => eventsOccurred(x, events, variables));
  }
  for (const { definition, element } of await starts(c.tx, 'signal', name)) {
    const model = c.kernel.definitions.byKey(definition);
    await c.create((x) => createInstance(x, model, {}, { start: element, trigger: variables }));
  }
};
