// Zigzag is a notebook that teaches why small neural networks learn, stall or
// overfit. This command serves it, checks its lessons and builds its site; see
// core/doc.go for the map.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"zigzag/core/bench"
	"zigzag/core/block"
	"zigzag/core/experiment"
	"zigzag/core/site"
)

// Exit codes, as a Unix user expects them.
const (
	fine   = 0
	faulty = 1 // the input has faults, or the world refused
	misuse = 2 // the command was typed wrongly
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, ".", os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// A call is one use of the command.
type call struct {
	ctx      context.Context
	dir      string // where it was typed
	args     []string
	out, err io.Writer
	log      *site.Progress
}

// A command is one word after zigzag.
type command struct {
	name, args, does string
	run              func(c call, flags *flag.FlagSet) error
}

func commands() []command {
	return []command{
		{"serve", "", "build what changed and serve the site on this machine, with live reload", serve},
		{"check", "[DIR…]", "play every exercise and prove every quoted number of the lessons", check},
		{"run", "FILE#ID", "run an experiment of a lesson without a picture", runExperiment},
		{"build", "-o DIR", "write the whole site as static files, precompressed", build},
		{"new", "NAME", "start a lesson", newLesson},
		{"bench", "", "measure training here and in Chromium, and what the site weighs", benchmark},
	}
}

// A usageError is a command that was typed wrongly.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

func misused(format string, a ...any) error { return usageError{fmt.Sprintf(format, a...)} }

// run carries out the command line args, typed in the folder dir.
func run(ctx context.Context, dir string, args []string, out, errOut io.Writer) int {
	name := "serve"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name, args = args[0], args[1:]
	} else if len(args) > 0 && isHelp(args[0]) {
		name = "help"
	}
	if name == "help" {
		usage(out)
		return fine
	}
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
		if c.name != name {
			continue
		}
		flags := flag.NewFlagSet(name, flag.ContinueOnError)
		flags.SetOutput(io.Discard) // faults are worded below
		err := c.run(call{ctx, dir, args, out, errOut, site.NewProgress(errOut)}, flags)
		return finish(c, flags, err, out, errOut)
	}
	fmt.Fprintf(errOut, "zigzag: unknown command %q: %s\n", name, block.Mend(name, names))
	return misuse
}

// finish words a command's error and picks the exit code.
func finish(c command, flags *flag.FlagSet, err error, out, errOut io.Writer) int {
	var wrong usageError
	switch {
	case err == nil:
		return fine
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(out, "usage: zigzag %s\n\n%s.\n", strings.TrimSpace(c.name+" [flags] "+c.args), capital(c.does))
		flags.SetOutput(out)
		hasFlags := false
		flags.VisitAll(func(*flag.Flag) { hasFlags = true })
		if hasFlags {
			fmt.Fprintln(out, "\nflags:")
			flags.PrintDefaults()
		}
		return fine
	case errors.As(err, &wrong):
		fmt.Fprintf(errOut, "zigzag %s: %v\n(zigzag %s -h tells more)\n", c.name, wrong, c.name)
		return misuse
	case errors.Is(err, errTold):
		return faulty
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(errOut, "zigzag %s: stopped\n", c.name)
		return faulty
	}
	fmt.Fprintf(errOut, "zigzag %s: %v\n", c.name, err)
	return faulty
}

// errTold is returned when the faults have been printed already.
var errTold = errors.New("told")

func usage(out io.Writer) {
	fmt.Fprint(out, "Zigzag is a notebook that teaches why small neural networks learn, stall or overfit.\n\n"+
		"usage: go run . [command] [flags] [arguments]\n\n")
	for _, c := range commands() {
		fmt.Fprintf(out, "  %-16s %s\n", strings.TrimSpace(c.name+" "+c.args), c.does)
	}
	fmt.Fprint(out, "\nWithout a command, serve. Each command tells more with -h.\n")
}

func isHelp(arg string) bool {
	return arg == "-h" || arg == "--h" || arg == "-help" || arg == "--help"
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// parse reads flags wherever they stand among the arguments, and returns the
// arguments.
func (c call) parse(flags *flag.FlagSet) ([]string, error) {
	var plain []string
	for args := c.args; ; {
		err := flags.Parse(args)
		if errors.Is(err, flag.ErrHelp) {
			return nil, err
		}
		if err != nil {
			return nil, flagError(flags, err)
		}
		rest := flags.Args()
		if len(rest) == 0 {
			return plain, nil
		}
		if used := len(args) - len(rest); used > 0 && args[used-1] == "--" {
			return append(plain, rest...), nil
		}
		plain, args = append(plain, rest[0]), rest[1:]
	}
}

func flagError(flags *flag.FlagSet, err error) error {
	name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !ok {
		return misused("%v", err)
	}
	var known []string
	flags.VisitAll(func(f *flag.Flag) { known = append(known, f.Name) })
	if s := block.Suggest(name, known); s != "" {
		return misused("unknown flag -%s: did you mean -%s?", name, s)
	}
	if len(known) == 0 {
		return misused("unknown flag -%s: this command has none but -h", name)
	}
	return misused("unknown flag -%s: use one of -%s", name, strings.Join(known, ", -"))
}

// none refuses arguments of a command that takes none.
func none(args []string) error {
	if len(args) > 0 {
		return misused("unexpected argument %q", args[0])
	}
	return nil
}

func serve(c call, flags *flag.FlagSet) error {
	addr := flags.String("addr", "localhost:8080", "the `host:port` to listen on; port 0 picks a free one")
	args, err := c.parse(flags)
	if err == nil {
		err = none(args)
	}
	if err != nil {
		return err
	}
	source, cache, err := c.folders()
	if err != nil {
		return err
	}
	return site.Serve(c.ctx, site.ServeOptions{
		Source: source, Cache: cache, Addr: *addr, Log: c.log, Restart: restarter(),
		Ready: func(url string) { fmt.Fprintf(c.out, "Zigzag is at %s (stop it with Ctrl-C)\n", url) },
	})
}

func check(c call, flags *flag.FlagSet) error {
	tries := flags.Int("odds", 0, "tell, for each lab, how many of this `number` of random settings pass")
	args, err := c.parse(flags)
	if err == nil && (*tries < 0 || *tries > 10_000) {
		err = misused("-odds %d: from 1 to 10000 random settings", *tries)
	}
	if err != nil {
		return err
	}
	source, err := site.FindSource(c.dir)
	if err != nil {
		return err
	}
	report, err := site.Check(c.ctx, source, c.dir, args, c.log)
	if err != nil {
		return err
	}
	for _, p := range report.Problems {
		fmt.Fprintln(c.out, p)
	}
	if *tries > 0 {
		odds, err := site.Odds(c.ctx, source, c.dir, args, *tries, c.log)
		if err != nil {
			return err
		}
		for _, o := range odds {
			fmt.Fprintln(c.out, o)
		}
	}
	fmt.Fprintln(c.out, report)
	if len(report.Problems) > 0 {
		return errTold
	}
	return nil
}

// A settings flag collects -set key=value.
type settings struct{ set experiment.Settings }

func (s settings) String() string { return "" }

func (s settings) Set(text string) error {
	key, value, ok := strings.Cut(text, "=")
	if key = strings.TrimSpace(key); !ok || key == "" {
		return fmt.Errorf("write it as key=value")
	}
	s.set[key] = strings.TrimSpace(value)
	return nil
}

func runExperiment(c call, flags *flag.FlagSet) error {
	set := experiment.Settings{}
	flags.Var(settings{set}, "set", "a parameter as `key=value`; may stand several times")
	seed := flags.Uint64("seed", 0, "the `number` that random choices are drawn from (default: the experiment's)")
	steps := flags.Int("steps", -1, "how many steps to run (default: as far as the experiment goes)")
	asJSON := flags.Bool("json", false, "print JSON rather than a table")
	args, err := c.parse(flags)
	if err != nil {
		return err
	}
	if len(args) != 1 {
		return misused("name one experiment as FILE#ID, as in lessons/xor/lesson.md#exp-fold")
	}
	flags.Visit(func(f *flag.Flag) {
		if f.Name == "seed" {
			set["seed"] = fmt.Sprint(*seed)
		}
		if f.Name == "steps" && *steps < 0 {
			err = misused("-steps %d: a run has 0 steps or more", *steps)
		}
	})
	if err != nil {
		return err
	}
	source, err := site.FindSource(c.dir)
	if err != nil {
		return err
	}
	stop := c.log.During("running " + args[0])
	result, err := site.RunExperiment(source, c.dir, args[0], set, *steps)
	stop()
	if err != nil {
		return err
	}
	if *asJSON {
		return result.WriteJSON(c.out)
	}
	return result.WriteTable(c.out)
}

func build(c call, flags *flag.FlagSet) error {
	dir := flags.String("o", "", "the `folder` to write; it must be new, empty, or made by this command")
	base := flags.String("base", "", "the `path` on its host where the site will stand, such as /course/ (only 404.html needs it)")
	args, err := c.parse(flags)
	if err == nil {
		err = none(args)
	}
	if err == nil && *dir == "" {
		err = misused("name the folder to write, as in -o public")
	}
	if err != nil {
		return err
	}
	source, cache, err := c.folders()
	if err != nil {
		return err
	}
	files, err := site.Build(c.ctx, site.BuildOptions{Source: source, Cache: cache, Dir: c.path(*dir), Base: *base, Log: c.log})
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s: %s\n", *dir, site.Weigh(files))
	return nil
}

func newLesson(c call, flags *flag.FlagSet) error {
	args, err := c.parse(flags)
	if err != nil {
		return err
	}
	if len(args) != 1 {
		return misused("name the lesson, as in `new momentum`")
	}
	source, err := site.FindSource(c.dir)
	if err != nil {
		return err
	}
	file, err := site.New(source, args[0])
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%s is written, and lessons/course.md lists it.\nEdit it with `go run .` showing it, and prove it with `go run . check lessons/%s`.\n", file, args[0])
	return nil
}

func benchmark(c call, flags *flag.FlagSet) error {
	seconds := flags.Float64("seconds", 1, "how long each measurement lasts")
	browser := flags.String("browser", "", "the Chromium `program` to measure in (default: the one on the PATH; \"none\" leaves it out)")
	weights := flags.Bool("weights", true, "compress the browser programs and tell what they weigh")
	args, err := c.parse(flags)
	if err == nil {
		err = none(args)
	}
	if err == nil && (*seconds < 0.05 || *seconds > 60) {
		err = misused("-seconds %v: between 0.05 and 60", *seconds)
	}
	if err != nil {
		return err
	}
	source, cache, err := c.folders()
	if err != nil {
		return err
	}
	report, err := bench.Run(c.ctx, bench.Options{Source: source, Cache: cache, Seconds: *seconds, Browser: *browser, Weights: *weights, Log: c.log})
	if err != nil {
		return err
	}
	return report.Write(c.out)
}

// folders are the source folder and the cache.
func (c call) folders() (source site.Source, cache string, err error) {
	if source, err = site.FindSource(c.dir); err != nil {
		return "", "", err
	}
	cache, err = site.DefaultCache()
	return source, cache, err
}

// path is name as seen from the folder in which the command was typed.
func (c call) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(c.dir, name)
}
