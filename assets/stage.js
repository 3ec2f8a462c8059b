// Starts the stage's program inside its iframe and tells the page how it goes.
"use strict";
(() => {
  const post = (kind, body) => parent.postMessage(JSON.stringify({kind, body}), location.origin);
  let failure = null;
  const failed = (why, detail) => {
    failure = {why, detail: String(detail && detail.message || detail)};
    post("stage-failed", failure);
  };
  // The page may not have been listening yet: it says hello when it is.
  addEventListener("message", (e) => {
    if (failure && e.source === parent && String(e.data).includes('"kind":"hello"')) post("stage-failed", failure);
  });

  // Zoom, or another screen: ebiten asks for the device's pixels once only, so
  // the stage starts again. The page then sends the run, which its settings
  // and its number of steps determine.
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => location.reload(), {once: true});

  const probe = document.createElement("canvas").getContext("webgl2");
  if (!probe) {
    failed("webgl", "This browser does not offer WebGL 2.");
    return;
  }
  probe.getExtension("WEBGL_lose_context")?.loseContext();

  // Before ebiten frees a buffer, as it does whenever a picture needs more triangles than any
  // before it, it asks whether it is one. The browser answers when the GPU has drawn all that
  // it was given: 180 ms were measured where that is done in software. Only a lost context, which
  // is known without asking, makes the answer no.
  WebGL2RenderingContext.prototype.isBuffer = function (buffer) {
    return buffer instanceof WebGLBuffer && !this.isContextLost();
  };

  let told = 0;
  zigzagLoad("stage.wasm", (done, total) => {
    if (performance.now() - told < 100) return;
    told = performance.now();
    post("stage-loading", {done, total});
  }).then(
    ({go, instance}) => go.run(instance).then(
      () => failed("stopped", "The program ended."),
      (e) => failed("stopped", e)),
    (e) => failed("load", e));
})();
