// The Worker that grades and sweeps: the notebook's program in another role.
"use strict";
importScripts("wasm_exec.js", "wasm.js");

// The page sends its own program first of all. The browser has compiled it already, and the
// longer the page has been open, the better.
addEventListener("message", ({data: module}) => {
  zigzagAgain(module)
    .then(({go, instance}) => go.run(instance))
    .then(() => { throw new Error("The grader stopped."); })
    .catch((e) => {
      const what = String(e && e.message || e);
      self.postMessage(JSON.stringify({kind: "job-failed", body: {job: 0, what}}));
    });
}, {once: true});
