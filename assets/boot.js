// Starts what is alive on a page: the theme, the step in view, the still
// picture on the stage, and the notebook's program. The page reads well before
// any of it, and without.
"use strict";
(() => {
  const root = document.documentElement;
  const assets = new URL(".", document.currentScript.src);

  // --- theme ---------------------------------------------------------------
  // "light", "dark", or nothing: what the reader's system prefers.
  const THEME = "zigzag:theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => { try { return localStorage.getItem(THEME) || ""; } catch { return ""; } };
  const wear = (theme) => {
    root.dataset.theme = theme || (system.matches ? "dark" : "light");
    for (const b of document.querySelectorAll("[data-theme-toggle]")) {
      b.setAttribute("aria-pressed", String(root.dataset.theme === "dark"));
    }
  };
  wear(stored());
  system.addEventListener("change", () => wear(stored()));
  document.addEventListener("click", (e) => {
    if (!e.target.closest || !e.target.closest("[data-theme-toggle]")) return;
    const next = root.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem(THEME, next); } catch { /* it lasts for this page then */ }
    wear(next);
  });

  const ready = () => {
    wear(stored());
    const text = document.getElementById("page-data");
    const data = text ? JSON.parse(text.textContent) : {};
    if (data.live) follow(data.base || "");
    const stage = document.getElementById("stage");
    if (stage) steps(stage);
    wide();
    if (data.lesson && stage || data.lessons) start(stage);
  };

  // --- live reload ---------------------------------------------------------
  function follow(base) {
    const source = new EventSource(new URL(`${base}-/reload`, location.href));
    source.addEventListener("reload", () => location.reload());
    addEventListener("pagehide", () => source.close());
  }

  // --- what is wider than the screen ---------------------------------------
  // Tables and formulas scroll then, and keys must reach them, also where they come with an
  // explanation later on.
  function wide() {
    const sizes = new ResizeObserver((entries) => {
      for (const {target: e} of entries) {
        if (e.scrollWidth > e.clientWidth) e.setAttribute("tabindex", "0");
        else e.removeAttribute("tabindex");
      }
    });
    const watch = (root) => { for (const e of root.querySelectorAll('table, math[display="block"]')) sizes.observe(e); };
    const text = document.querySelector("main");
    if (!text) return;
    watch(text);
    new MutationObserver((changes) => {
      for (const {addedNodes} of changes) for (const e of addedNodes) if (e.querySelectorAll) watch(e.parentNode || e);
    }).observe(text, {childList: true, subtree: true});
  }

  // --- the step in view ----------------------------------------------------
  // A step is in view when it crosses a line some way below the top of what is
  // read; below the stage, where that sticks to the top.
  function steps(stage) {
    const all = [...document.querySelectorAll("section.step")];
    if (!all.length) return;
    const pictures = all.map(() => null);
    let shown = null;
    all.forEach((step, i) => {
      let use = null;
      try { use = JSON.parse(step.dataset.view || "null"); } catch { /* the linter tells of it */ }
      const figure = use && use.use ? document.getElementById(use.use) : step.querySelector("figure.experiment");
      pictures[i] = figure || (i ? pictures[i - 1] : null);
    });
    const poster = stage.querySelector(".poster");
    // While the stage is alive nobody sees its still picture, which may have thousands of marks.
    let wanted = null;
    const place = (figure = wanted) => {
      wanted = figure;
      if (!poster || figure === shown || stage.classList.contains("live")) return;
      shown = figure;
      poster.replaceChildren();
      for (const picture of figure ? figure.querySelectorAll(".pictures > *") : []) {
        const copy = picture.cloneNode(true);
        // The same picture stands in the text, with its description.
        for (const e of [copy, ...copy.querySelectorAll("[id]")]) e.removeAttribute("id");
        copy.removeAttribute("aria-labelledby");
        copy.setAttribute("aria-hidden", "true");
        poster.append(copy);
      }
    };
    new MutationObserver(() => place()).observe(stage, {attributes: true, attributeFilter: ["class"]});
    const line = () => {
      const box = stage.getBoundingClientRect();
      const above = box.top <= 1 && box.width > innerWidth * 0.7 ? Math.max(box.bottom, 0) : 0;
      return above + (innerHeight - above) * 0.38;
    };
    let current = "";
    let waiting = false;
    const look = () => {
      waiting = false;
      const y = line();
      let i = 0;
      all.forEach((step, k) => { if (step.getBoundingClientRect().top <= y) i = k; });
      if (scrollY > 0 && Math.ceil(scrollY + innerHeight) >= root.scrollHeight) i = all.length - 1;
      if (all[i].id === current) return;
      current = all[i].id;
      root.dataset.step = current;
      place(pictures[i]);
      // Not within the frame, which has to be laid out and painted yet.
      setTimeout(() => document.dispatchEvent(new CustomEvent("zigzag:step", {detail: {id: all[i].id}})));
    };
    const soon = () => { if (!waiting) { waiting = true; requestAnimationFrame(look); } };
    new IntersectionObserver(soon, {threshold: [0, 0.25, 0.5, 0.75, 1]}).observe(all[0]);
    addEventListener("scroll", soon, {passive: true});
    addEventListener("resize", soon);
    look();
  }

  // --- the programs --------------------------------------------------------
  function script(name) {
    return new Promise((resolve, reject) => {
      const s = document.createElement("script");
      s.src = new URL(name, assets);
      s.onload = resolve;
      s.onerror = () => reject(new Error(`${name} could not be loaded.`));
      document.head.append(s);
    });
  }

  async function start(stage) {
    const bar = loading(stage);
    try {
      await Promise.all([script("wasm_exec.js"), script("wasm.js")]);
      if (stage) frame(stage);
      let told = 0;
      const {go, module, instance} = await zigzagLoad(new URL("notebook.wasm", assets), (done, total) => {
        if (performance.now() - told < 100) return;
        told = performance.now();
        bar.tell(done, total);
      });
      bar.remove();
      go.argv = ["notebook", assets.href];
      window.zigzagProgram = module; // for Workers
      await go.run(instance);
      throw new Error("The program ended.");
    } catch (e) {
      bar.remove();
      failed(stage, e);
    }
  }

  // frame puts the stage's document in its place. It loads beside the notebook
  // and waits for it.
  function frame(stage) {
    const f = document.createElement("iframe");
    f.id = "stage-frame";
    f.title = "The experiment, drawn live";
    f.src = new URL("stage.html", assets);
    (stage.querySelector(".screen") || stage).append(f);
  }

  function loading(stage) {
    const p = document.createElement("p");
    p.className = "loading";
    p.setAttribute("role", "status");
    const text = document.createElement("span");
    text.textContent = "Loading the experiments…";
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", "Loading the experiments");
    p.append(text, bar);
    if (stage) (stage.querySelector(".screen") || stage).append(p);
    return {
      tell(done, total) {
        const mb = (n) => (n / 1e6).toFixed(1);
        if (total) { bar.max = total; bar.value = Math.min(done, total); }
        text.textContent = total ? `Loading the experiments: ${mb(done)} of ${mb(total)} MB` : `Loading the experiments: ${mb(done)} MB so far`;
      },
      remove() { p.remove(); },
    };
  }

  function failed(stage, e) {
    console.warn("zigzag:", e);
    root.dataset.failed = "true";
    const p = document.createElement("div");
    p.className = "notice bad";
    p.setAttribute("role", "alert");
    const why = String(e && e.message || e);
    const text = document.createElement("p");
    text.textContent = `The interactive part of this page is not running. ${why} ` +
      "The text and the pictures are all here; answers that were saved are kept. Reload the page to try again.";
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = "Reload the page";
    again.addEventListener("click", () => location.reload());
    p.append(text, again);
    const notices = document.getElementById("notices");
    if (notices) notices.append(p);
    else if (stage) stage.prepend(p);
    else document.getElementById("main")?.prepend(p);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
