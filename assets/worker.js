// The Worker that grades and sweeps: the notebook's program in another role.
"use strict";
importScripts("wasm_exec.js", "wasm.js");

zigzagLoad("notebook.wasm", () => {})
  .then(({go, instance}) => go.run(instance))
  .then(() => { throw new Error("The grader stopped."); })
  .catch((e) => {
    const what = String(e && e.message || e);
    self.postMessage(JSON.stringify({kind: "job-failed", body: {job: 0, what}}));
  });
