// Package bridge is where Go and the browser meet: the one package of Zigzag
// that imports syscall/js.
//
// # Messages
//
// Zigzag runs three programs in a page: the notebook (in the page itself), the
// stage (in an iframe) and the grader (in a Worker). They talk in [Message]s,
// small structs named for what is asked ([OpenExperiment], [SetParam]) or what
// happened ([StageState], [Graded]), sent as JSON with their kind beside them.
// message.go is plain Go and is tested natively. A message of an unknown kind
// is an error that names it, never a silence.
//
// # The browser
//
// The files ending in _js.go wrap the few things needed of the browser, each
// narrowly: an [Element] and what the notebook does with one, a [Port] to
// another program, a [Store] in IndexedDB, files saved and picked, a media
// query. js.Value itself never leaves the package.
//
// Two rules hold throughout. Whoever makes a js.Func releases it: a listener
// hands back its own undo. And a callback never blocks, since the browser waits
// for it: what takes time (storage, a picked file) is a blocking call that
// belongs in a goroutine of its own.
package bridge
