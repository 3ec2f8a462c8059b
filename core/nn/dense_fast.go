package nn

func forward(z, x, w, b []float64, batch, fanIn, fanOut int) {
	forwardLoop(z, x, w, b, batch, fanIn, fanOut)
}

func weightGradient(dw, db, x, dz []float64, batch, fanIn, fanOut int) {
	weightGradientLoop(dw, db, x, dz, batch, fanIn, fanOut)
}

func inputGradient(dx, dz, w []float64, batch, fanIn, fanOut int) {
	inputGradientLoop(dx, dz, w, batch, fanIn, fanOut)
}
