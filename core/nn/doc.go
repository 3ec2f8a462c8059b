// Package nn holds small neural networks: what a layer computes, how a loss tells
// it what to change, and how it changes. It is written to be read. In this order:
//
//	activation.go   what a unit does with its sum (prelu.go, elu.go, gelu.go, custom.go: four more)
//	dense.go        the three sums of a layer: forward, and two for the way back
//	network.go      layers in a row, all their numbers in one slice (config.go: what is allowed; layer.go: one of them)
//	pass.go         forward, and back-propagation in fifteen lines (workspace.go: what a pass leaves behind)
//	loss.go         the one number that training lowers
//	init.go         where the weights start
//	optimizer.go    one step downhill, in six ways; schedule.go: how far
//	penalty.go      what weights cost (proximal.go: with exact zeros); rules.go: all of it together
//	dropout.go, norm.go   what a layer may do besides: leave units out, and normalise over the batch
//	trainer.go      many steps, in shuffled batches; state.go: back to an earlier one
//	perceptron.go   how it was done in 1958
//	exp.go, log.go, trig.go, erf.go, rand.go, hash.go   the arithmetic below
//
// activation_slice.go and dense_fast.go hold faster twins of what activation.go and
// dense.go define; tests hold each pair to the same bits.
//
// # Conventions
//
// A batch of vectors is a flat []float64, row-major, one example a row: x is
// batch×inputs. Weights are fanIn×fanOut, row-major, so z = x·W + b. The names are
// the textbook's: x goes in, z = x·W + b is the pre-activation, a = f(z) the
// activation; dz is the derivative of the loss by z.
//
// A loss is a mean over the batch and a sum over the outputs of one example; the
// cross-entropies are in nats.
//
// NaN and Inf are not errors: they pass through sums, activations and losses, and
// what comes out is NaN or Inf too. A run that blows up shows it. (Step alone hides
// NaN: it is not above 0.) Finite logits of any size give a finite loss.
//
// Wrong shapes are a fault in our code and panic. What a learner or an author may
// get wrong — a name, a size — is an error that lists what would do.
//
// Training and measuring are two passes. Forward and Gradient measure: every unit is
// present, and norms use running averages. TrainingGradient is what a step takes: units
// left out, norms of the batch. Without dropout and norms the two are the same.
//
// The loss is that of the data. A penalty is added to what is lowered, never to what Step
// returns; Network.PenaltyOf tells it.
//
// Looking does not touch: a pass writes to its Workspace and its destination only.
// Randomness comes in as a *rand.Rand; there is no global generator.
//
// # The same bits everywhere
//
// The weights after a number of steps are a function of the settings and the seed,
// to the last bit, in any browser, on amd64 and on arm64. A result can then be
// quoted, shared as a link, and graded again by replaying it. Four rules give that:
//
//   - Own functions. math.Exp, Log and Tanh are assembly on some machines and Go on
//     others, with different last bits; Exp, Log, Sin, Cos, Erf, SigmoidOf and TanhOf here are
//     made of + − × ÷ alone, which IEEE 754 rounds the same everywhere. So is math.Sqrt.
//   - No fusing. Go may compute x*y + z with one rounding where the machine can
//     (arm64 can). An explicit conversion forbids it, hence float64(x*y) + z
//     wherever a product meets a sum, and around a product that is returned. A
//     test disassembles the arm64 build.
//   - A fixed order. Each sum is added up in one order, whatever the batch or
//     the block: the inner loop runs over several sums and not along one. No BLAS.
//   - Own sampling. Only PCG's Uint64 is taken from math/rand/v2; uniform, normal and
//     shuffled are made from it in rand.go.
//
// A Custom activation is as good as its Func: who makes one keeps the same rules.
//
// The price: no assembly kernels in native builds (WebAssembly has none to lose),
// and rules to keep.
// Hash compares runs; the table in golden_test.go holds natively and under
// GOOS=js GOARCH=wasm.
package nn
