import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { type ProgressImportView } from '@duban/contracts';
import { Alert, Button, message, Upload } from 'antd';
import { type JSX, useState } from 'react';
import { ApiError, post, queries } from '../../api';
import { send } from '../../send';

const sentence = (error: unknown): string =>
  error instanceof ApiError ? `${error.problem.title},${error.problem.remedy ?? '请重试'}` : '没有办成,请重试';
type Outcome = Record<number, string>;

/** 进展的表格报送: the template, a preview line by line, then one progress report a line. Wrong cells: nothing is reported. */
export const ProgressImport = ({ onDone }: { onDone: () => void }): JSX.Element => {
  const [preview, setPreview] = useState<ProgressImportView>();
  const [problem, setProblem] = useState<string>();
  const [refused, setRefused] = useState<Outcome>({});
  const [busy, setBusy] = useState(false);
  const upload = async (file: File): Promise<void> => {
    setProblem(undefined);
    setPreview(undefined);
    setRefused({});
    const form = new FormData();
    form.append('file', file);
    await post<ProgressImportView>('/api/progress-import', form)
      .then(setPreview)
      .catch((error: unknown) => setProblem(sentence(error)));
  };
  const apply = async (view: ProgressImportView): Promise<void> => {
    setBusy(true);
    const failed: Outcome = {};
    for (const { row, assignmentId, body, key } of view.lines)
      if (assignmentId && body)
        await send('assignment.report-progress', assignmentId, body, key).catch(
          (error: unknown) => (failed[row] = sentence(error)),
        );
    setBusy(false);
    setRefused(failed);
    await queries.invalidateQueries();
    const count = view.lines.length - Object.keys(failed).length;
    if (Object.keys(failed).length > 0)
      return setProblem(`已报送${count}行,其余各行见下表;改正后可再次上传,已报送的不会重复`);
    message.success(`已报送${count}行进展`);
    onDone();
  };
  return (
    <>
      <ol className="how">
        <li>
          <Button type="link" icon={<DownloadOutlined />} href="/api/progress-template.xlsx" style={{ padding: 0 }}>
            下载进展模板
          </Button>
          ,每行是本单位的一个在办任务
        </li>
        <li>填写部署安排等各列;没有进展的行空着即可</li>
        <li>
          <Upload showUploadList={false} accept=".xlsx" beforeUpload={(file) => (void upload(file), false)}>
            <Button icon={<UploadOutlined />}>上传填好的表格</Button>
          </Upload>
        </li>
      </ol>
      {problem && <Alert type="warning" showIcon title={problem} style={{ marginBottom: 12 }} />}
      {preview && (
        <>
          <Alert
            type={preview.errors > 0 ? 'error' : 'success'}
            showIcon
            style={{ marginBottom: 12 }}
            title={
              preview.errors > 0
                ? `有${preview.errors}格需要改正,没有报送任何一行;改好后请重新上传`
                : `${preview.lines.length}行核对无误,确认后逐行报送`
            }
          />
          <div className="rows">
            <table aria-label="核对结果">
              <thead>
                <tr>
                  <th style={{ width: 48 }}>行</th>
                  <th style={{ width: 190 }}>任务编号</th>
                  <th>事项</th>
                  <th style={{ width: 60 }}>完成</th>
                  <th>核对</th>
                </tr>
              </thead>
              <tbody>
                {preview.lines.map((line) => (
                  <tr key={line.row}>
                    <td data-label="行">{line.row}</td>
                    <td data-label="任务编号">{line.assignmentNo}</td>
                    <td data-label="事项">{line.title}</td>
                    <td data-label="完成">{line.percent === null ? '—' : `${line.percent}%`}</td>
                    <td data-label="核对">
                      {line.errors.map((error) => (
                        <div key={error.cell + error.message} className="late">
                          {error.cell} {error.column}:{error.message}
                        </div>
                      ))}
                      {refused[line.row] && <div className="late">{refused[line.row]}</div>}
                      {line.errors.length === 0 && !refused[line.row] && '无误'}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {preview.errors === 0 && (
            <Button type="primary" loading={busy} onClick={() => void apply(preview)} style={{ marginTop: 14 }}>
              确认报送
            </Button>
          )}
        </>
      )}
    </>
  );
};
