import { type ItemDossierView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Descriptions } from 'antd';
import { type JSX } from 'react';
import { Link, useParams } from 'react-router';
import { get } from '../../api';
import { Course } from '../../shared/course';
import { Loaded } from '../../shared/states';
import { Light } from '../../shared/words';
import { Tag } from '../../shared/tag';

/** 跟踪台账 (S-82, WH_Dossier): everything about one 检查项目, in order. */
export const ItemPage = (): JSX.Element => {
  const { id = '', no = '' } = useParams();
  const dossier = useQuery({
    queryKey: ['item-dossier', id, no],
    queryFn: () => get<ItemDossierView>(`/api/supervision-plans/${id}/items/${no}`),
  });
  return (
    <div className="page matter">
      <Loaded query={dossier}>{(view) => <Dossier view={view} />}</Loaded>
    </div>
  );
};

const Dossier = ({ view: { matterId, matterTitle, item, tasks, entries } }: { view: ItemDossierView }): JSX.Element => (
  <>
    <p className="page-note">
      <Link to={`/matters/${matterId}?tab=items`}>{matterTitle}</Link> 跟踪台账
    </p>
    <h1 className="page-title">
      {item.no}. {item.matter}
    </h1>
    <section className="card">
      <blockquote className="instruction">{item.sentence}</blockquote>
      <Descriptions size="small" column={{ xs: 1, md: 2 }}>
        <Descriptions.Item label="目标">{item.target ?? '—'}</Descriptions.Item>
        <Descriptions.Item label="完成标准">{item.successCriteria}</Descriptions.Item>
        <Descriptions.Item label="检查方式">{words.verificationMethod[item.method]}</Descriptions.Item>
        <Descriptions.Item label="时限">{item.dueOn}</Descriptions.Item>
        <Descriptions.Item label="负责领导">{item.leader ?? '—'}</Descriptions.Item>
        <Descriptions.Item label="现状">
          {item.assignment ? (
            <>
              <Light light={item.assignment.light} /> {words.assignmentStatus[item.assignment.status]}{' '}
              {item.assignment.percent === null ? '' : `${item.assignment.percent}%`}
            </>
          ) : (
            '未交办'
          )}{' '}
          {item.decided && <Tag>{words.itemDecision[item.decided.decision]}</Tag>}
        </Descriptions.Item>
      </Descriptions>
      {tasks.map((task) => (
        <div key={task.id}>
          {task.assignmentNo} {task.unit.name} <Tag>{words.assignmentRole[task.role]}</Tag>
          <span className="quiet">{words.assignmentStatus[task.status]}</span>
        </div>
      ))}
    </section>
    <section className="card" aria-label="经过">
      <Course entries={entries.map((entry) => ({ ...entry, key: `${entry.id} ${entry.title}` }))} />
    </section>
  </>
);
