import { type MessageSettingsView, words } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { Drawer, message, Switch } from 'antd';
import { type JSX } from 'react';
import { ApiError, get, put, queries } from '../../api';
import { Loaded } from '../../shared/states';
import { optionsOf } from '../../shared/words';

type Choice = MessageSettingsView['off'][number];
const same = (a: Choice, b: Choice): boolean => a.channel === b.channel && a.kind === b.kind;

/** 消息设置: kinds × channels. What the scheme does not let a person switch off is there, and cannot be moved. */
export const MessageSettings = ({ open, onClose }: { open: boolean; onClose: () => void }): JSX.Element => {
  const settings = useQuery({
    queryKey: ['message-settings'],
    enabled: open,
    queryFn: () => get<MessageSettingsView>('/api/message-settings'),
  });
  const change = async (view: MessageSettingsView, choice: Choice, on: boolean): Promise<void> => {
    const others = view.off.filter((one) => !same(one, choice));
    try {
      await put('/api/message-settings', { off: on ? others : [...others, choice] });
    } catch (error) {
      message.error(error instanceof ApiError ? `${error.problem.title},${error.problem.remedy ?? ''}` : '没有改成');
    }
    await queries.invalidateQueries({ queryKey: ['message-settings'] });
  };
  return (
    <Drawer title="消息设置" open={open} onClose={onClose} size="large">
      <Loaded query={settings}>
        {(view) => (
          <>
            <div className="rows">
              <table aria-label="消息设置">
                <thead>
                  <tr>
                    <th>消息</th>
                    {view.channels.map(({ channel }) => (
                      <th key={channel}>{words.messageChannel[channel]}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {optionsOf(words.messageKind).map(({ value, label }) => (
                    <tr key={value}>
                      <td data-label="消息">{label}</td>
                      {view.channels.map(({ channel, reaches }) => {
                        const choice = { channel, kind: value } as Choice;
                        return (
                          <td key={channel} data-label={words.messageChannel[channel]}>
                            <Switch
                              size="small"
                              aria-label={`${label}:${words.messageChannel[channel]}`}
                              disabled={channel === 'IN_APP' || !reaches}
                              checked={reaches && !view.off.some((one) => same(one, choice))}
                              onChange={(on) => void change(view, choice, on)}
                            />
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <ul className="how">
              <li>站内消息不能关闭;特急件和红单从各渠道都会送到</li>
              <li>
                {view.quietHours.from} 至 {view.quietHours.to} 不发邮件和短信(特急除外),时段结束后合并发出
              </li>
              {view.channels.some(({ reaches }) => !reaches) && (
                <li>不能选择的渠道:本平台没有开通,或没有登记您的邮箱、手机,请联系系统管理员</li>
              )}
            </ul>
          </>
        )}
      </Loaded>
    </Drawer>
  );
};
