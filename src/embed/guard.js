// Stands before wasm-bindgen's glue, in one module with it, and hears of every call into the wasm that ends in a trap.

let tell = () => {};

/** What is called once the wasm has stopped. */
export const whenStopped = (called) => tell = called;

// After a trap, and after a stack that ran over, what the wasm was about stays half done: nothing in it can be relied on.
const stops = (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError
  || error?.name === "InternalError";

const guardedCall = (call) => (...given) => {
  try {
    return call(...given);
  } catch (error) {
    if (stops(error)) tell(error);
    throw error;
  }
};

const guarded = (exports) => Object.fromEntries(Object.entries(exports)
  .map(([name, item]) => [name, typeof item === "function" ? guardedCall(item) : item]));

