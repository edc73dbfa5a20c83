import {
  AuditOutlined,
  BarChartOutlined,
  BellOutlined,
  BranchesOutlined,
  CalendarOutlined,
  CameraOutlined,
  CheckSquareOutlined,
  ControlOutlined,
  EditOutlined,
  EyeOutlined,
  FolderOpenOutlined,
  MenuOutlined,
  ProfileOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  SearchOutlined,
  SendOutlined,
  SolutionOutlined,
  SwapOutlined,
  TableOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { type InspectionView, type Role, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { type JSX, type ReactNode } from 'react';
import { NavLink, useNavigate } from 'react-router';
import { get, post, queries } from './api';
import { useLive } from './live';
import { useClues, waitsFor } from './features/clues/turn';
import { forgetMe } from './features/field/device';
import { has, useMe } from './session';
import { Count } from './shared/count';
import { MenuButton } from './shared/menu-button';

const desk: readonly Role[] = ['SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR'];
/** Whoever is often in a 督查组; others see 现场记录 while they are in one. */
const inTeams: Role[] = [...desk, 'GOV_HEAD', 'GOV_LEADER'];
type Place = { to: string; label: string; icon: ReactNode; roles?: Role[] };
const places: Place[] = [
  { to: '/leader', label: '领导阅示', icon: <EyeOutlined />, roles: ['GOV_HEAD', 'GOV_LEADER'] },
  { to: '/inbox', label: '待办', icon: <CheckSquareOutlined /> },
  {
    to: '/register',
    label: '登记',
    icon: <EditOutlined />,
    roles: ['INTAKE_CLERK', 'SUPERVISOR', 'SUPERVISION_CHIEF'],
  },
  {
    to: '/meeting',
    label: '会议转督办',
    icon: <ScheduleOutlined />,
    roles: ['INTAKE_CLERK', 'SUPERVISOR', 'SUPERVISION_CHIEF'],
  },
  {
    to: '/field',
    label: '现场记录',
    icon: <CameraOutlined />,
    roles: inTeams,
  },
  {
    to: '/programs',
    label: '年度计划',
    icon: <ProfileOutlined />,
    roles: ['SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD'],
  },
  {
    to: '/research',
    label: '督查调研',
    icon: <SolutionOutlined />,
    roles: ['SUPERVISOR', 'SUPERVISION_CHIEF', 'OFFICE_DIRECTOR', 'GOV_LEADER', 'GOV_HEAD', 'UNIT_HEAD'],
  },
  { to: '/matters', label: '事项', icon: <FolderOpenOutlined /> },
  {
    to: '/findings',
    label: '问题与整改',
    icon: <AuditOutlined />,
    roles: [...desk, 'GOV_HEAD', 'GOV_LEADER', 'UNIT_HEAD', 'UNIT_LEADER', 'LIAISON', 'HANDLER'],
  },
  { to: '/clues', label: '线索移送', icon: <SafetyOutlined />, roles: [...desk, 'GOV_HEAD'] },
  { to: '/ledger', label: '台账', icon: <TableOutlined /> },
  { to: '/search', label: '检索', icon: <SearchOutlined /> },
  { to: '/overview', label: '总览', icon: <BarChartOutlined /> },
  { to: '/messages', label: '消息', icon: <BellOutlined /> },
  { to: '/deliveries', label: '送达台账', icon: <SendOutlined />, roles: ['SUPERVISION_CHIEF', 'SYSTEM_ADMIN'] },
  { to: '/schemes', label: '制度方案', icon: <ControlOutlined /> },
  { to: '/delegations', label: '我的代理', icon: <SwapOutlined /> },
  { to: '/calendar', label: '工作日历', icon: <CalendarOutlined />, roles: ['SYSTEM_ADMIN', 'OFFICE_DIRECTOR'] },
  { to: '/incidents', label: '流程异常', icon: <WarningOutlined />, roles: ['SUPERVISION_CHIEF', 'SYSTEM_ADMIN'] },
  { to: '/diagrams', label: '流程版本', icon: <BranchesOutlined />, roles: ['SUPERVISION_CHIEF', 'SYSTEM_ADMIN'] },
];

/** What a thumb reaches at once on a phone; the rest is under 更多. */
const thumbs = ['/leader', '/inbox', '/matters', '/messages'];

/** Navigation on the left of a desk, at the foot of a phone. */
export const Shell = ({ children }: { children: ReactNode }): JSX.Element => {
  useLive();
  const me = useMe();
  const navigate = useNavigate();
  const messages = useQuery({
    queryKey: ['unread'],
    queryFn: () => get<{ count: number }>('/api/messages/unread'),
  });
  const clues = useClues(me);
  const waiting: Partial<Record<string, number>> = {
    '/messages': messages.data?.count ?? 0,
    '/clues': clues.data?.filter((clue) => waitsFor(clue, me)).length ?? 0,
  };
  const checks = useQuery({
    queryKey: ['inspections', 'mine'],
    enabled: !has(me, ...inTeams),
    queryFn: () => get<InspectionView[]>('/api/inspections'),
  });
  const goesOut = (checks.data ?? []).length > 0;
  const mine = places.filter(({ to, roles }) => !roles || has(me, ...roles) || (to === '/field' && goesOut));
  const thumb = mine.filter(({ to }) => thumbs.includes(to));
  const label = ({ to, label: text }: Place): ReactNode => (
    <span>
      {text} <Count of={waiting[to] ?? 0} />
    </span>
  );
  const signOut = async (): Promise<void> => {
    await post('/api/sign-out', {});
    await forgetMe();
    queries.clear();
    window.location.assign('/');
  };
  return (
    <div className="shell">
      <nav className="side" aria-label="主导航">
        <div className="brand">
          <img src="/icon.svg" alt="" />
          督办
        </div>
        <div className="menu">
          {mine.map((place) => (
            <NavLink key={place.to} to={place.to}>
              {place.icon}
              {label(place)}
            </NavLink>
          ))}
        </div>
        <div className="who">
          <b>{me.name}</b>
          {me.post}
          <br />
          {me.unit.name}
          <br />
          <button type="button" className="as-link" onClick={() => void signOut()}>
            退出
          </button>
        </div>
      </nav>
      <main className="main">
        {me.onBehalfOf.length > 0 && (
          <p className="acting" role="status">
            {me.onBehalfOf.map(({ role, name }) => `代理${name}的“${words.role[role]}”职务`).join(';')}
          </p>
        )}
        {children}
      </main>
      <nav className="tabs" aria-label="底部导航">
        {thumb.map((place) => (
          <NavLink key={place.to} to={place.to}>
            {place.icon}
            {label(place)}
          </NavLink>
        ))}
        <MenuButton
          onChoose={(key) => void (key === 'out' ? signOut() : navigate(key))}
          choices={[
            ...mine
              .filter((place) => !thumb.includes(place))
              .map((place) => ({ key: place.to, icon: place.icon, label: place.label })),
            { key: 'out', label: `退出(${me.name})` },
          ]}
        >
          <MenuOutlined />
          更多
        </MenuButton>
      </nav>
    </div>
  );
};
