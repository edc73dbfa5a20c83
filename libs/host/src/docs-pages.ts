const shell = (title: string, head: string, body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${head}</head><body>${body}</body></html>`;

/** Swagger UI from local files. */
export const swaggerPage = (nonce: string): string =>
  shell(
    '督办接口',
    '<link rel="stylesheet" href="/api/docs/swagger-ui.css">',
    `<div id="ui"></div><script src="/api/docs/swagger-ui-bundle.js"></script>
<script nonce="${nonce}">SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#ui', deepLinking: true, docExpansion: 'none',
  requestInterceptor: (r) => { r.headers['X-Requested-With'] = 'duban'; return r; } });</script>`,
  );

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

type Document = {
  channels: Record<string, { address: string; messages: Record<string, unknown> }>;
  components: { messages: Record<string, { payload: unknown }> };
};

/** Topics, the facts on them and their schemas, readable without a tool. */
export const asyncApiPage = (document: object): string => {
  const { channels, components } = document as Document;
  const sections = Object.values(channels).map(
    ({ address, messages }) =>
      `<h2>${escaped(address)}</h2>${Object.keys(messages)
        .map(
          (type) =>
            `<details><summary><code>${escaped(type)}</code></summary><pre>${escaped(JSON.stringify(components.messages[type]?.payload, null, 2))}</pre></details>`,
        )
        .join('')}`,
  );
  return shell(
    '督办事实',
    '',
    `<h1>督办发布的事实</h1><p>CloudEvents 1.0 结构化模式;至少送达一次,请按 id 去重;同一督查事项(partitionkey)按序送达。机器可读:<a href="/api/asyncapi.json">asyncapi.json</a></p>${sections.join('')}`,
  );
};
