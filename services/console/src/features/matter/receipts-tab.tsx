import { type ReceiptView, words } from '@duban/contracts';
import { type JSX } from 'react';
import { DeliveryState } from '../../shared/delivery-state';
import { Pages, usePages } from '../../shared/pages';
import { fullMoment } from '../../shared/words';

/** 收阅: who received what about the matter, when, by which channel, and did they read it. */
export const ReceiptsTab = ({ matterId }: { matterId: string }): JSX.Element => {
  const receipts = usePages<ReceiptView>('receipts', '/api/messages/receipts', { matterId });
  return (
    <div className="card">
      <Pages pages={receipts} empty="还没有发出消息">
        {(list) => (
          <div className="rows plain">
            <table aria-label="收阅情况" style={{ minWidth: 640 }}>
              <thead>
                <tr>
                  <th>收件人</th>
                  <th>消息</th>
                  <th>渠道</th>
                  <th>状态</th>
                  <th>送出</th>
                  <th>已读</th>
                </tr>
              </thead>
              <tbody>
                {list.map((row) => (
                  <tr key={row.id}>
                    <td data-label="收件人">{row.person}</td>
                    <td data-label="消息">
                      {row.title}
                      <small className="quiet">{fullMoment(row.at)}</small>
                    </td>
                    <td data-label="渠道">{words.messageChannel[row.channel]}</td>
                    <td data-label="状态">
                      <DeliveryState state={row.state} />
                    </td>
                    <td data-label="送出">{fullMoment(row.sentAt)}</td>
                    <td data-label="已读">{row.readAt ? fullMoment(row.readAt) : <i className="quiet">未读</i>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Pages>
    </div>
  );
};
