"use strict";
// Runs measure.wasm and the peer in turn and sends what they gave to the
// command that opened this page.
(async () => {
  const options = await (await fetch("options.json")).json();
  const rounds = { wasm: [], peer: [] };
  try {
    const module = await WebAssembly.compileStreaming(fetch("measure.wasm"));
    for (let i = 0; i < options.rounds; i++) {
      const lines = [];
      const log = console.log;
      console.log = (line) => lines.push(line);
      const go = new Go();
      go.argv = ["measure", "-seconds=" + options.seconds];
      await go.run(await WebAssembly.instantiate(module, go.importObject));
      console.log = log;
      rounds.wasm.push(JSON.parse(lines.find((line) => line.startsWith("{"))));
      rounds.peer.push(measurePeer(options.nets, options.seconds));
    }
  } catch (err) {
    rounds.fault = String(err);
  }
  await fetch("result", { method: "POST", body: JSON.stringify(rounds) });
})();
