import { UploadOutlined } from '@ant-design/icons';
import { type Attachment } from '@duban/contracts';
import { Alert, Button, Progress, Upload } from 'antd';
import { type JSX, useState } from 'react';
import { ApiError, post } from '../api';

/** 附件: uploaded at once, refused at once with the way out; what is in the list is on the platform. */
export const Uploads = ({
  value = [],
  onChange,
}: {
  value?: Attachment[];
  onChange?: (v: Attachment[]) => void;
}): JSX.Element => {
  const [busy, setBusy] = useState('');
  const [problem, setProblem] = useState<string>();
  const upload = async (file: File): Promise<void> => {
    setBusy(file.name);
    setProblem(undefined);
    const form = new FormData();
    form.append('file', file);
    try {
      const stored = await post<Attachment>('/api/attachments', form);
      onChange?.([...value.filter((v) => v.digest !== stored.digest), stored]);
    } catch (error) {
      setProblem(
        error instanceof ApiError
          ? `${file.name}:${error.problem.title}。${error.problem.remedy ?? ''}`
          : `${file.name} 没有上传成功`,
      );
    } finally {
      setBusy('');
    }
  };
  return (
    <div>
      <Upload multiple showUploadList={false} beforeUpload={(file) => (void upload(file), false)}>
        <Button icon={<UploadOutlined />} loading={busy !== ''}>
          选择文件
        </Button>
      </Upload>
      {busy && <Progress percent={99} status="active" showInfo={false} aria-label={`正在上传 ${busy}`} />}
      {problem && <Alert type="error" showIcon title={problem} style={{ marginTop: 8 }} />}
      {value.map((file) => (
        <div key={file.digest} style={{ marginTop: 6 }}>
          <a href={`/api/attachments/${file.digest}`}>{file.name}</a>{' '}
          <small style={{ color: '#6b6f76' }}>{Math.max(1, Math.round(file.size / 1024))} KB</small>
          <Button
            type="link"
            size="small"
            onClick={() => onChange?.(value.filter((v) => v !== file))}
            aria-label={`移去 ${file.name}`}
          >
            移去
          </Button>
        </div>
      ))}
    </div>
  );
};
