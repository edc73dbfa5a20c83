import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// The contracts are read as sources, so the console builds without the libraries.
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  // The platform puts a fresh nonce in its place at every answer.
  html: { cspNonce: '__CSP_NONCE__' },
  resolve: { alias: { '@duban/contracts': here('../../libs/contracts/src/index.ts') } },
  build: { outDir: here('dist'), emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1500 },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8090' } },
});
