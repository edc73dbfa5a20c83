import { type ProcessInstanceView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type JSX, useState } from 'react';
import { get } from '../../api';
import { Loaded } from '../../shared/states';
import { moment } from '../../shared/words';
import { DiagramCanvas } from './diagram-canvas';
import { type useHolders } from './holders';

type Element = ProcessInstanceView['elements'][number];
/** A node of the diagram with all its visits: parallel units pass the same node several times. */
type Passed = { elementId: string; name: string; visits: Element[] };

const passedNodes = (elements: readonly Element[]): Passed[] => {
  const nodes = new Map<string, Passed>();
  for (const e of elements) {
    if (!e.name || e.state === 'TERMINATED') continue;
    const node = nodes.get(e.elementId) ?? { elementId: e.elementId, name: e.name, visits: [] };
    node.visits.push(e);
    nodes.set(e.elementId, node);
  }
  return [...nodes.values()].map((node) => ({ ...node, visits: withoutFrame(node.visits) }));
};
/** A node done for several units at once is entered once for all and once for each: the frame around the others is left out. */
const withoutFrame = (visits: Element[]): Element[] => {
  const [frame, ...inner] = visits;
  const frames =
    frame && inner.length > 0 && inner.every((v) => !frame.leftAt || (v.leftAt !== null && v.leftAt <= frame.leftAt));
  return frames && inner.some((v) => v.enteredAt <= (frame.leftAt ?? v.enteredAt)) ? inner : visits;
};

/** 流程图 (AC-26): passed nodes with times and names, the node it stands at, and whose turn it is. */
export const DiagramTab = ({
  matterId,
  held,
}: {
  matterId: string;
  held: ReturnType<typeof useHolders>;
}): JSX.Element => {
  const instances = useQuery({
    queryKey: ['process-instances', matterId],
    queryFn: () => get<ProcessInstanceView[]>(`/api/process-instances?matterId=${matterId}`),
  });
  const [key, setKey] = useState<string>();
  return (
    <Loaded query={instances} empty="流程还没有开始">
      {(list) => {
        const shown = list.find((i) => i.key === key) ?? list[0];
        if (!shown) return null;
        const nodes = passedNodes(shown.elements);
        const holders = (elementId: string): string =>
          held
            .filter(({ holder }) => holder.processInstance === shown.key && holder.elementId === elementId)
            .map(({ names }) => names)
            .join('、');
        return (
          <>
            <Select
              aria-label="选择流程"
              style={{ minWidth: 280, marginBottom: 12 }}
              value={shown.key}
              onChange={setKey}
              options={list.map((i, n) => ({
                value: i.key,
                label: `${i.parentKey ? `${n}. ` : ''}${i.processName}${i.state === 'ACTIVE' ? '(进行中)' : ''}`,
              }))}
            />
            <DiagramCanvas key={shown.key} instance={shown} />
            <ol className="passed-nodes" aria-label="经过的环节">
              {nodes.map((node) => {
                const active = node.visits.filter((v) => v.state === 'ACTIVE' || v.state === 'INCIDENT');
                const done = node.visits.filter((v) => v.leftAt);
                const who = [...new Set(done.map((v) => v.by).filter(Boolean))].join('、');
                const last = done.at(-1);
                return (
                  <li key={node.elementId} className={active.length > 0 ? 'now' : ''}>
                    <b>{node.name}</b>
                    {active.length > 0 ? (
                      <span>
                        {moment(active[0]?.enteredAt ?? null)}起,
                        {holders(node.elementId) ? `在${holders(node.elementId)}处` : '进行中'}
                      </span>
                    ) : (
                      <span>
                        {moment(last?.leftAt ?? null)}
                        {who && ` ${who}`}
                        {done.length > 1 && ` 共${done.length}次`}
                      </span>
                    )}
                  </li>
                );
              })}
            </ol>
          </>
        );
      }}
    </Loaded>
  );
};
