import { type Engine } from '@duban/engine';
import { type ProcessHistory } from '@duban/workflow-service';

/** 流程位置 from the embedded engine's own history. */
export const engineHistory = ({ reads }: Engine): ProcessHistory => ({
  of: async (process) => {
    const root = await reads.rootOf(process);
    if (!root) return undefined;
    const [processes, { elements, flows }] = await Promise.all([reads.processes(root), reads.history(root)]);
    return { processes, elements, flows };
  },
  running: () => reads.running(),
  incidents: async () =>
    (await reads.incidents()).map(({ key, process, element, type, message, job, createdAt }) => ({
      key: String(key),
      process: String(process),
      element,
      type,
      message,
      job: job === null ? null : String(job),
      createdAt,
    })),
});
