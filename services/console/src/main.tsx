import { IconProvider } from '@ant-design/icons';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { queries } from './api';
import { App } from './app';
import './app.css';
import './chrome.css';
import './lists.css';
import './matter.css';
import { nonce } from './nonce';
import { askSession } from './session';
import './shared/tag.css';

if (window.location.pathname !== '/survey') void askSession();
createRoot(document.getElementById('root') as HTMLElement).render(
  <IconProvider value={{ csp: { nonce } }}>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </IconProvider>,
);
