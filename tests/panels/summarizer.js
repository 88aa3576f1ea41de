// A Summarizer as its specification has it: it does what the plan says, and writes down what was asked of it.
const before = Object.getOwnPropertyDescriptor(globalThis, 'Summarizer');
const log = { availability: [], create: [], inputs: [], destroyed: 0, aborted: 0 };
const error = name => new DOMException('as planned', name);
const turn = () => new Promise(resolve => setTimeout(resolve));
class Summarizer {
  inputQuota = plan.quota ?? Infinity;
  static async availability(options) {
    log.availability.push({ ...options });
    if (plan.availabilityFails) throw error(plan.availabilityFails);
    return plan.isForeign && options.outputLanguage ? 'unavailable' : plan.availability ?? 'available';
  }
  static async create(options) {
    log.create.push({ ...options });
    options.signal.throwIfAborted();
    if (plan.wantsActivation && !navigator.userActivation.isActive) throw error('NotAllowedError');
    const monitor = new EventTarget();
    options.monitor(monitor);
    for (const loaded of plan.progress ?? []) {
      monitor.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1 }));
      await turn();
    }
    if (plan.createFails) throw error(plan.createFails);
    return 'session' in plan ? plan.session : new Summarizer();
  }
  async measureInputUsage(input) { return input.length; }
  async summarize(input, { signal }) {
    log.inputs.push(input);
    signal.throwIfAborted();
    if (plan.fails) throw error(plan.fails);
    return plan.pieces.join('');
  }
  summarizeStreaming(input, { signal }) {
    log.inputs.push(input);
    const pieces = [...plan.pieces];
    return new ReadableStream({
      start(controller) {
        signal.addEventListener('abort', () => { log.aborted += 1; controller.error(signal.reason); });
      },
      async pull(controller) {
        await turn();
        if (pieces.length) controller.enqueue(pieces.shift());
        else if (plan.fails) controller.error(error(plan.fails));
        else if (plan.hangs) await new Promise(() => {});
        else controller.close();
      },
    });
  }
  destroy() { log.destroyed += 1; }
}
for (const name of plan.lacks ?? []) delete Summarizer.prototype[name];
log.restore = () => before ? Object.defineProperty(globalThis, 'Summarizer', before) : delete globalThis.Summarizer;
Object.defineProperty(globalThis, 'Summarizer', { configurable: true, value: plan.global ?? Summarizer });
return log;
