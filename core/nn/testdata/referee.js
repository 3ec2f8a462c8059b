// Trains one small network in many ways with TensorFlow.js and writes what its weights
// are afterwards: the referee of TestReferee. To make referee.json anew:
//
//	npm install @tensorflow/tfjs@4.22.0
//	node referee.js > referee.json
//
// TensorFlow.js has its own back-propagation, optimizers and batch normalisation
// (tf.layers), all in float32: hence what the test allows. It has no weight decay and no
// proximal step, which stand here around its optimizers, and it is given the masks of
// dropout. Its epsilon stands inside the root of AdaGrad and RMSProp, nn's outside: so
// AdaGrad begins with a sum of 0.1, as TensorFlow's does by itself, beside which the
// epsilons are nothing, and RMSProp gets the square of nn's.
const tf = require('@tensorflow/tfjs');

const inputs = 3, hidden = 6, examples = 24, batch = 6, steps = 240, perEpoch = examples / batch;

let state = 12345;
function uniform() { // a linear congruential generator: nothing to do with nn's
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}
const numbers = (n, scale) => Array.from({length: n}, () => Math.fround(scale * (2 * uniform() - 1)));

const x = numbers(examples * inputs, 2);
const target = Array.from({length: examples}, (_, i) => (x[3 * i] * x[3 * i + 1] + x[3 * i + 2] > 0.2 ? 1 : 0));
const init = [numbers(inputs * hidden, 0.8), numbers(hidden, 0.2), numbers(hidden, 0.8), numbers(1, 0.2)];
const keep = 0.7;
const masks = Array.from({length: steps * batch * hidden}, () => (uniform() < keep ? 1 : 0));

const cases = [
  {name: 'sgd', lr: 0.3},
  {name: 'momentum', lr: 0.1},
  {name: 'nesterov', lr: 0.1},
  {name: 'adagrad', lr: 0.1, start: 0.1},
  {name: 'rmsprop', lr: 0.01},
  {name: 'adam', lr: 0.02},
  {name: 'sgd', lr: 0.3, l2: 0.02},
  {name: 'adam', lr: 0.02, l2: 0.02},
  {name: 'momentum', lr: 0.05, l1: 0.005, l2: 0.01},
  {name: 'sgd', lr: 0.3, l1: 0.01},
  {name: 'sgd', lr: 0.3, l1: 0.02, proximal: true},
  {name: 'sgd', lr: 0.3, l2: 0.05, decoupled: true},
  {name: 'adam', lr: 0.02, l2: 0.05, decoupled: true},
  {name: 'sgd', lr: 0.5, schedule: 'exponential 0.95', rate: step => 0.5 * 0.95 ** Math.floor(step / perEpoch)},
  {name: 'adam', lr: 0.05, schedule: 'step 0.5 20', rate: step => 0.05 * 0.5 ** Math.floor(step / perEpoch / 20)},
  {name: 'sgd', lr: 0.5, schedule: 'inverse 0.1', rate: step => 0.5 / (1 + 0.1 * Math.floor(step / perEpoch))},
  {name: 'adam', lr: 0.05, schedule: 'cosine', rate: step => 0.05 * (1 + Math.cos(Math.PI * step / steps)) / 2},
  {name: 'sgd', lr: 0.5, schedule: 'warmup 10', rate: step => 0.5 * Math.min(1, (step + 1) / (10 * perEpoch))},
  {name: 'sgd', lr: 0.3, keep},
  {name: 'adam', lr: 0.02, keep},
  {name: 'sgd', lr: 0.2, norm: true},
  {name: 'adam', lr: 0.02, norm: true, l2: 0.01},
];

function optimizer(c) {
  switch (c.name) {
    case 'sgd': return tf.train.sgd(c.lr);
    case 'momentum': return tf.train.momentum(c.lr, 0.9, false);
    case 'nesterov': return tf.train.momentum(c.lr, 0.9, true);
    case 'adagrad': return tf.train.adagrad(c.lr, c.start);
    case 'rmsprop': return tf.train.rmsprop(c.lr, 0.9, 0, 1e-16);
    case 'adam': return tf.train.adam(c.lr, 0.9, 0.999, 1e-8);
  }
}

// A net with its variables in nn's order, the weights apart for the penalty, and a
// training pass.
function plain(c) {
  const v = [tf.variable(tf.tensor(init[0], [inputs, hidden])), tf.variable(tf.tensor(init[1])),
    tf.variable(tf.tensor(init[2], [hidden, 1])), tf.variable(tf.tensor(init[3]))];
  const says = (input, step) => {
    let a = tf.tanh(tf.add(tf.matMul(input, v[0]), v[1]));
    if (c.keep) {
      const mask = masks.slice(step * batch * hidden, (step + 1) * batch * hidden);
      a = tf.div(tf.mul(a, tf.tensor(mask, [batch, hidden])), c.keep);
    }
    return tf.add(tf.matMul(a, v[2]), v[3]);
  };
  return {says, learned: v, weights: [v[0], v[2]], all: () => v};
}

function normed() {
  const below = tf.layers.dense({units: hidden, useBias: false, inputShape: [inputs]});
  const norm = tf.layers.batchNormalization({momentum: 0.9, epsilon: 1e-5});
  const above = tf.layers.dense({units: 1});
  const model = tf.sequential({layers: [below, norm, tf.layers.activation({activation: 'tanh'}), above]});
  below.setWeights([tf.tensor(init[0], [inputs, hidden])]);
  above.setWeights([tf.tensor(init[2], [hidden, 1]), tf.tensor(init[3])]);
  const of = layer => layer.weights.map(w => w.val);
  const [gamma, beta, mean, variance] = of(norm);
  return {
    says: input => model.apply(input, {training: true}),
    learned: [...of(below), gamma, beta, ...of(above)],
    weights: [of(below)[0], of(above)[0]],
    all: () => [of(below)[0], tf.zeros([hidden]), gamma, beta, mean, variance, ...of(above)],
  };
}

function run(c) {
  const net = c.norm ? normed() : plain(c);
  const o = optimizer(c);
  const l1 = c.l1 || 0, l2 = c.l2 || 0;
  for (let step = 0; step < steps; step++) {
    const rate = c.rate ? c.rate(step) : c.lr;
    if (c.rate) o.setLearningRate ? o.setLearningRate(rate) : (o.learningRate = rate);
    const at = step % perEpoch * batch;
    tf.tidy(() => {
      const input = tf.tensor(x.slice(at * inputs, (at + batch) * inputs), [batch, inputs]);
      const want = tf.tensor(target.slice(at, at + batch), [batch, 1]);
      const {grads} = tf.variableGrads(() => {
        const z = net.says(input, step);
        let loss = tf.mean(tf.losses.sigmoidCrossEntropy(want, z, 1, 0, tf.Reduction.NONE));
        net.weights.forEach(w => {
          if (l2 && !c.decoupled) loss = tf.add(loss, tf.mul(l2 / 2, tf.sum(tf.square(w))));
          if (l1 && !c.proximal) loss = tf.add(loss, tf.mul(l1, tf.sum(tf.abs(w))));
        });
        return loss.asScalar();
      }, net.learned);
      if (c.decoupled) net.weights.forEach(w => w.assign(tf.mul(w, 1 - rate * l2)));
      o.applyGradients(grads);
      if (c.proximal) net.weights.forEach(w => w.assign(tf.mul(tf.sign(w), tf.relu(tf.sub(tf.abs(w), rate * l1)))));
    });
  }
  const params = net.all().flatMap(v => Array.from(v.dataSync()));
  const {rate, ...told} = c;
  return {...told, params};
}

(async () => {
  await tf.setBackend('cpu');
  const results = cases.map(run);
  const rows = results.map(r => JSON.stringify(r)).join(',\n  ');
  console.log(`{"source": "TensorFlow.js ${tf.version.tfjs}, backend cpu, by referee.js",
 "inputs": ${inputs}, "hidden": ${hidden}, "batch": ${batch}, "steps": ${steps},
 "x": ${JSON.stringify(x)},
 "target": ${JSON.stringify(target)},
 "init": ${JSON.stringify(init.flat())},
 "masks": "${masks.join('')}",
 "cases": [
  ${rows}
 ]}`);
})();
