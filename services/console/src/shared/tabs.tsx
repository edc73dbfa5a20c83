import { EllipsisOutlined } from '@ant-design/icons';
import {
  type JSX,
  type KeyboardEvent,
  type ReactNode,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { MenuButton } from './menu-button';
import { Waiting } from './states';

export type Tab = { key: string; label: ReactNode; children: ReactNode };

/** Tabs of a page. A part is drawn when it is first looked at, and keeps what was filled in while another is looked at. */
export const Tabs = ({
  active,
  onChoose,
  tabs,
}: {
  active: string;
  onChoose: (key: string) => void;
  tabs: readonly Tab[];
}): JSX.Element => {
  const seen = useRef(new Set<string>());
  seen.current.add(active);
  return (
    <div>
      <TabBar {...{ active, onChoose, tabs }} />
      {tabs
        .filter(({ key }) => seen.current.has(key))
        .map(({ key, children }) => (
          <div key={key} role="tabpanel" id={`panel-${key}`} aria-labelledby={`tab-${key}`} hidden={key !== active}>
            <Suspense fallback={<Waiting />}>{children}</Suspense>
          </div>
        ))}
    </div>
  );
};

const TabBar = ({ active, onChoose, tabs }: Parameters<typeof Tabs>[0]): JSX.Element => {
  const list = useRef<HTMLDivElement>(null);
  const [tight, setTight] = useState(false);
  useLayoutEffect(() => {
    const bar = list.current;
    if (!bar) return undefined;
    const measure = (): void => setTight(bar.scrollWidth > bar.clientWidth);
    const watching = new ResizeObserver(measure);
    watching.observe(bar);
    return () => watching.disconnect();
  }, [tabs.length]);
  useEffect(() => {
    // To ask where something is has the whole page laid out at once.
    if (!tight) return;
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active, tight]);
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
    const now = all.findIndex((one) => one === document.activeElement);
    all[(now + step + all.length) % all.length]?.focus();
  };
  return (
    <div className="tab-bar">
      <div ref={list} role="tablist" onKeyDown={onKey}>
        {tabs.map(({ key, label }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`tab-${key}`}
            aria-selected={key === active}
            aria-controls={`panel-${key}`}
            tabIndex={key === active ? 0 : -1}
            onClick={() => onChoose(key)}
          >
            {label}
          </button>
        ))}
      </div>
      {tight && (
        <MenuButton label="全部" choices={tabs.filter(({ key }) => key !== active)} onChoose={onChoose}>
          <EllipsisOutlined />
        </MenuButton>
      )}
    </div>
  );
};
