import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What navigation and the matrix of a matter are made of: the libraries, and the small parts that pages share. */
const base = [
  /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|clsx|@rc-component[\\/]util|@ant-design[\\/](icons|icons-svg|colors|fast-color))[\\/]/,
  /contracts[\\/]src[\\/]words/,
  /console[\\/]src[\\/](api|session|nonce|shared[\\/](todos|words|tag|states|count|tabs|menu-button|in-antd|use-drawn))\.tsx?$/,
  /console[\\/]src[\\/]features[\\/](register[\\/]origin\.ts|steps[\\/](step|plan-items)\.ts|sheet[\\/]sheet\.css)$/,
];

// The contracts are read as sources, so the console builds without the libraries.
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  // The platform puts a fresh nonce in its place at every answer.
  html: { cspNonce: '__CSP_NONCE__' },
  resolve: { alias: { '@duban/contracts': here('../../libs/contracts/src/index.ts') } },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    // Few files: the first is all that navigation and the matrix of a matter need, antd comes beside what is made of it.
    // Left to itself the build makes some eighty, and each costs a slow machine several milliseconds.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', test: (id) => base.some((one) => one.test(id)), priority: 3 },
            { name: 'diagrams', test: /node_modules[\\/](bpmn-|diagram-js|zeebe-)/, priority: 2 },
            {
              name: 'commands',
              test: /node_modules[\\/]zod[\\/]|contracts[\\/]src[\\/](catalogue|commands)/,
              priority: 2,
            },
            { name: 'antd', test: /node_modules/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8090' } },
});
