import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { type JSX, useState } from 'react';
import { has, useMe } from '../../session';
import { MatterFilters, useFilters } from '../../shared/matter-filters';
import { ledgerView, MatterRows } from '../../shared/matter-rows';
import { ProgressImport } from './progress-import';

/** 台账 (AC-28): every matter I may see, filtered, page after page, and as a workbook; progress comes back by template. */
export const LedgerPage = (): JSX.Element => {
  const me = useMe();
  const { query } = useFilters();
  const [importing, setImporting] = useState(false);
  return (
    <div className="page wide">
      <div className="page-head">
        <div>
          <h1 className="page-title">台账</h1>
          <p className="page-note">点事项名称看全貌;导出的表格与当前筛选一致</p>
        </div>
        <div className="actions">
          {has(me, 'LIAISON', 'HANDLER', 'UNIT_LEADER') && (
            <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
              表格报送进展
            </Button>
          )}
          <Button icon={<DownloadOutlined />} href={`/api/ledger.xlsx?${new URLSearchParams(query).toString()}`}>
            导出表格
          </Button>
        </div>
      </div>
      <MatterFilters />
      <MatterRows query={query} columns={ledgerView} empty="没有符合条件的事项" />
      <Modal
        open={importing}
        title="表格报送进展"
        footer={null}
        width={860}
        destroyOnHidden
        onCancel={() => setImporting(false)}
      >
        <ProgressImport onDone={() => setImporting(false)} />
      </Modal>
    </div>
  );
};
