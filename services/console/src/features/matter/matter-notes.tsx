import { type MatterView } from '@duban/contracts';
import { Alert } from 'antd';
import { type JSX, type ReactNode } from 'react';
import { Link } from 'react-router';
import { fullMoment } from '../../shared/words';

/** What a reader must know before anything else: it stands still, went on elsewhere, or waits for a confirmation. */
export const MatterNotes = ({ matter }: { matter: MatterView }): JSX.Element => {
  const { suspended, mergedInto, phoneApproval } = matter;
  const notes: { key: string; type: 'warning' | 'info'; title: ReactNode; text: ReactNode }[] = [];
  if (suspended)
    notes.push({
      key: 'suspended',
      type: 'warning',
      title: `${fullMoment(suspended.at)}起中止,预计${suspended.expectedResumeOn}恢复`,
      text: suspended.reason,
    });
  if (mergedInto)
    notes.push({
      key: 'merged',
      type: 'info',
      title: '已并案',
      text: (
        <>
          并入 <Link to={`/matters/${mergedInto.id}`}>{mergedInto.title}</Link> {mergedInto.no}
        </>
      ),
    });
  if (phoneApproval)
    notes.push({
      key: 'phone',
      type: 'warning',
      title: `${phoneApproval.approver.name}已电话批准,待补签`,
      text: `通话时间${fullMoment(phoneApproval.calledAt)},请于${fullMoment(phoneApproval.confirmDueAt)}前补签`,
    });
  return (
    <>
      {notes.map(({ key, type, title, text }) => (
        <Alert key={key} type={type} showIcon title={title} description={text} style={{ marginBottom: 16 }} />
      ))}
    </>
  );
};
