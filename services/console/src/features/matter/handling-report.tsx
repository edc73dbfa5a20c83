import { type AssignmentView } from '@duban/contracts';
import { Descriptions } from 'antd';
import { type JSX } from 'react';

/** 办结报告: problems first (S-57). */
export const HandlingReport = ({ report }: { report: NonNullable<AssignmentView['report']> }): JSX.Element => (
  <Descriptions size="small" column={1} bordered title="办结报告" style={{ margin: '10px 0' }}>
    <Descriptions.Item label="存在问题">
      {report.problems.length > 0
        ? report.problems.map((p, i) => (
            <div key={i}>
              {p.when} {p.where}:{p.what}。{p.suggestion}
            </div>
          ))
        : report.noProblemStatement}
    </Descriptions.Item>
    <Descriptions.Item label="实情">{report.facts}</Descriptions.Item>
    <Descriptions.Item label="症结">{report.crux}</Descriptions.Item>
    <Descriptions.Item label="措施">{report.measures}</Descriptions.Item>
    <Descriptions.Item label="结果">{report.results}</Descriptions.Item>
    <Descriptions.Item label="佐证">
      {report.evidence.map((e) => (
        <a key={e.digest} href={`/api/attachments/${e.digest}`} style={{ marginRight: 12 }}>
          {e.name}
        </a>
      ))}
    </Descriptions.Item>
  </Descriptions>
);
