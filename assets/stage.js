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

  // What is drawn has soft edges already, and no depth. A canvas that smooths them again takes
  // four times the pixels.
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, wishes) {
    return getContext.call(this, kind, {...wishes, antialias: false, depth: false});
  };

  const gpu = WebGL2RenderingContext.prototype;

  // Before ebiten frees a buffer, as it does whenever a picture needs more triangles than any
  // before it, it asks whether it is one. The browser answers when the GPU has drawn all that
  // it was given: 180 ms were measured where that is done in software. Only a lost context, which
  // is known without asking, makes the answer no.
  gpu.isBuffer = function (buffer) {
    return buffer instanceof WebGLBuffer && !this.isContextLost();
  };

  // A frame is begun when the GPU has finished the last one. Otherwise a slow one, or a processor
  // that does its work, falls behind until there is no room for what it is given, and then the page
  // waits for it.
  const drawElements = gpu.drawElements;
  let drawn = null; // the context that was drawn with in this frame
  let fence = null; // behind the last frame that drew
  let of = null; // its context
  gpu.drawElements = function (...args) {
    drawn = this;
    return drawElements.apply(this, args);
  };
  const drawing = () => fence && !of.isContextLost() && of.getSyncParameter(fence, of.SYNC_STATUS) !== of.SIGNALED;
  const nextFrame = requestAnimationFrame;
  window.requestAnimationFrame = (draw) => nextFrame(function begin(now) {
    if (drawing()) return nextFrame(begin);
    draw(now);
    if (!drawn) return;
    if (fence) of.deleteSync(fence);
    [of, drawn] = [drawn, null];
    fence = of.fenceSync(of.SYNC_GPU_COMMANDS_COMPLETE, 0);
    of.flush();
  });

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
