import { type SchemeView } from '@duban/contracts';
import { Button, Input, message, Modal, Space } from 'antd';
import { type JSX, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { queries } from '../../api';
import { send } from '../../send';
import { type Refusal, refusalOf, Refused } from '../../shared/refusal';
import { SchemeChanges } from './changes';

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** 比较并发布: what changes against the version it was made from, and from which day. */
export const Publish = ({
  scheme,
  base,
  running,
  onClose,
}: {
  scheme: SchemeView;
  base: SchemeView;
  running: number;
  onClose: () => void;
}): JSX.Element => {
  const [from, setFrom] = useState(today);
  const [problem, setProblem] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const publish = async (): Promise<void> => {
    setBusy(true);
    try {
      await send('scheme.publish', scheme.id, { effectiveFrom: from }, uuidv7());
      message.success(`${scheme.version}已发布,自${from}起施行`);
      await queries.invalidateQueries({ queryKey: ['schemes'] });
      onClose();
    } catch (error) {
      const said = refusalOf(error, '没有发布成功');
      setProblem({ title: said.title, remedy: said.errors?.[0]?.message ?? said.remedy ?? '请重试' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={`发布“${scheme.name}”${scheme.version}`} width={820} footer={null} onCancel={onClose}>
      <p className="page-note">与{base.version}相比的改动:</p>
      <SchemeChanges id={scheme.id} other={base.id} />
      <p>
        施行日期起登记的事项按新版办理;在办的<b>{running}</b>件保持登记时的版本。
      </p>
      <Refused refusal={problem} />
      <Space>
        施行日期
        <Input
          type="date"
          aria-label="施行日期"
          value={from}
          min={today()}
          onChange={(e) => setFrom(e.target.value)}
          style={{ width: 160 }}
        />
        <Button type="primary" loading={busy} onClick={() => void publish()} autoInsertSpace={false}>
          发布
        </Button>
      </Space>
    </Modal>
  );
};
