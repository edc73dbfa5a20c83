import { CameraOutlined } from '@ant-design/icons';
import { type ProblemItem, words } from '@duban/contracts';
import { Alert, Button, Input, Radio, Select, Space } from 'antd';
import { type JSX, useEffect, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { optionsOf } from '../../shared/words';
import { ProblemsInput } from '../steps/problems-input';
import { takePhoto } from './camera';
import { type Draft, drop, keep, type Photo, photosOf } from './device';

type Body = Draft['body'];
type Row = Partial<ProblemItem> & { findingId?: string };

const Pictures = ({ photos, remove }: { photos: Photo[]; remove: (id: string) => void }): JSX.Element => (
  <ul className="field-photos" aria-label="照片">
    {photos.map((photo) => (
      <li key={photo.id}>
        <Picture bytes={photo.bytes} name={photo.name} />
        <small>
          {new Date(photo.takenAt).toLocaleString('zh-CN')}
          <br />
          {photo.position
            ? `${photo.position.latitude.toFixed(5)}, ${photo.position.longitude.toFixed(5)}`
            : '没有位置'}
        </small>
        <Button size="small" type="link" onClick={() => remove(photo.id)} aria-label={`删去照片 ${photo.name}`}>
          删去
        </Button>
      </li>
    ))}
  </ul>
);
const Picture = ({ bytes, name }: { bytes: Blob; name: string }): JSX.Element => {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(bytes);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return <img src={url} alt={name} />;
};

/** 现场记录 of one point: every change is on the phone before the next one. */
export const RecordForm = ({ draft: begun, onClose }: { draft: Draft; onClose: () => void }): JSX.Element => {
  const [draft, setDraft] = useState(begun);
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [full, setFull] = useState<string>();
  const { body, inspection, point } = draft;
  const refresh = async (): Promise<void> => setPhotos(await photosOf(draft.id));
  useEffect(() => void refresh(), [draft.id]);
  const save = (next: Draft): Promise<unknown> =>
    keep('drafts', next).then(
      () => setFull(undefined),
      () => setFull('手机存储已满,刚才的内容没有存下;请腾出空间后再改一次'),
    );
  const set = (change: Body): void => {
    const { problem: _, ...rest } = draft;
    const next: Draft = { ...rest, state: 'DRAFT', changed: true, body: { ...body, ...change } };
    setDraft(next);
    void save(next);
  };
  const take = async (files: FileList | null): Promise<void> => {
    for (const file of files ?? [])
      await takePhoto(draft.id, file).catch(() => setFull(`手机存储已满,照片“${file.name}”没有存下`));
    await refresh();
  };
  const findings = (body.findings ?? []) as { findingId: string; type?: string; unit?: unknown; problem: Row }[];
  const setFindings = (rows: Row[]): void =>
    set({
      findings: rows.map(({ findingId = uuidv7(), ...problem }) => {
        const before = findings.find((one) => one.findingId === findingId);
        return {
          type: 'OTHER',
          unit: inspection.subjects[0],
          ...before,
          findingId,
          problem: { ...problem, selfReported: false },
        };
      }) as unknown as NonNullable<Body['findings']>,
    });
  const change = (findingId: string, more: object): void =>
    set({ findings: findings.map((one) => (one.findingId === findingId ? { ...one, ...more } : one)) as never });
  const queue = async (): Promise<void> => {
    const { problem: _, ...rest } = draft;
    await save({ ...rest, state: 'QUEUED', changed: false });
    onClose();
  };
  return (
    <section className="card field-form" aria-label={`现场记录:${point.name}`}>
      <h3>
        {point.name} <small className="quiet">{point.place}</small>
      </h3>
      {draft.problem && (
        <Alert type="warning" showIcon title={draft.problem.title} description={draft.problem.remedy} />
      )}
      {full && <Alert type="error" showIcon title={full} />}
      <label>
        到访时间
        <Input
          type="datetime-local"
          value={local(body.visitedAt)}
          onChange={({ target }) => target.value && set({ visitedAt: new Date(target.value).toISOString() })}
        />
      </label>
      <label>
        方式
        <Select
          aria-label="方式"
          value={body.method ?? 'INSPECT'}
          options={optionsOf(words.supervisionMethod)}
          onChange={(method) => set({ method })}
        />
      </label>
      <label>
        现场情况
        <Input.TextArea
          autoSize={{ minRows: 3 }}
          value={body.observations ?? ''}
          onChange={({ target }) => set({ observations: target.value })}
        />
      </label>
      <label className="plain-button field-camera">
        <CameraOutlined /> 拍照
        <input
          type="file"
          accept="image/*"
          capture="environment"
          multiple
          onChange={({ target }) => void take(target.files).finally(() => (target.value = ''))}
        />
      </label>
      <Pictures photos={photos} remove={(id) => void drop('photos', id).then(refresh)} />
      <h4>发现问题</h4>
      <ProblemsInput
        value={findings.map(({ findingId, problem }) => ({ ...problem, findingId }))}
        onChange={(rows) => setFindings(rows)}
      />
      {findings.map(({ findingId, type, unit }, i) => (
        <Space key={findingId} wrap>
          <Select
            aria-label={`问题${i + 1}类型`}
            value={type ?? 'OTHER'}
            options={optionsOf(words.findingType)}
            onChange={(value) => change(findingId, { type: value })}
          />
          <Select
            aria-label={`问题${i + 1}单位`}
            value={(unit as { id: string } | undefined)?.id ?? null}
            options={inspection.subjects.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => change(findingId, { unit: inspection.subjects.find((one) => one.id === id) })}
          />
        </Space>
      ))}
      {inspection.mode === 'OPEN_VISIT' && (
        <fieldset>
          <legend>被查单位确认</legend>
          <Radio.Group
            options={optionsOf(words.inspectionConfirmation)}
            value={body.confirmation?.result}
            onChange={({ target }) =>
              set({ confirmation: { by: '', remark: '', ...body.confirmation, result: target.value as 'CONFIRMED' } })
            }
          />
          <Input
            aria-label="在场人员"
            placeholder="在场人员"
            value={body.confirmation?.by ?? ''}
            onChange={({ target }) =>
              set({ confirmation: { result: 'CONFIRMED', remark: '', ...body.confirmation, by: target.value } })
            }
          />
          <Input
            aria-label="确认说明"
            placeholder="拒签的写明情况"
            value={body.confirmation?.remark ?? ''}
            onChange={({ target }) =>
              set({ confirmation: { result: 'CONFIRMED', by: '', ...body.confirmation, remark: target.value } })
            }
          />
        </fieldset>
      )}
      <Space>
        <Button type="primary" onClick={() => void queue()} autoInsertSpace={false}>
          报送
        </Button>
        <Button onClick={onClose} autoInsertSpace={false}>
          先存着
        </Button>
      </Space>
      <p className="quiet">报送以后不能改;没有网络时存在手机上,连上以后自动报送。</p>
    </section>
  );
};

/** As a `datetime-local` field has it, in the phone's own time zone. */
const local = (at: string | undefined): string => {
  if (!at) return '';
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};
