// A network that answers one request as the plan says, and writes down what was asked of it.
const before = globalThis.fetch;
const log = { requests: [], aborted: 0, restore: () => { globalThis.fetch = before; } };
const turn = () => new Promise(resolve => setTimeout(resolve));
const never = new Promise(() => {});
globalThis.fetch = async (url, init) => {
  log.requests.push({ url, ...init, signal: undefined });
  const stopped = new Promise((_, reject) => {
    init.signal.addEventListener('abort', () => { log.aborted += 1; reject(init.signal.reason); });
  });
  stopped.catch(() => {});
  if (plan.network === 'down') throw new TypeError('Failed to fetch');
  if (plan.network === 'silent') return stopped;
  const parts = [...plan.parts];
  const body = new ReadableStream({
    async pull(controller) {
      await turn();
      if (parts.length) controller.enqueue(new Uint8Array(parts.shift()));
      else if (plan.end === 'cut') controller.error(new TypeError('network error'));
      else if (plan.end === 'hangs') await Promise.race([never, stopped]);
      else if (plan.end === 'pings') controller.enqueue(new TextEncoder().encode(': ping\n\n'));
      else controller.close();
    },
  });
  return new Response(plan.status === 204 ? null : body, { status: plan.status });
};
return log;
