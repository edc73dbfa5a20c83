import { type Element, type ProcessModel } from './element';

type Elements = Readonly<Record<string, Element>>;

/** Done at once, whatever it does: business rules, jobs and called processes count as a wait, as for Camunda. */
const isInstant = (e: Element): boolean =>
  e.type === 'TASK' ||
  e.type === 'MANUAL_TASK' ||
  e.type === 'INTERMEDIATE_THROW_EVENT' ||
  (e.type === 'SCRIPT_TASK' && !e.job);

const isPassed = (e: Element): boolean =>
  isInstant(e) ||
  /^(START_EVENT|END_EVENT|(EXCLUSIVE|INCLUSIVE|PARALLEL)_GATEWAY)$/.test(e.type) ||
  (e.type === 'SUB_PROCESS' && !e.loop) ||
  (e.type === 'INTERMEDIATE_CATCH_EVENT' && e.event.kind === 'link');

/** Where a token goes on from here: into a sub-process and out of it as well. */
const next = (e: Element, elements: Elements): string[] => {
  if (e.type === 'SUB_PROCESS') return e.starts;
  const parent = elements[e.parent ?? ''];
  if (e.event.kind === 'link' && e.type === 'INTERMEDIATE_THROW_EVENT') {
    const { link } = e.event;
    return (parent?.children ?? []).filter((id) => {
      const to = elements[id];
      return to?.type === 'INTERMEDIATE_CATCH_EVENT' && to.event.kind === 'link' && to.event.link === link;
    });
  }
  const isLast = e.type === 'END_EVENT' || e.outgoing.length === 0;
  return (isLast && parent?.type === 'SUB_PROCESS' ? parent : e).outgoing.map((flow) => flow.target);
};

/** A way that comes back to itself without ever waiting, first element last again; gateways alone are none to Camunda. */
export const straightThroughLoop = ({ elements }: ProcessModel): string[] | undefined => {
  const left = new Set<string>();
  const path: string[] = [];
  const walk = (id: string): string[] | undefined => {
    const at = path.indexOf(id);
    if (at >= 0) return [...path.slice(at), id];
    const element = elements[id];
    if (!element || left.has(id) || !isPassed(element)) return undefined;
    path.push(id);
    for (const target of next(element, elements)) {
      const loop = walk(target);
      if (loop) return loop;
    }
    path.pop();
    left.add(id);
    return undefined;
  };
  for (const { id } of Object.values(elements)
    .filter(isInstant)
    .sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const loop = walk(id);
    if (loop) return loop;
  }
  return undefined;
};
