import { type SurveyLinkView } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, message } from 'antd';
import { type JSX } from 'react';
import { get } from '../../api';
import { Loaded } from '../../shared/states';

/** 链接: one of each of the sample; which of them is whose, the platform does not keep. */
export const SurveyLinks = ({ id }: { id: string }): JSX.Element => {
  const links = useQuery({
    queryKey: ['survey-links', id],
    queryFn: () => get<SurveyLinkView[]>(`/api/surveys/${id}/links`),
  });
  const whole = (path: string): string => `${window.location.origin}${path}`;
  const copy = async (text: string, said: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      message.success(said);
    } catch {
      message.warning('浏览器不允许复制,请在链接上选中后复制');
    }
  };
  return (
    <Loaded query={links} empty="调查不在进行中,没有链接">
      {(list) => {
        const waiting = list.filter(({ answered }) => !answered);
        return (
          <>
            <p className="quiet">一个样本一个链接,填写一次即失效;平台不记哪个链接给了谁。</p>
            <Button
              disabled={waiting.length === 0}
              onClick={() =>
                void copy(
                  waiting.map(({ serial, path }) => `${serial}\t${whole(path)}`).join('\n'),
                  `已复制${waiting.length}个没有填写的链接`,
                )
              }
            >
              复制没有填写的{waiting.length}个
            </Button>
            <div className="rows plain" style={{ maxHeight: 420, overflowY: 'auto', marginTop: 10 }}>
              <table aria-label="调查链接">
                <tbody>
                  {list.map(({ serial, path, answered }) => (
                    <tr key={serial}>
                      <td>{serial}号</td>
                      <td>{answered ? '已填写' : <a href={path}>打开</a>}</td>
                      <td>
                        {!answered && (
                          <Button
                            size="small"
                            autoInsertSpace={false}
                            aria-label={`复制${serial}号`}
                            onClick={() => void copy(whole(path), `已复制${serial}号的链接`)}
                          >
                            复制
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        );
      }}
    </Loaded>
  );
};
