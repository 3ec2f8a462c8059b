"use strict";
// A network of objects that learns from one example at a time: a node knows
// its incoming and outgoing links, a link its two nodes, gradients gather on
// both until the batch is over, and activation, loss and input features are
// objects that the reader of a playground may exchange. Written for Zigzag's
// benchmark in the way in which playgrounds in plain JavaScript commonly are.

const activations = {
  tanh: { output: (z) => Math.tanh(z), slope: (z) => { const a = Math.tanh(z); return 1 - a * a; } },
  relu: { output: (z) => Math.max(0, z), slope: (z) => (z <= 0 ? 0 : 1) },
  sigmoid: { output: (z) => 1 / (1 + Math.exp(-z)), slope: (z) => { const a = 1 / (1 + Math.exp(-z)); return a * (1 - a); } },
  linear: { output: (z) => z, slope: () => 1 },
};

const losses = {
  squared: { value: (a, target) => 0.5 * (a - target) ** 2, slope: (a, target) => a - target },
  // of a logit: a is not yet squashed
  logistic: { value: (a, target) => Math.log1p(Math.exp(-Math.abs(a))) + Math.max(a, 0) - a * target, slope: (a, target) => 1 / (1 + Math.exp(-a)) - target },
};

const features = [{ name: "x1", of: (p) => p.x1 }, { name: "x2", of: (p) => p.x2 }];

class Unit {
  constructor(id, activation) {
    this.id = id;
    this.activation = activation;
    this.incoming = [];
    this.outgoing = [];
    this.bias = 0;
    this.z = 0;
    this.a = 0;
    this.da = 0;
    this.dz = 0;
    this.gathered = 0;
    this.examples = 0;
  }
  forward() {
    this.z = this.bias;
    for (let i = 0; i < this.incoming.length; i++) {
      const link = this.incoming[i];
      this.z += link.weight * link.from.a;
    }
    this.a = this.activation.output(this.z);
    return this.a;
  }
}

class Connection {
  constructor(from, to, weight) {
    this.id = from.id + "-" + to.id;
    this.from = from;
    this.to = to;
    this.weight = weight;
    this.gradient = 0;
    this.gathered = 0;
    this.examples = 0;
    from.outgoing.push(this);
    to.incoming.push(this);
  }
}

class Peer {
  // sizes is such as [2, 8, 1]; weight() gives each starting weight.
  constructor(sizes, weight) {
    const last = sizes.length - 1;
    this.loss = losses.logistic;
    this.layers = sizes.map((n, l) => Array.from({ length: n }, (_, i) =>
      new Unit(l + "." + i, l === last ? activations.linear : activations.tanh)));
    for (let l = 1; l <= last; l++) {
      for (const from of this.layers[l - 1]) {
        for (const to of this.layers[l]) new Connection(from, to, weight(sizes[l - 1]));
      }
    }
  }
  forward(inputs) {
    for (let i = 0; i < inputs.length; i++) this.layers[0][i].a = inputs[i];
    for (let l = 1; l < this.layers.length; l++) {
      const layer = this.layers[l];
      for (let i = 0; i < layer.length; i++) layer[i].forward();
    }
    return this.layers[this.layers.length - 1][0].a;
  }
  backward(target) {
    const out = this.layers[this.layers.length - 1][0];
    out.da = this.loss.slope(out.a, target);
    for (let l = this.layers.length - 1; l >= 1; l--) {
      const layer = this.layers[l];
      for (let i = 0; i < layer.length; i++) {
        const unit = layer[i];
        unit.dz = unit.da * unit.activation.slope(unit.z);
        unit.gathered += unit.dz;
        unit.examples++;
      }
      for (let i = 0; i < layer.length; i++) {
        const unit = layer[i];
        for (let j = 0; j < unit.incoming.length; j++) {
          const link = unit.incoming[j];
          link.gradient = unit.dz * link.from.a;
          link.gathered += link.gradient;
          link.examples++;
        }
      }
      if (l === 1) continue;
      const below = this.layers[l - 1];
      for (let i = 0; i < below.length; i++) {
        const unit = below[i];
        unit.da = 0;
        for (let j = 0; j < unit.outgoing.length; j++) {
          const link = unit.outgoing[j];
          unit.da += link.weight * link.to.dz;
        }
      }
    }
  }
  update(rate) {
    for (let l = 1; l < this.layers.length; l++) {
      const layer = this.layers[l];
      for (let i = 0; i < layer.length; i++) {
        const unit = layer[i];
        if (unit.examples > 0) {
          unit.bias -= (rate * unit.gathered) / unit.examples;
          unit.gathered = 0;
          unit.examples = 0;
        }
        for (let j = 0; j < unit.incoming.length; j++) {
          const link = unit.incoming[j];
          if (link.examples > 0) {
            link.weight -= (rate * link.gathered) / link.examples;
            link.gathered = 0;
            link.examples = 0;
          }
        }
      }
    }
  }
  // epoch visits the points in the given order, in batches.
  epoch(points, order, batch, rate) {
    for (let i = 0; i < order.length; i++) {
      const point = points[order[i]];
      this.forward(features.map((f) => f.of(point)));
      this.backward(point.target);
      if ((i + 1) % batch === 0 || i + 1 === order.length) this.update(rate);
    }
  }
  // parameters are each layer's weights, from by from, then its biases.
  parameters() {
    const all = [];
    for (let l = 1; l < this.layers.length; l++) {
      for (const from of this.layers[l - 1]) for (const link of from.outgoing) all.push(link.weight);
      for (const unit of this.layers[l]) all.push(unit.bias);
    }
    return all;
  }
}

function shuffle(order) {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
}

// measurePeer trains each network for about that many seconds and gives the
// examples a second, by the network's name.
function measurePeer(nets, seconds) {
  const gauss = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
  const speeds = {};
  for (const sizes of nets) {
    const points = Array.from({ length: 500 }, () => {
      const x1 = gauss(), x2 = gauss();
      return { x1, x2, target: x1 * x2 > 0 ? 1 : 0 };
    });
    const order = points.map((_, i) => i);
    const net = new Peer(sizes, (fanIn) => gauss() / Math.sqrt(fanIn));
    const train = (duration) => {
      const start = performance.now();
      let epochs = 0;
      while (performance.now() - start < duration * 1000) {
        shuffle(order);
        net.epoch(points, order, 10, 0.03);
        epochs++;
      }
      return (epochs * points.length) / ((performance.now() - start) / 1000);
    };
    train(seconds / 5);
    speeds[sizes.join("-")] = train(seconds);
  }
  return speeds;
}
