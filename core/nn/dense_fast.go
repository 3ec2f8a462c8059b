package nn

// The sums of dense.go, two by four at a time: eight sums stay in local variables
// while one loop feeds them, so that each number loaded is used more than once and
// nothing is stored until the end. (*[4]float64)(s[i:]) checks its bounds once for
// four elements. Every sum still runs in the order of dense.go, so the results
// agree to the bit.

// forward is forwardLoop: 2 examples × 4 outputs at a time.
func forward(z, x, w, b []float64, batch, fanIn, fanOut int) {
	e := 0
	for ; e+2 <= batch; e += 2 {
		x0, x1 := x[e*fanIn:][:fanIn], x[(e+1)*fanIn:][:fanIn]
		z0, z1 := z[e*fanOut:][:fanOut], z[(e+1)*fanOut:][:fanOut]
		o := 0
		for ; o+4 <= fanOut; o += 4 {
			start := (*[4]float64)(b[o:])
			a0, a1, a2, a3 := start[0], start[1], start[2], start[3]
			b0, b1, b2, b3 := a0, a1, a2, a3
			at := o
			for i, u := range x0 {
				v := x1[i]
				c := (*[4]float64)(w[at:])
				at += fanOut
				a0 += float64(u * c[0])
				a1 += float64(u * c[1])
				a2 += float64(u * c[2])
				a3 += float64(u * c[3])
				b0 += float64(v * c[0])
				b1 += float64(v * c[1])
				b2 += float64(v * c[2])
				b3 += float64(v * c[3])
			}
			*(*[4]float64)(z0[o:]) = [4]float64{a0, a1, a2, a3}
			*(*[4]float64)(z1[o:]) = [4]float64{b0, b1, b2, b3}
		}
		for ; o < fanOut; o++ {
			sum0, sum1 := b[o], b[o]
			at := o
			for i, u := range x0 {
				sum0 += float64(u * w[at])
				sum1 += float64(x1[i] * w[at])
				at += fanOut
			}
			z0[o], z1[o] = sum0, sum1
		}
	}
	if e < batch {
		forwardLoop(z[e*fanOut:], x[e*fanIn:], w, b, batch-e, fanIn, fanOut)
	}
}

// weightGradient is weightGradientLoop: 2 inputs × 4 outputs at a time.
func weightGradient(dw, db, x, dz []float64, batch, fanIn, fanOut int) {
	o := 0
	for ; o+4 <= fanOut; o += 4 {
		i := 0
		for ; i+2 <= fanIn; i += 2 {
			var a0, a1, a2, a3, b0, b1, b2, b3 float64
			atX, atZ := i, o
			for range batch {
				u := (*[2]float64)(x[atX:])
				d := (*[4]float64)(dz[atZ:])
				atX += fanIn
				atZ += fanOut
				a0 += float64(u[0] * d[0])
				a1 += float64(u[0] * d[1])
				a2 += float64(u[0] * d[2])
				a3 += float64(u[0] * d[3])
				b0 += float64(u[1] * d[0])
				b1 += float64(u[1] * d[1])
				b2 += float64(u[1] * d[2])
				b3 += float64(u[1] * d[3])
			}
			*(*[4]float64)(dw[i*fanOut+o:]) = [4]float64{a0, a1, a2, a3}
			*(*[4]float64)(dw[(i+1)*fanOut+o:]) = [4]float64{b0, b1, b2, b3}
		}
		if i < fanIn {
			var a0, a1, a2, a3 float64
			atX, atZ := i, o
			for range batch {
				u := x[atX]
				d := (*[4]float64)(dz[atZ:])
				atX += fanIn
				atZ += fanOut
				a0 += float64(u * d[0])
				a1 += float64(u * d[1])
				a2 += float64(u * d[2])
				a3 += float64(u * d[3])
			}
			*(*[4]float64)(dw[i*fanOut+o:]) = [4]float64{a0, a1, a2, a3}
		}
		var s0, s1, s2, s3 float64
		atZ := o
		for range batch {
			d := (*[4]float64)(dz[atZ:])
			atZ += fanOut
			s0 += d[0]
			s1 += d[1]
			s2 += d[2]
			s3 += d[3]
		}
		*(*[4]float64)(db[o:]) = [4]float64{s0, s1, s2, s3}
	}
	for ; o < fanOut; o++ {
		weightGradientColumn(dw, db, x, dz, batch, fanIn, fanOut, o)
	}
}

// weightGradientColumn does the one output o: 4 inputs at a time.
func weightGradientColumn(dw, db, x, dz []float64, batch, fanIn, fanOut, o int) {
	i := 0
	for ; i+4 <= fanIn; i += 4 {
		var a0, a1, a2, a3 float64
		atX, atZ := i, o
		for range batch {
			u := (*[4]float64)(x[atX:])
			d := dz[atZ]
			atX += fanIn
			atZ += fanOut
			a0 += float64(u[0] * d)
			a1 += float64(u[1] * d)
			a2 += float64(u[2] * d)
			a3 += float64(u[3] * d)
		}
		dw[i*fanOut+o], dw[(i+1)*fanOut+o] = a0, a1
		dw[(i+2)*fanOut+o], dw[(i+3)*fanOut+o] = a2, a3
	}
	for ; i < fanIn; i++ {
		sum := 0.0
		for e := range batch {
			sum += float64(x[e*fanIn+i] * dz[e*fanOut+o])
		}
		dw[i*fanOut+o] = sum
	}
	sum := 0.0
	for e := range batch {
		sum += dz[e*fanOut+o]
	}
	db[o] = sum
}

// inputGradient is inputGradientLoop: 2 examples × 4 inputs at a time.
func inputGradient(dx, dz, w []float64, batch, fanIn, fanOut int) {
	e := 0
	for ; e+2 <= batch; e += 2 {
		d0, d1 := dz[e*fanOut:][:fanOut], dz[(e+1)*fanOut:][:fanOut]
		x0, x1 := dx[e*fanIn:][:fanIn], dx[(e+1)*fanIn:][:fanIn]
		i := 0
		for ; i+4 <= fanIn; i += 4 {
			w0, w1 := w[i*fanOut:][:fanOut], w[(i+1)*fanOut:][:fanOut]
			w2, w3 := w[(i+2)*fanOut:][:fanOut], w[(i+3)*fanOut:][:fanOut]
			var a0, a1, a2, a3, b0, b1, b2, b3 float64
			for o, u := range d0 {
				v := d1[o]
				c0, c1, c2, c3 := w0[o], w1[o], w2[o], w3[o]
				a0 += float64(u * c0)
				a1 += float64(u * c1)
				a2 += float64(u * c2)
				a3 += float64(u * c3)
				b0 += float64(v * c0)
				b1 += float64(v * c1)
				b2 += float64(v * c2)
				b3 += float64(v * c3)
			}
			*(*[4]float64)(x0[i:]) = [4]float64{a0, a1, a2, a3}
			*(*[4]float64)(x1[i:]) = [4]float64{b0, b1, b2, b3}
		}
		for ; i < fanIn; i++ {
			row := w[i*fanOut:][:fanOut]
			var sum0, sum1 float64
			for o, u := range d0 {
				sum0 += float64(u * row[o])
				sum1 += float64(d1[o] * row[o])
			}
			x0[i], x1[i] = sum0, sum1
		}
	}
	if e < batch {
		inputGradientLoop(dx[e*fanIn:], dz[e*fanOut:], w, batch-e, fanIn, fanOut)
	}
}
