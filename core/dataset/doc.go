// Package dataset makes the small two-class data sets of the lessons.
package dataset
