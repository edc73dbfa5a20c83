import { DownloadOutlined } from '@ant-design/icons';
import { type DocumentView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type JSX } from 'react';
import { get } from '../../api';
import { Loaded } from '../../shared/states';
import { moment } from '../../shared/words';
import { Tag } from '../../shared/tag';

/** 文书: numbered documents as docx. */
export const DocumentsTab = ({ matterId }: { matterId: string }): JSX.Element => {
  const documents = useQuery({
    queryKey: ['documents', matterId],
    queryFn: () => get<DocumentView[]>(`/api/documents?matterId=${matterId}`),
  });
  return (
    <div className="card">
      <Loaded query={documents} empty="还没有签发的文书">
        {(list) =>
          list.map((d) => (
            <div className="todo" key={d.id}>
              <span className="step">
                <Tag>{words.documentKind[d.kind]}</Tag>
              </span>
              <span className="what">
                {d.title}
                <small>
                  {d.documentNo} · {moment(d.issuedAt)}签发
                </small>
              </span>
              <Button
                icon={<DownloadOutlined />}
                href={`/api/documents/${d.id}/file`}
                aria-label={`下载 ${d.documentNo}`}
              >
                下载
              </Button>
            </div>
          ))
        }
      </Loaded>
    </div>
  );
};
