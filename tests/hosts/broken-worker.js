// A host's service worker that does not know the widget's files.
let how = '';
addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('message', ({ data, ports }) => {
  how = data;
  ports[0]?.postMessage('');
});
addEventListener('fetch', event => {
  if (!/core\.js|_bg\.wasm/.test(event.request.url)) return;
  if (how === 'page') {
    const page = new Response('<!doctype html><title>Start</title>', { headers: { 'Content-Type': 'text/html' } });
    event.respondWith(page);
  } else if (how === 'error') {
    event.respondWith(Response.error());
  }
});
