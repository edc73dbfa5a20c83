// 现场记录 without a network: the page and what it is made of are kept; answers of the platform are not, they are for the
// person signed in. What a page says it was made of is kept too, as it was loaded before this worker watched.
const PAGES = 'duban-pages';

self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting());
});
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});
self.addEventListener('message', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(PAGES);
      const { page, parts } = event.data;
      // A new build has other names: what this one is not made of goes.
      for (const { url } of await cache.keys()) if (!parts.includes(url) && url !== page) await cache.delete(url);
      for (const url of parts) if (!(await cache.match(url))) await cache.add(url);
      await cache.add(new Request(page, { cache: 'reload' }));
      event.ports[0]?.postMessage('kept');
    })(),
  );
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') {
    const kept = async () =>
      (await caches.match(new URL('/field', self.location.origin).href, { ignoreVary: true })) ?? Response.error();
    event.respondWith(fetch(request).catch(kept));
    return;
  }
  event.respondWith(caches.match(request, { ignoreVary: true }).then((found) => found ?? fetch(request)));
});
