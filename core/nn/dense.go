package nn

// The three sums of a fully connected layer, as one would write them on a
// blackboard. These loops are the definition, order of summation included;
// dense_fast.go computes the same bits sooner, and a test compares the two.
//
// x and dx are batch×fanIn, z and dz batch×fanOut, w and dw fanIn×fanOut, all
// row-major; b and db have fanOut elements. The innermost loop runs over the
// sums and not along one, so that each is added up in the same order however many
// are computed at once.

// forwardLoop stores z = x·w + b: each sum starts at the bias and runs up the inputs.
func forwardLoop(z, x, w, b []float64, batch, fanIn, fanOut int) {
	for e := range batch {
		row := z[e*fanOut:][:fanOut]
		copy(row, b)
		for i, xi := range x[e*fanIn:][:fanIn] {
			for o, wo := range w[i*fanOut:][:fanOut] {
				row[o] += float64(xi * wo)
			}
		}
	}
}

// weightGradientLoop stores dw = xᵀ·dz and db = Σ dz: each sum runs up the examples.
func weightGradientLoop(dw, db, x, dz []float64, batch, fanIn, fanOut int) {
	clear(dw)
	clear(db)
	for e := range batch {
		row := dz[e*fanOut:][:fanOut]
		for i, xi := range x[e*fanIn:][:fanIn] {
			for o, d := range row {
				dw[i*fanOut+o] += float64(xi * d)
			}
		}
		for o, d := range row {
			db[o] += d
		}
	}
}

// inputGradientLoop stores dx = dz·wᵀ: each sum runs up the outputs.
func inputGradientLoop(dx, dz, w []float64, batch, fanIn, fanOut int) {
	for e := range batch {
		row := dx[e*fanIn:][:fanIn]
		clear(row)
		for o, d := range dz[e*fanOut:][:fanOut] {
			for i := range row {
				row[i] += float64(d * w[i*fanOut+o])
			}
		}
	}
}
