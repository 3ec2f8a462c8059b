// Package lesson turns lessons, which are Markdown files, into values and HTML.
package lesson
