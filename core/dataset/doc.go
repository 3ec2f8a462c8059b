// Package dataset makes the small two-class data sets of the lessons, reads and
// writes points, and splits a set for training, validation and test.
//
// A point is (x, y) and a label, 0 or 1. What Generate(name, n, noise, rng) makes:
//
//	and, or, nand, xor    the four corners (0,0), (0,1), (1,0), (1,1) in this order, with the
//	                      gate's truth value as label; n, noise and rng are not used
//	and-cloud … xor-cloud the corners in turn, n points in all. Of and-cloud a quarter
//	                      has label 1, of or-cloud and nand-cloud three quarters, of
//	                      xor-cloud half
//	circle                label 1: the disc r = ½u; label 0: the ring r = 0.7 + 0.3u; the angle
//	                      uniform in [0, 2π). The radius, not the area, is uniform
//	gaussians             normal with standard deviation 0.15 in x and in y about
//	                      (0.4, 0.4) for label 1 and (−0.4, −0.4) for label 0
//	moons                 t = πu; label 0: (cos t, sin t); label 1: (1 − cos t, ½ − sin t);
//	                      then moved by (−½, −¼) and divided by 1½
//	spiral                r = u, t = 2π·1.75u, plus π for label 0: (r·sin t, r·cos t)
//
// Here u runs over [0, 1) in each class by stratified draws, u = (i + uniform)/m for
// point i of m: a small set covers its shape evenly and still depends on the seed.
// Then normal noise with standard deviation noise is added to x and to y of every
// point: noise means the same for all sets. Without noise the last four lie in
// [−1, 1]² (gaussians: nearly always) and the clouds on corners of [0, 1]².
//
// In circle, gaussians, moons and spiral labels alternate 0, 1, 0, 1, …, so both
// classes have n/2 points, label 0 one more if n is odd.
//
// Every set is a function of (name, n, noise, state of rng), to the bit on every
// machine: sines, cosines and normal numbers are nn's, and products are kept from
// fusing with sums as in nn.
//
// Sources: circle, gaussians and spiral after TensorFlow Playground, dataset.ts
// (Smilkov et al. 2017, https://github.com/tensorflow/playground), in a domain of 1
// rather than 6; there, noise on circle moves the border between labels, on gaussians
// it is the variance, and on spiral it is uniform. Moons after scikit-learn's
// make_moons (https://scikit-learn.org), which spaces t evenly, scaled to fit.
package dataset
