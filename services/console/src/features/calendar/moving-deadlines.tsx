import { type CalendarPreviewView } from '@duban/contracts';
import { type JSX } from 'react';
import { fullMoment } from '../../shared/words';

/** 公布后哪些在办期限会变: how many in the region, and those the reader may see. */
export const MovingDeadlines = ({ preview }: { preview: CalendarPreviewView }): JSX.Element => {
  const { moving, settling, lines } = preview;
  return (
    <>
      <p>
        公布后,<b>{moving}</b> 个在办任务的办结时限会改变,<b>{settling}</b> 个不再是暂算;各单位会收到消息。
        {lines.length < moving && `其中您能看到的${lines.length}个:`}
      </p>
      {lines.length > 0 && (
        <div className="rows" style={{ marginBottom: 14 }}>
          <table aria-label="会改变的办结时限">
            <thead>
              <tr>
                <th>任务编号</th>
                <th>事项</th>
                <th>承办单位</th>
                <th>现在</th>
                <th>公布后</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.assignmentId}>
                  <td data-label="任务编号">{line.assignmentNo}</td>
                  <td data-label="事项">{line.title}</td>
                  <td data-label="承办单位">{line.unit}</td>
                  <td data-label="现在">{fullMoment(line.dueAt)}</td>
                  <td data-label="公布后">{fullMoment(line.newDueAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
};
