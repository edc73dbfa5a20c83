import { type DeliveryView, words } from '@duban/contracts';
import { Button, Input, message, Select } from 'antd';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { ApiError, post, queries } from '../../api';
import { DeliveryState } from '../../shared/delivery-state';
import { useFilters } from '../../shared/matter-filters';
import { Pages, usePages } from '../../shared/pages';
import { fullMoment, optionsOf } from '../../shared/words';

/** 送达台账: every message to every person over every channel, and the button that sends one again. */
export const DeliveriesPage = (): JSX.Element => {
  const { query, set } = useFilters();
  const deliveries = usePages<DeliveryView>('deliveries', '/api/deliveries', query);
  return (
    <div className="page wide">
      <h1 className="page-title">送达台账</h1>
      <p className="page-note">消息送给了谁、从哪个渠道、送到没有;放弃的请排除原因后重发</p>
      <div className="filters">
        <Select
          placeholder="状态"
          aria-label="状态"
          allowClear
          style={{ width: 110 }}
          options={optionsOf(words.deliveryState)}
          value={query['state'] ?? null}
          onChange={(value: string | null) => set({ state: value ?? '' })}
        />
        <Select
          placeholder="渠道"
          aria-label="渠道"
          allowClear
          style={{ width: 150 }}
          options={optionsOf(words.messageChannel)}
          value={query['channel'] ?? null}
          onChange={(value: string | null) => set({ channel: value ?? '' })}
        />
        <Input.Search
          key={query['person'] ?? ''}
          defaultValue={query['person']}
          placeholder="收件人姓名"
          aria-label="收件人姓名"
          allowClear
          style={{ width: 180 }}
          onSearch={(value) => set({ person: value.trim() })}
        />
      </div>
      <Pages pages={deliveries} empty="没有符合条件的送达记录">
        {(list) => (
          <div className="rows">
            <table aria-label="送达台账" style={{ minWidth: 980 }}>
              <thead>
                <tr>
                  {['收件人', '消息', '事项', '渠道', '状态', '次数', '送出或下次', '原因', ''].map((label) => (
                    <th key={label}>{label}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {list.map((row) => (
                  <Row key={row.id} row={row} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Pages>
    </div>
  );
};

const Row = ({ row }: { row: DeliveryView }): JSX.Element => {
  const resend = async (): Promise<void> => {
    try {
      await post(`/api/deliveries/${row.id}/resend`, {});
      message.success('已交给渠道重发');
    } catch (error) {
      message.error(
        error instanceof ApiError ? `${error.problem.title},${error.problem.remedy ?? ''}` : '没有重发成功',
      );
    }
    await queries.invalidateQueries({ queryKey: ['deliveries'] });
  };
  return (
    <tr>
      <td data-label="收件人">{row.person}</td>
      <td data-label="消息">
        {row.title ?? words.messageKind[row.kind]}
        <small className="quiet">{fullMoment(row.createdAt)}</small>
      </td>
      <td data-label="事项">
        {row.matterId ? <Link to={`/matters/${row.matterId}`}>{row.matterNo ?? '查看事项'}</Link> : '—'}
      </td>
      <td data-label="渠道">{words.messageChannel[row.channel]}</td>
      <td data-label="状态">
        <DeliveryState state={row.state} />
      </td>
      <td data-label="次数">{row.attempts}</td>
      <td data-label="送出或下次">
        {row.sentAt ? fullMoment(row.sentAt) : row.nextAt ? `${fullMoment(row.nextAt)} 再送` : '—'}
      </td>
      <td data-label="原因">
        {row.error ?? '—'}
        {row.resentBy && <small className="quiet">{row.resentBy}重发</small>}
      </td>
      <td>
        {row.state !== 'WAITING' && (
          <Button size="small" onClick={() => void resend()} aria-label={`重发给${row.person}`}>
            重发
          </Button>
        )}
      </td>
    </tr>
  );
};
