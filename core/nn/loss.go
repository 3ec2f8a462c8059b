package nn

import (
	"fmt"
	"math"
)

// A Loss is the one number that training lowers. Each is a mean over the batch
// and a sum over the outputs of one example; the two cross-entropies are in nats.
// out and target are batch×outputs, row-major. The zero value is SquaredError.
type Loss uint8

const (
	// SquaredError is ½·(out − target)².
	SquaredError Loss = iota
	// Logistic is −t·log σ(z) − (1−t)·log(1−σ(z)): the cross-entropy of a
	// target t in [0, 1] and the sigmoid of a logit z. The sigmoid is part of the
	// loss, so that nothing overflows; the output layer is Identity.
	Logistic
	// SoftmaxCrossEntropy is −Σ t·log p with p = softmax(logits). Each row of
	// targets is a distribution; the output layer is Identity.
	SoftmaxCrossEntropy
)

// Losses lists every loss, in the order of the constants.
func Losses() []Loss { return []Loss{SquaredError, Logistic, SoftmaxCrossEntropy} }

// String returns the name that ParseLoss reads.
func (l Loss) String() string {
	switch l {
	case SquaredError:
		return "squared"
	case Logistic:
		return "logistic"
	case SoftmaxCrossEntropy:
		return "softmax"
	}
	return fmt.Sprintf("Loss(%d)", uint8(l))
}

// ParseLoss reads one of squared, logistic, softmax.
func ParseLoss(name string) (Loss, error) {
	return parseName(name, "loss", Losses())
}

// Value returns the mean loss of a batch. It panics if out and target differ in
// length or are not batch equal rows. Finite numbers up to ±1e150 give a finite loss;
// NaN and Inf pass through as NaN or Inf.
func (l Loss) Value(out, target []float64, batch int) float64 {
	return l.Gradient(nil, out, target, batch)
}

// Gradient stores the derivative of the mean loss by out in dOut (batch×outputs)
// and returns the loss, as Value does. A nil dOut asks for the loss alone.
func (l Loss) Gradient(dOut, out, target []float64, batch int) float64 {
	if batch < 1 || len(out) != len(target) || len(out)%batch != 0 {
		panic("nn: Loss.Gradient: out and target must be batch equal rows")
	}
	if dOut != nil && len(dOut) != len(out) {
		panic("nn: Loss.Gradient: dOut and out differ in length")
	}
	units := len(out) / batch
	sum := 0.0
	for start := 0; start < len(out); start += units {
		row, t := out[start:start+units], target[start:start+units]
		var d []float64
		if dOut != nil {
			d = dOut[start : start+units]
		}
		switch l {
		case SquaredError:
			sum += squaredError(d, row, t)
		case Logistic:
			sum += logistic(d, row, t)
		case SoftmaxCrossEntropy:
			sum += softmaxCrossEntropy(d, row, t)
		default:
			panic("nn: unknown " + l.String())
		}
	}
	for i := range dOut {
		dOut[i] /= float64(batch)
	}
	return sum / float64(batch)
}

// squaredError returns one example's loss, and its gradient out − target in d
// unless d is nil.
func squaredError(d, out, target []float64) float64 {
	sum := 0.0
	for i, a := range out {
		diff := a - target[i]
		sum += float64(0.5 * diff * diff)
		if d != nil {
			d[i] = diff
		}
	}
	return sum
}

// logistic returns one example's loss, and its gradient σ(z) − target in d unless
// d is nil. It is log(1 + e^z) − t·z, with max(z, 0) taken out of the logarithm,
// so that the exponential never grows.
func logistic(d, logits, target []float64) float64 {
	sum := 0.0
	for i, z := range logits {
		t := target[i]
		sum += (max(z, 0) - float64(t*z)) + log1p(Exp(-math.Abs(z)))
		if d != nil {
			d[i] = SigmoidOf(z) - t
		}
	}
	return sum
}

// softmaxCrossEntropy returns one example's loss, and its gradient p − target in
// d unless d is nil. It is Σ t·(log Σe^z − z), with the largest logit taken out of
// every exponential and its own term, 1, taken out of the sum.
func softmaxCrossEntropy(d, logits, target []float64) float64 {
	top := 0
	for k, z := range logits {
		if z > logits[top] {
			top = k
		}
	}
	rest := 0.0
	for k, z := range logits {
		if k != top {
			rest += Exp(z - logits[top])
		}
	}
	logSum := log1p(rest)
	sum := 0.0
	for k, z := range logits {
		sum += float64(target[k] * (logSum + (logits[top] - z)))
		if d != nil {
			d[k] = Exp(z-logits[top])/(1+rest) - target[k]
		}
	}
	return sum
}

// Softmax stores e^z/Σe^z for one row of logits in probs and returns it; an
// empty probs is allocated. probs and logits may be the same slice.
func Softmax(probs, logits []float64) []float64 {
	if len(probs) == 0 {
		probs = make([]float64, len(logits))
	}
	if len(logits) == 0 {
		return probs
	}
	top := logits[0]
	for _, z := range logits {
		top = max(top, z)
	}
	sum := 0.0
	for k, z := range logits {
		probs[k] = Exp(z - top)
		sum += probs[k]
	}
	for k := range probs {
		probs[k] /= sum
	}
	return probs
}
