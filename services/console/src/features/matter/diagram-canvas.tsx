import { CompressOutlined, ExpandOutlined } from '@ant-design/icons';
import { type ProcessInstanceView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type JSX, useEffect, useRef, useState } from 'react';
import { get } from '../../api';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';

type Canvas = {
  zoom(to: string | number, center?: unknown): number;
  addMarker(id: string, marker: string): void;
  viewbox(): { scale: number };
  scrollToElement(id: string): void;
};
const READABLE = 0.72;

/** Whole, or as large as can be read with the current node in the middle. */
const look = (canvas: Canvas, whole: boolean, current: string | undefined): void => {
  canvas.zoom('fit-viewport', 'auto');
  if (whole || canvas.viewbox().scale >= READABLE) return;
  canvas.zoom(READABLE);
  if (current) canvas.scrollToElement(current);
};

/** The diagram of one process with what was passed and where it stands; movable, in a size that can be read. */
export const DiagramCanvas = ({ instance }: { instance: ProcessInstanceView }): JSX.Element => {
  const ref = useRef<HTMLDivElement>(null);
  const canvas = useRef<Canvas>(undefined);
  const [whole, setWhole] = useState(false);
  const diagram = useQuery({
    queryKey: ['diagram', instance.definitionKey],
    staleTime: Infinity,
    queryFn: () => get<{ xml: string }>(`/api/diagrams/${instance.definitionKey}`),
  });
  const xml = diagram.data?.xml;
  // The innermost: a sub-process is entered before the steps in it.
  const current = instance.elements.findLast((e) => e.state === 'ACTIVE')?.elementId;
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
      if (gone) return;
      const drawn = made.get('canvas') as Canvas;
      const registry = made.get('elementRegistry') as { get(id: string): { type: string } | undefined };
      const mark = (id: string, marker: string): void => {
        const shape = registry.get(id);
        // A sub-process is the frame around its steps, and not a step.
        if (shape && shape.type !== 'bpmn:SubProcess') drawn.addMarker(id, marker);
      };
      for (const e of instance.elements) mark(e.elementId, e.state === 'ACTIVE' ? 'current' : 'passed');
      for (const flow of instance.flows) mark(flow, 'taken');
      look(drawn, whole, current);
      canvas.current = drawn;
    });
    return () => {
      gone = true;
      viewer?.destroy();
    };
  }, [xml, JSON.stringify(instance.elements.map((e) => e.elementId + e.state))]);
  const turn = (): void => {
    setWhole(!whole);
    if (canvas.current) look(canvas.current, !whole, current);
  };
  return (
    <div className="diagram">
      <div className="canvas" ref={ref} role="img" aria-label={`${instance.processName}流程图`} />
      <Button
        size="small"
        icon={whole ? <ExpandOutlined /> : <CompressOutlined />}
        onClick={turn}
        aria-label={whole ? '放大到当前环节' : '看全图'}
      >
        {whole ? '放大' : '全图'}
      </Button>
      <p className="quiet legend">
        <b className="is-passed" /> 已经过 <b className="is-now" /> 当前 <b className="is-later" /> 尚未到
      </p>
    </div>
  );
};
