import { type RectificationView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Empty, Input, Select } from 'antd';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { get } from '../../api';
import { useFilters } from '../../shared/matter-filters';
import { Loaded } from '../../shared/states';
import { distance, fullMoment, optionsOf } from '../../shared/words';
import { isOpen, type Standing, standingColor, standingOf, standings } from './standing';
import { Tag } from '../../shared/tag';

type Line = {
  rectification: RectificationView;
  finding: RectificationView['findings'][number];
  standing: Standing;
  late: boolean;
};
const linesOf = (rectification: RectificationView): Line[] =>
  rectification.findings.map((finding) => {
    const standing = standingOf(rectification, finding);
    return { rectification, finding, standing, late: rectification.overdue && isOpen(standing) };
  });

const matches = ({ rectification, finding, standing, late }: Line, query: Record<string, string>): boolean => {
  const { unit, matterTitle, matterNo, generalizedFrom } = rectification;
  const { text = '', state, type, unit: unitId, late: onlyLate, peers } = query;
  const texts = [finding.problem.what, finding.problem.where, finding.requirement, unit.name, matterTitle, matterNo];
  return (
    (!state || state === standing) &&
    (!type || type === finding.type) &&
    (!unitId || unitId === unit.id) &&
    (!onlyLate || late) &&
    (!peers || generalizedFrom !== null) &&
    (!text || texts.some((each) => each.includes(text)))
  );
};

/** 问题与整改: every finding that was put to a unit, how far each has come, and whose it is. */
export const FindingsPage = (): JSX.Element => {
  const { query, set } = useFilters();
  const done = query['done'] === '1';
  const rectifications = useQuery({
    queryKey: ['rectifications', 'all', done],
    placeholderData: (last) => last,
    queryFn: () => get<RectificationView[]>(`/api/rectifications${done ? '?closed=true' : ''}`),
  });
  return (
    <div className="page wide">
      <h1 className="page-title">问题与整改</h1>
      <p className="page-note">每个问题从下达到销号;点状态看那一类,点事项看全貌</p>
      <Loaded query={rectifications}>
        {(list) => {
          const lines = list.flatMap(linesOf).filter(({ standing }) => done || isOpen(standing));
          return (
            <>
              <Figures lines={lines} chosen={query['state']} choose={(state) => set({ state })} />
              <Filters lines={lines} query={query} set={set} />
              <Lines lines={lines.filter((line) => matches(line, query))} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
};

const Figures = ({
  lines,
  chosen,
  choose,
}: {
  lines: readonly Line[];
  chosen: string | undefined;
  choose: (state: string) => void;
}): JSX.Element => (
  <div className="states" role="group" aria-label="按状态">
    {(Object.keys(standings) as Standing[]).map((standing) => {
      const count = lines.filter((line) => line.standing === standing).length;
      if (count === 0 && chosen !== standing) return null;
      return (
        <button
          key={standing}
          type="button"
          aria-pressed={chosen === standing}
          onClick={() => choose(chosen === standing ? '' : standing)}
        >
          <b>{count}</b>
          {standings[standing]}
        </button>
      );
    })}
  </div>
);

const Filters = ({
  lines,
  query,
  set,
}: {
  lines: readonly Line[];
  query: Record<string, string>;
  set: (change: Record<string, string>) => void;
}): JSX.Element => {
  const units = new Map(lines.map(({ rectification: { unit } }) => [unit.id, unit.name]));
  return (
    <div className="filters">
      <Input.Search
        key={query['text'] ?? ''}
        defaultValue={query['text']}
        placeholder="问题、地点、要求、事项"
        allowClear
        style={{ width: 220 }}
        aria-label="搜索问题"
        onSearch={(text) => set({ text: text.trim() })}
      />
      <Select
        placeholder="问题类型"
        aria-label="问题类型"
        allowClear
        style={{ width: 140 }}
        options={optionsOf(words.findingType)}
        value={query['type'] ?? null}
        onChange={(type: string | null) => set({ type: type ?? '' })}
      />
      <Select
        placeholder="整改单位"
        aria-label="整改单位"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 200 }}
        options={[...units].map(([value, label]) => ({ value, label }))}
        value={query['unit'] ?? null}
        onChange={(unit: string | null) => set({ unit: unit ?? '' })}
      />
      {(
        [
          ['late', '只看逾期'],
          ['peers', '只看举一反三'],
          ['done', '包括已销号'],
        ] as const
      ).map(([name, label]) => (
        <Checkbox
          key={name}
          checked={query[name] === '1'}
          onChange={({ target }) => set({ [name]: target.checked ? '1' : '' })}
        >
          {label}
        </Checkbox>
      ))}
    </div>
  );
};

const Lines = ({ lines }: { lines: readonly Line[] }): JSX.Element =>
  lines.length === 0 ? (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有符合条件的问题" />
  ) : (
    <div className="rows">
      <table aria-label="问题与整改">
        <thead>
          <tr>
            {['状态', '问题', '单位', '措施与进展', '整改时限', '事项'].map((title) => (
              <th key={title}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={`${line.rectification.id} ${line.finding.findingId}`} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );

const LineRow = ({ line: { rectification, finding, standing, late } }: { line: Line }): JSX.Element => {
  const { unit, dueAt, planDueAt, matterId, matterNo, matterTitle, generalizedFrom } = rectification;
  const last = finding.progress.at(-1);
  const due = standing === 'ISSUED' ? planDueAt : dueAt;
  return (
    <tr>
      <td data-label="状态">
        <Tag color={standingColor[standing]}>{standings[standing]}</Tag>
        {generalizedFrom && <Tag color="purple">举一反三</Tag>}
      </td>
      <td data-label="问题">
        <b>{finding.problem.what}</b>
        <small className="quiet">
          {words.findingType[finding.type]} · {finding.problem.where};要求:{finding.requirement}
        </small>
      </td>
      <td data-label="单位">{unit.name}</td>
      <td data-label="措施与进展">
        {finding.measures.map(({ measure, responsible }) => `${measure}(${responsible})`).join(';') || '—'}
        {last && (
          <small className="quiet">
            {last.percent}%:{last.progress}
          </small>
        )}
      </td>
      <td data-label="整改时限">
        {fullMoment(due)}
        {isOpen(standing) && (
          <small className={late ? 'late' : 'quiet'}>
            {standing === 'ISSUED' && '报方案'}
            {distance(due).text}
          </small>
        )}
      </td>
      <td data-label="事项">
        <Link to={`/matters/${matterId}?tab=findings`}>{matterTitle}</Link>
        <small className="quiet">{matterNo}</small>
      </td>
    </tr>
  );
};
