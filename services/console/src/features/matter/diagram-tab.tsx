import { type ProcessInstanceView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type JSX, useEffect, useRef, useState } from 'react';
import { get } from '../../api';
import { Loaded } from '../../shared/states';
import { moment } from '../../shared/words';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';

const holders = (codes: string): string =>
  codes
    .split('、')
    .map((code) => (words.role as Record<string, string>)[code] ?? code)
    .join('、');

/** 流程图 (AC-26): passed nodes and flows, the node it stands at, and who holds it. */
export const DiagramTab = ({ matterId }: { matterId: string }): JSX.Element => {
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
        return (
          <>
            <Select
              aria-label="选择流程"
              style={{ minWidth: 280, marginBottom: 12 }}
              value={shown.key}
              onChange={setKey}
              options={list.map((i, n) => ({
                value: i.key,
                label: `${i.parentKey ? `  ${n}. ` : ''}${i.processName}${i.state === 'ACTIVE' ? '(进行中)' : ''}`,
              }))}
            />
            <div className="diagram">
              <Canvas key={shown.key} instance={shown} />
              <div>
                {shown.elements
                  .filter((e) => e.name && e.state !== 'TERMINATED')
                  .map((e, i) => (
                    <div key={i} style={{ padding: '5px 0', borderBottom: '1px solid #efede8' }}>
                      <b style={{ color: e.state === 'ACTIVE' ? '#8c1d18' : '#1f2328' }}>{e.name}</b>
                      <div style={{ color: '#6b6f76', fontSize: 12 }}>
                        {moment(e.enteredAt)}
                        {e.leftAt
                          ? ` 至 ${moment(e.leftAt)}`
                          : ` 起,${e.holder ? `在${holders(e.holder)}处` : '进行中'}`}
                      </div>
                    </div>
                  ))}
              </div>
            </div>
          </>
        );
      }}
    </Loaded>
  );
};

const Canvas = ({ instance }: { instance: ProcessInstanceView }): JSX.Element => {
  const ref = useRef<HTMLDivElement>(null);
  const diagram = useQuery({
    queryKey: ['diagram', instance.definitionKey],
    staleTime: Infinity,
    queryFn: () => get<{ xml: string }>(`/api/diagrams/${instance.definitionKey}`),
  });
  const xml = diagram.data?.xml;
  useEffect(() => {
    if (!xml || !ref.current) return undefined;
    let viewer: { destroy(): void } | undefined;
    let gone = false;
    const container = ref.current;
    void import('bpmn-js/lib/NavigatedViewer').then(async ({ default: Viewer }) => {
      if (gone) return;
      const made = new Viewer({ container });
      viewer = made;
      await made.importXML(xml);
      const canvas = made.get('canvas') as {
        zoom(to: string, center?: string): void;
        addMarker(id: string, marker: string): void;
      };
      canvas.zoom('fit-viewport', 'auto');
      const registry = made.get('elementRegistry') as { get(id: string): unknown };
      const mark = (id: string, marker: string): void => {
        if (registry.get(id)) canvas.addMarker(id, marker);
      };
      for (const e of instance.elements) mark(e.elementId, e.state === 'ACTIVE' ? 'current' : 'passed');
      for (const flow of instance.flows) mark(flow, 'taken');
    });
    return () => {
      gone = true;
      viewer?.destroy();
    };
  }, [xml, JSON.stringify(instance.elements.map((e) => e.elementId + e.state))]);
  return <div className="canvas" ref={ref} role="img" aria-label={`${instance.processName}流程图`} />;
};
