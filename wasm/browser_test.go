//go:build !js

// Package wasm_test takes the built site through a real Chromium: what no test
// of a single package can see. The tests share one browser, each has a tab with
// storage of its own, and every console error, CSP violation or request off the
// site fails the test in whose tab it happened.
package wasm_test

import (
	"context"
	"testing"
)

func TestInChromium(t *testing.T) {
	if testing.Short() {
		t.Skip("browser tests take minutes")
	}
	browser := startChromium(t)
	s := serve(t)
	for _, tt := range []struct {
		name string
		test func(*testing.T, context.Context, *site)
	}{
		{"a lesson opened cold", testCold},
		{"without compression", testPlain},
		{"the stage draws and changes while training", testPixels},
		{"the step in view changes the stage", testSteps},
		{"a figure is a handful of draw calls", testDrawCalls},
		{"a drag changes the line", testDrag},
		{"wheel and Escape leave the stage", testLeaving},
		{"the stage starts again as it was", testStageAgain},
		{"a first step plays", testFirstPlay},
		{"the stage rests when nobody sees it", testOutOfSight},
		{"the stage wears the page's theme", testTheme},
		{"the receipt is the one of a native run", testReceipt},
		{"questions", testQuestions},
		{"a lab is solved by changing controls", testLab},
		{"a prediction unlocks its experiment", testPredict},
		{"a sweep in the Worker", testSweep},
		{"answers survive a reload", testReload},
		{"keyboard only", testKeyboard},
		{"storage refused", testStorageRefused},
		{"damaged work is set aside", testDamaged},
		{"no WebGL", testNoWebGL},
		{"programs that do not arrive", testNoPrograms},
		{"a lab is cancelled", testCancel},
		{"an address that does not exist", testUnknownPage},
		{"a phone", testPhone},
		{"going back in a run", testGoingBack},
		{"a race", testRace},
		{"a replay revives the dead", testReplay},
		{"data of one's own", testOwnData},
		{"ten layers of 500", testDeep},
		{"every question of every lesson", testEveryQuestion},
		{"axe finds nothing", testAxe},
	} {
		t.Run(tt.name, func(t *testing.T) { tt.test(t, browser, s) })
	}
}
