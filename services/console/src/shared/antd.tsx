import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type JSX, type ReactNode } from 'react';
import { nonce } from '../nonce';
import { theme } from '../theme';

dayjs.locale('zh-cn');

/**
 * What is made of antd's components stands in one of these. It is loaded beside the page and not before it: navigation,
 * head and matrix of a matter do without antd, whose styles are made at run time.
 */
export const Antd = ({ children }: { children: ReactNode }): JSX.Element => (
  <ConfigProvider csp={{ nonce }} locale={zhCN} theme={theme}>
    {children}
  </ConfigProvider>
);

/** `message` and `Modal.confirm` are called from anywhere and outlive what called them. */
ConfigProvider.config({ holderRender: (children) => <Antd>{children}</Antd> });
