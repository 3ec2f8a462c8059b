// Package dataset makes the data sets of the lessons, reads and writes points and
// CSV, splits a set for training, validation and test, and preprocesses inputs.
//
// A [Set] is points of two classes in the plane. A [Table] is the general form: any
// number of columns, and a class or a number as target; [Set.Table] makes one of a set.
//
// # Sets
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
//	checkerboard          4×4 squares over [−1, 1]², the lower left one of label 1; u runs
//	                      through the squares of a label row by row
//
// Here u runs over [0, 1) in each class by stratified draws, u = (i + uniform)/m for
// point i of m: a small set covers its shape evenly and still depends on the seed.
// Then normal noise with standard deviation noise is added to x and to y of every
// point: noise means the same for all sets. Without noise the last five lie in
// [−1, 1]² (gaussians: nearly always) and the clouds on corners of [0, 1]².
//
// In circle, gaussians, moons, spiral and checkerboard labels alternate 0, 1, 0, 1, …, so both
// classes have n/2 points, label 0 one more if n is odd.
//
// Every set is a function of (name, n, noise, state of rng), to the bit on every
// machine: sines, cosines and normal numbers are nn's, and products are kept from
// fusing with sums as in nn.
//
// # Tables
//
// What GenerateTable(name, n, noise, rng) makes besides, with normal noise of standard
// deviation noise on the targets:
//
//	linear-positive   x1 and x2 uniform in [0, 1); target 2·x1 − 2·x2
//	linear-centred    the same in [−1, 1)
//	linear-stretched  x1 in [0, 1), x2 in [0, 10); target 2·x1 − 0.2·x2
//	linear-tilted     x1 = u, x2 = 0.8u + 0.2v, with u and v uniform in [0, 1): their
//	                  correlation is 0.97; target 2·x1 − 2·x2
//	sine              x over [−1, 1), one in each of n equal steps, in a random order;
//	                  target sin πx
//	sparse            20 independent standard normal columns; target
//	                  x3 − 0.75·x7 + 0.5·x12 − 0.25·x18
//	digits            handwritten digits, 8×8 pixels from 0 (paper) to 1 (ink): the first
//	                  n of the 1,797 in a random order, or all; without noise
//
// The digits are E. Alpaydin & C. Kaynak's Optical Recognition of Handwritten Digits
// (1998), CC BY 4.0: data/LICENCE.txt. They are kept as text of 120 KB, which the
// compression of the programs makes about 43 KB of; whatever calls GenerateTable
// or Digits carries them along.
//
// # CSV
//
// [ReadCSV] reads one example a line, the inputs first and the target last:
//
//   - Cells are apart by tab, semicolon or comma: the first of these that the first line
//     has. Beside tabs and semicolons a number may have a decimal comma.
//   - The first line is a header if none of its inputs is a number, and one is not empty.
//   - A cell in double quotes may hold separators, and quotes written twice; it ends in
//     its line. Blank lines, blanks around cells and a byte order mark are skipped.
//   - Inputs are decimal numbers from −10⁹ to 10⁹: no words, NaN or infinities, no
//     empty cells.
//   - Targets that are words, or at most ten different whole numbers, are classes, in
//     alphabetical or ascending order; other numbers are to be matched. There are at
//     least two different ones, and at most ten classes.
//   - At most 1 MB of text, 5,000 rows, 64 inputs; and what FormatCSV makes of it, which
//     is how a learner's file is kept, at most 64 KiB.
//
// # Preprocessing
//
// [Fit] learns from the training part what [Transform.Apply] then does to any inputs:
// centre, scale (standardise) or whiten (along the principal axes).
//
// # Sources
//
// Circle, gaussians and spiral are after TensorFlow Playground, dataset.ts
// (Smilkov et al. 2017, https://github.com/tensorflow/playground), in a domain of 1
// rather than 6; there, noise on circle moves the border between labels, on gaussians
// it is the variance, and on spiral it is uniform. Moons is after scikit-learn's
// make_moons (https://scikit-learn.org), which spaces t evenly, scaled to fit.
package dataset
