/** Keeps the page and its parts on the phone; resolves when it opens without a network. */
export const keepPage = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) throw new Error('no service worker');
  await navigator.serviceWorker.register('/sw.js');
  const { active } = await navigator.serviceWorker.ready;
  const parts = performance
    .getEntriesByType('resource')
    .map(({ name }) => name.replace(/[?#].*$/, ''))
    .filter((name) => /\/(assets\/|icon\.svg$|manifest\.json$)/.test(new URL(name).pathname));
  await new Promise<void>((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    setTimeout(() => reject(new Error('the page was not kept in time')), 30_000);
    active?.postMessage({ page: new URL('/field', location.origin).href, parts: [...new Set(parts)] }, [port2]);
  });
  await navigator.storage?.persist?.();
};
