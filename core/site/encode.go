package site

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// An encoder compresses files, and keeps large results in a cache folder under
// the hash of their content, since brotli 11 takes seconds a megabyte.
type encoder struct {
	brotli int    // 0 to 11
	gzip   int    // 1 to 9
	cache  string // "" keeps nothing
}

// Levels of the two uses: quick while a lesson is being written, thorough for
// a site that many will download.
func quickEncoder(cache string) encoder    { return encoder{5, 6, cache} }
func thoroughEncoder(cache string) encoder { return encoder{11, 9, cache} }

// cacheFrom is the size from which a result is worth a file in the cache.
const cacheFrom = 256 << 10

// encode returns the file's body in the named coding, "br" or "gzip".
func (e encoder) encode(f *File, coding string) ([]byte, error) {
	level := e.brotli
	if coding == "gzip" {
		level = e.gzip
	}
	kept := ""
	if e.cache != "" && len(f.Body) >= cacheFrom {
		kept = filepath.Join(e.cache, f.Hash+"-"+strconv.Itoa(level)+"."+coding)
		if b, err := os.ReadFile(kept); err == nil {
			return b, nil
		}
	}
	var out bytes.Buffer
	var err error
	switch coding {
	case "br":
		w := brotli.NewWriterLevel(&out, level)
		if _, err = w.Write(f.Body); err == nil {
			err = w.Close()
		}
	case "gzip":
		w, _ := gzip.NewWriterLevel(&out, level) // the level is one of ours; no name, no time: same bytes each time
		if _, err = w.Write(f.Body); err == nil {
			err = w.Close()
		}
	default:
		panic("site: encode: unknown coding " + coding)
	}
	if err != nil {
		return nil, fmt.Errorf("site: compress %s as %s: %w", f.Path, coding, err)
	}
	if kept != "" {
		if err := writeFile(kept, out.Bytes()); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// writeFile writes a file whole or not at all, making its folder.
func writeFile(name string, body []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("site: %w", err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(name), ".part-*")
	if err != nil {
		return fmt.Errorf("site: %w", err)
	}
	_, err = tmp.Write(body)
	if e := tmp.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		_ = os.Remove(tmp.Name()) // the first fault is the one to tell
		return fmt.Errorf("site: write %s: %w", name, err)
	}
	return nil
}

// negotiate picks the coding of an answer from the request's Accept-Encoding
// (RFC 9110, section 12.5.3): the coding with the highest weight, brotli
// before gzip before none where they are equal.
func negotiate(accept string) string {
	weight := map[string]float64{}
	for part := range strings.SplitSeq(accept, ",") {
		name, params, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "" {
			continue
		}
		q := 1.0
		if v, ok := strings.CutPrefix(strings.ReplaceAll(strings.ToLower(params), " ", ""), "q="); ok {
			if n, err := strconv.ParseFloat(v, 64); err == nil {
				q = n
			} else {
				q = 0
			}
		}
		weight[name] = q
	}
	of := func(name string, otherwise float64) float64 {
		if q, ok := weight[name]; ok {
			return q
		}
		if q, ok := weight["*"]; ok {
			return q
		}
		return otherwise
	}
	best, most := "", 0.0
	for _, c := range []string{"br", "gzip"} {
		if q := of(c, 0); q > most {
			best, most = c, q
		}
	}
	if q, ok := weight["identity"]; ok && q > most {
		return ""
	}
	return best
}
