package sandbox

import (
	"fmt"
	"strings"
)

// alignRight pads numbers on the left, as ls -l does, and words on the right.
func alignRight(rows [][]string) string {
	widths := map[int]int{}
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], width(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-width(cell))
			switch {
			case i == len(row)-1:
				b.WriteString(cell + "\n")
			case strings.Trim(cell, "0123456789.KMG") == "":
				b.WriteString(pad + cell + " ")
			default:
				b.WriteString(cell + pad + " ")
			}
		}
	}
	return b.String()
}

// columns sets names side by side on a terminal of 80 columns, one to a line elsewhere.
func columns(names []string, tty bool) string {
	if len(names) == 0 {
		return ""
	}
	widest := 0
	for _, name := range names {
		widest = max(widest, width(name)+2)
	}
	per := max(1, 80/widest)
	if !tty {
		per = 1
	}
	total := 0
	for _, name := range names {
		total += width(name) + 2
	}
	if tty && total-2 <= 80 {
		return strings.Join(names, "  ") + "\n"
	}
	height := (len(names) + per - 1) / per
	var b strings.Builder
	for i := range height {
		line := ""
		for j := i; j < len(names); j += height {
			line += names[j] + strings.Repeat(" ", widest-width(names[j]))
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

func human(size int64) string {
	if size < 1024 {
		return fmt.Sprint(size)
	}
	x, unit := float64(size)/1024, 0
	for x >= 1024 && unit < 2 {
		x, unit = x/1024, unit+1
	}
	if x < 10 {
		return fmt.Sprintf("%.1f%c", x, "KMG"[unit])
	}
	return fmt.Sprintf("%.0f%c", x, "KMG"[unit])
}
