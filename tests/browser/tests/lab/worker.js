// Keeps the shell of the lab and takes charge at once.
const kept = caches.open('lab');
self.addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(kept.then(cache => cache.add('shell.html')));
});
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  event.respondWith(fetch(event.request).catch(async () => {
    const answer = await (await kept).match(event.request);
    return answer ?? new Response('', { status: 503 });
  }));
});
