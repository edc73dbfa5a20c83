import { PlusOutlined } from '@ant-design/icons';
import { type CampaignPoint, type CampaignTeam, words } from '@duban/contracts';
import { Button, Input, Space } from 'antd';
import { type JSX, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { type NamedUnit, unitOf } from '../sheet/cells';
import { type SheetRow } from '../sheet/history';
import { type Column, Sheet } from '../sheet/sheet';
import { NamedSelect, PeopleSelect, usePeople, useUnits } from './named-select';

type Team = Partial<Omit<CampaignTeam, 'points'>> & { teamId: string; points: Partial<CampaignPoint>[] };
type Kind = CampaignTeam['members'][number]['kind'];
const modes = Object.entries(words.inspectionMode) as [CampaignPoint['mode'], string][];
const COVERT = words.inspectionMode.COVERT_VISIT;

export const freshTeam = (n: number): Team => ({
  ...{ teamId: uuidv7(), name: `第${'一二三四五六七八九十'[n - 1] ?? n}督查组`, members: [], points: [] },
});
const rowOf = (point: Partial<CampaignPoint>, team: number): SheetRow => ({
  pointId: point.pointId ?? uuidv7(),
  team: String(team),
  name: point.name ?? '',
  place: point.place ?? '',
  unit: point.unit?.name ?? '',
  mode: point.mode ? words.inspectionMode[point.mode] : COVERT,
});
const pointOf = (row: SheetRow, units: readonly NamedUnit[]): Partial<CampaignPoint> => {
  const unit = unitOf(row['unit'] ?? '', units);
  const mode = modes.find(([, zh]) => zh === row['mode'])?.[0];
  return {
    ...{ pointId: row['pointId'] ?? '', name: row['name'] ?? '', place: row['place'] ?? '' },
    ...(unit ? { unit } : {}),
    ...(mode ? { mode } : {}),
  };
};
const problemOf = (row: SheetRow, key: string, units: readonly NamedUnit[], teams: number): string | undefined => {
  const text = (row[key] ?? '').trim();
  if (key === 'team' && !(Number(text) >= 1 && Number(text) <= teams)) return `请写1到${teams},是第几个督查组`;
  if ((key === 'name' || key === 'place') && text === '') return '请填写';
  if (key === 'unit' && !unitOf(text, units)) return '请从列表选择单位';
  return key === 'mode' && !modes.some(([, zh]) => zh === text) ? '请写明查或暗访' : undefined;
};

/** 分组与点位 (DX_DraftPlan): the teams with their people, and all their points in one sheet. */
export const TeamsInput = ({
  value = [],
  onChange,
}: {
  value?: Team[];
  onChange?: (teams: Team[]) => void;
}): JSX.Element => {
  const people = usePeople();
  const units = useUnits().map(({ value: id, name }) => ({ id, name }));
  const [rows, setRows] = useState<readonly SheetRow[]>(() =>
    value.flatMap(({ points }, i) => points.map((point) => rowOf(point, i + 1))),
  );
  const covert = rows.filter((row) => row['mode'] === COVERT).length;
  const put = (teams: Team[], of: readonly SheetRow[]): void =>
    onChange?.(
      teams.map((team, i) => ({
        ...team,
        points: of.filter((row) => Number(row['team']) === i + 1).map((row) => pointOf(row, units)),
      })),
    );
  const set = (i: number, change: Partial<Team>): void =>
    put(
      value.map((team, at) => (at === i ? { ...team, ...change } : team)),
      rows,
    );
  const columns: Column[] = [
    { key: 'team', title: '组', width: 48, options: value.map((_, i) => String(i + 1)) },
    { key: 'name', title: '点位', width: 180 },
    { key: 'place', title: '地点', width: 220 },
    { key: 'unit', title: '单位', width: 200, options: units.map(({ name }) => name) },
    { key: 'mode', title: '明查暗访', width: 90, options: modes.map(([, zh]) => zh) },
  ];
  return (
    <div>
      {value.map((team, i) => (
        <TeamBlock key={team.teamId} team={team} index={i} people={people} set={(change) => set(i, change)} />
      ))}
      <Space style={{ marginBottom: 12 }}>
        <Button icon={<PlusOutlined />} onClick={() => put([...value, freshTeam(value.length + 1)], rows)}>
          添加督查组
        </Button>
        {value.length > 1 && (
          <Button danger onClick={() => put(value.slice(0, -1), rows)}>
            删去最后一组
          </Button>
        )}
      </Space>
      <Sheet
        label="点位"
        columns={columns}
        initial={rows}
        another={() => rowOf({}, value.length)}
        onChange={(next) => {
          setRows(next);
          put(value, next);
        }}
        problem={(row, key) => problemOf(row, key, units, value.length)}
      />
      <p className="quiet" role="status">
        共{rows.length}个点位,暗访{covert}个,占{rows.length === 0 ? 0 : Math.round((100 * covert) / rows.length)}%
      </p>
    </div>
  );
};

const TeamBlock = ({
  team,
  index,
  people,
  set,
}: {
  team: Team;
  index: number;
  people: ReturnType<typeof usePeople>;
  set: (change: Partial<Team>) => void;
}): JSX.Element => {
  const of = (kind: Kind) => (team.members ?? []).filter((one) => one.kind === kind).map(({ person }) => person);
  const put = (kind: Kind, persons: { id: string; name: string }[]): void =>
    set({
      members: [
        ...(team.members ?? []).filter((one) => one.kind !== kind),
        ...persons.map((person) => ({ person, kind })),
      ],
    });
  return (
    <fieldset className="block" aria-label={`督查组${index + 1}`}>
      <legend>第{index + 1}组</legend>
      <div className="pair">
        <label>
          名称
          <Input
            aria-label={`名称${index + 1}`}
            value={team.name ?? ''}
            onChange={({ target }) => set({ name: target.value })}
          />
        </label>
        <div>
          组长(报行政首长确定)
          <NamedSelect
            label={`组长${index + 1}`}
            options={people}
            {...(team.leader ? { value: team.leader } : {})}
            onChange={(leader) => set({ leader })}
          />
        </div>
        <div>
          工作人员
          <PeopleSelect
            label={`工作人员${index + 1}`}
            value={of('STAFF')}
            onChange={(persons) => put('STAFF', persons)}
          />
        </div>
        <div>
          邀请人员(代表、委员、专家)
          <PeopleSelect
            label={`邀请人员${index + 1}`}
            value={of('INVITED')}
            onChange={(persons) => put('INVITED', persons)}
          />
        </div>
      </div>
    </fieldset>
  );
};

type Leading = { teamId: string; name: string; leader: { id: string; name: string } };
/** 确定组长: the head takes whom the plan proposes, or appoints another. */
export const TeamLeadersInput = ({
  value = [],
  onChange,
}: {
  value?: Leading[];
  onChange?: (leaders: Leading[]) => void;
}): JSX.Element => {
  const people = usePeople();
  return (
    <>
      {value.map((one) => (
        <label key={one.teamId} style={{ display: 'block', marginBottom: 8, maxWidth: 360 }}>
          {one.name}
          <NamedSelect
            label={`${one.name}组长`}
            options={people}
            value={one.leader}
            onChange={(leader) => onChange?.(value.map((other) => (other === one ? { ...other, leader } : other)))}
          />
        </label>
      ))}
    </>
  );
};
