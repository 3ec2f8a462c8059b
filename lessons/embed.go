// Package lessons embeds the course: Markdown files, one folder a lesson.
package lessons

import "embed"

// FS holds course.md, glossary.md and <id>/lesson.md.
//
//go:embed *.md */*.md
var FS embed.FS
