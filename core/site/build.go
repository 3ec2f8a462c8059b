package site

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"zigzag/core/block"
)

// BuildOptions say what is built and where to.
type BuildOptions struct {
	Source Source
	Cache  string
	Dir    string // the folder to write; made, or made anew
	Base   string // where the site will stand, for 404.html: "" (unknown) or "/" or "/folder/"
	Log    *Progress
}

// marker tells a folder that Build made, which it may empty, from one that
// holds somebody's work.
const marker = ".zigzag-site"

// A FaultError says that the lessons have problems, so that no site is built.
type FaultError struct{ Problems []block.Problem }

func (e *FaultError) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Build writes the whole site to a folder: pages, assets, programs, and beside
// each file that compresses well its .br and .gz, for hosts that send those.
// Equal sources and an equal Go version give equal bytes. It returns what was
// written, sorted by path.
func Build(ctx context.Context, o BuildOptions) ([]Written, error) {
	if err := mayWrite(o.Dir); err != nil {
		return nil, err
	}
	if b := o.Base; b != "" && (!strings.HasPrefix(b, "/") || !strings.HasSuffix(b, "/") || strings.HasPrefix(b, "//")) {
		return nil, fmt.Errorf("%q is not a place on a host: write it with a slash at both ends, as in /course/", b)
	}
	stop := o.Log.During("rendering the lessons")
	site, err := Render(o.Source, RenderOptions{Base: o.Base})
	stop()
	if err != nil {
		return nil, err
	}
	if len(site.Problems) > 0 {
		return nil, &FaultError{site.Problems}
	}
	files, err := siteFiles(ctx, o, site)
	if err != nil {
		return nil, err
	}
	e := thoroughEncoder(filepath.Join(o.Cache, "compressed"))
	written, err := compressAll(ctx, files, e, o.Log)
	if err != nil {
		return nil, err
	}
	return written, writeSite(o.Dir, written)
}

// siteFiles are the site's files and the programs.
func siteFiles(ctx context.Context, o BuildOptions, site *Site) ([]*File, error) {
	var files []*File
	for _, f := range site.Files {
		files = append(files, f)
	}
	programs := newPrograms(compiler{o.Source, o.Cache}, o.Log)
	if _, faults := programs.build(ctx); len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	for _, name := range programs.names() {
		f, err := programs.find(name).wait(ctx)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b *File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

// Written is one file of a built site. Brotli and Gzip are nil where
// compressing would gain nothing.
type Written struct {
	Path               string
	Body, Brotli, Gzip []byte
}

// compressAll compresses files on every core, the largest first.
func compressAll(ctx context.Context, files []*File, e encoder, log *Progress) ([]Written, error) {
	written := make([]Written, len(files))
	order := make([]int, len(files))
	for i, f := range files {
		written[i] = Written{Path: f.Path, Body: f.Body}
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(files[b].Body) - len(files[a].Body) })
	type job struct {
		i      int
		coding string
	}
	jobs := make(chan job)
	var mu sync.Mutex
	var fault error
	stop := log.During("compressing (brotli 11 takes its time on the programs; the result is kept)")
	defer stop()
	var wg sync.WaitGroup
	for range runtime.NumCPU() {
		wg.Go(func() {
			for j := range jobs {
				f := files[j.i]
				b, err := e.encode(f, j.coding)
				mu.Lock()
				switch {
				case err != nil:
					fault = errors.Join(fault, err)
				case len(b) >= len(f.Body):
				case j.coding == "br":
					written[j.i].Brotli = b
				default:
					written[j.i].Gzip = b
				}
				mu.Unlock()
			}
		})
	}
	for _, i := range order {
		if !compressible(files[i].Path) || len(files[i].Body) < leastCompressed || ctx.Err() != nil {
			continue
		}
		jobs <- job{i, "br"}
		jobs <- job{i, "gzip"}
	}
	close(jobs)
	wg.Wait()
	return written, errors.Join(fault, ctx.Err())
}

// mayWrite refuses a folder that holds anything which Build did not write.
func mayWrite(dir string) error {
	if dir == "" {
		return errors.New("no folder to write to: name one, as in -o public")
	}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("site: look into %s: %w", dir, err)
	case len(entries) == 0:
		return nil
	}
	if _, err := os.Stat(filepath.Join(dir, marker)); err != nil {
		return fmt.Errorf("%s is not empty and was not made by this command (it has no %s): name a new or empty folder", dir, marker)
	}
	return nil
}

// writeSite writes the files, then removes what an older build left behind.
func writeSite(dir string, files []Written) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("site: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("site: %w", err)
	}
	defer root.Close()
	put := func(name string, body []byte) error {
		if err := root.MkdirAll(filepath.FromSlash(path.Dir(name)), 0o755); err != nil {
			return fmt.Errorf("site: %w", err)
		}
		if err := root.WriteFile(filepath.FromSlash(name), body, 0o644); err != nil {
			return fmt.Errorf("site: %w", err)
		}
		return nil
	}
	// The marker comes first: a build that was cut short can be built over.
	keep := map[string]bool{marker: true}
	if err := put(marker, []byte("Made by `zigzag build`. It empties this folder when it builds again.\n")); err != nil {
		return err
	}
	for _, f := range files {
		for _, v := range []struct {
			ext  string
			body []byte
		}{{"", f.Body}, {".br", f.Brotli}, {".gz", f.Gzip}} {
			if v.body == nil && v.ext != "" {
				continue
			}
			keep[f.Path+v.ext] = true
			if err := put(f.Path+v.ext, v.body); err != nil {
				return err
			}
		}
	}
	return removeOthers(root, dir, keep)
}
