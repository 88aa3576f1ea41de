// A host's service worker that does not know the widget's files.
let how = '';
addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('message', ({ data, ports }) => {
  how = data;
  ports[0]?.postMessage('');
});
// The other pages of this folder are not to suffer.
const answer = async ({ clientId, request }) => {
  const page = await clients.get(clientId);
  if (!page?.url.includes('/broken-worker.html')) return fetch(request);
  if (how === 'error') return Response.error();
  return new Response('<!doctype html><title>Start</title>', { headers: { 'Content-Type': 'text/html' } });
};
addEventListener('fetch', event => {
  if (how && /core\.js|_bg\.wasm/.test(event.request.url)) event.respondWith(answer(event));
});
