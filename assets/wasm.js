// Loads and starts a Go program compiled to WebAssembly; shared by page, stage and Worker.
"use strict";

// zigzagLoad fetches the program at url and returns it compiled, and ready to run. progress
// is told the bytes that have arrived and how many there will be: 0 if that
// cannot be known, as when the server compresses what it sends. (The length it
// names is then the compressed one, and the bytes counted here are not.)
async function zigzagLoad(url, progress) {
  if (typeof WebAssembly !== "object") throw new Error("This browser has no WebAssembly.");
  const go = new Go();
  const response = await fetch(url);
  if (response.status === 503) throw new Error(await response.text()); // the compiler's words, while a lesson's code is being written
  if (!response.ok) {
    // Zigzag's own server says in words what is wrong, such as a failed build.
    const words = (response.headers.get("Content-Type") || "").startsWith("text/plain") ? (await response.text()).trim() : "";
    throw new Error(words || `The server answered ${response.status} for ${url}.`);
  }
  const packed = response.headers.get("Content-Encoding");
  const total = packed ? 0 : Number(response.headers.get("Content-Length")) || 0;
  let done = 0;
  const counted = new ReadableStream({
    start(controller) {
      const reader = response.body.getReader();
      const pump = () => reader.read().then(({done: end, value}) => {
        if (end) { controller.close(); return; }
        done += value.byteLength;
        progress(done, total);
        controller.enqueue(value);
        return pump();
      });
      return pump().catch((e) => controller.error(e));
    },
  });
  // A response of our own making has the right type, whatever the server says.
  const typed = new Response(counted, {headers: {"Content-Type": "application/wasm"}});
  const {module, instance} = await WebAssembly.instantiateStreaming(typed, go.importObject);
  return {go, module, instance};
}

// zigzagAgain returns a compiled program ready to run once more.
async function zigzagAgain(module) {
  const go = new Go();
  return {go, instance: await WebAssembly.instantiate(module, go.importObject)};
}
