import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import { chineseErrors } from '@duban/contracts';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { queries } from './api';
import { App } from './app';
import './app.css';
import './lists.css';
import './matter.css';
import './shared/tag.css';
import { theme } from './theme';

dayjs.locale('zh-cn');
z.config(chineseErrors);
// Style sheets made at run time must carry the page's nonce, or the content security policy drops them.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
createRoot(document.getElementById('root') as HTMLElement).render(
  <ConfigProvider csp={{ nonce }} locale={zhCN} theme={theme}>
    <AntApp>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </AntApp>
  </ConfigProvider>,
);
