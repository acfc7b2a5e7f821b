package content

import (
	"bytes"
	"strings"
)

// wikilinks lists the [[links]] of a text outside of its code, with their byte offsets.
func wikilinks(text string) (links []Link, spans [][2]int) {
	at := strings.Index(text, "[[")
	if at < 0 {
		return nil, nil
	}
	masked := maskCode(text)
	for at < len(masked) {
		open := strings.Index(masked[at:], "[[")
		if open < 0 {
			break
		}
		open += at
		end := strings.IndexAny(masked[open+2:], "[]\n")
		at = open + 2
		if end < 0 || !strings.HasPrefix(masked[open+2+end:], "]]") {
			continue
		}
		at += end + 2
		start := open
		if start > 0 && masked[start-1] == '!' { // an embedded page is a link, too
			start--
		}
		links = append(links, readLink(text[open+2:open+2+end]))
		spans = append(spans, [2]int{start, at})
	}
	return links, spans
}

// readLink reads what stands between the brackets: "target#heading|label". A table writes its bar as "\|".
func readLink(inner string) Link {
	target, label, _ := strings.Cut(inner, "|")
	target, heading, _ := strings.Cut(strings.TrimSuffix(target, `\`), "#")
	l := Link{Target: strings.TrimSpace(target), Heading: strings.TrimSpace(heading), Label: strings.TrimSpace(label)}
	switch {
	case l.Label != "":
	case l.Target != "":
		l.Label = l.Target
	default:
		l.Label = l.Heading
	}
	return l
}

// replaceLinks puts what to says in the place of each wikilink.
func replaceLinks(text string, to func(Link) string) string {
	links, spans := wikilinks(text)
	if len(links) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for i, l := range links {
		b.WriteString(text[at:spans[i][0]])
		b.WriteString(to(l))
		at = spans[i][1]
	}
	b.WriteString(text[at:])
	return b.String()
}

// maskCode blanks code spans and fences out, byte by byte.
func maskCode(text string) string {
	if !strings.Contains(text, "`") {
		return text
	}
	masked := []byte(text)
	fence := ""
	at := 0
	for line := range strings.Lines(text) {
		body := strings.TrimLeft(line, " >")
		mark := body[:len(body)-len(strings.TrimLeft(body, "`"))]
		switch {
		case fence == "" && len(mark) >= 3:
			fence = mark
			blank(masked[at : at+len(line)])
		case fence != "":
			blank(masked[at : at+len(line)])
			if strings.HasPrefix(body, fence) {
				fence = ""
			}
		default:
			maskSpans(masked[at : at+len(line)])
		}
		at += len(line)
	}
	return string(masked)
}

// maskSpans blanks the code spans of a line.
func maskSpans(line []byte) {
	for {
		open := bytes.IndexByte(line, '`')
		if open < 0 {
			return
		}
		end := bytes.IndexByte(line[open+1:], '`')
		if end < 0 {
			return
		}
		blank(line[open : open+end+2])
		line = line[open+end+2:]
	}
}

func blank(b []byte) {
	for i := range b {
		if b[i] != '\n' {
			b[i] = '`'
		}
	}
}

// markdownLink writes a wikilink as a link of standard Markdown to "#slug" or "#slug#heading"; "#" alone leads nowhere.
func markdownLink(l Link) string {
	to := "#"
	if l.To != "" {
		to = "#" + l.To
		if l.Heading != "" {
			to += "#" + strings.ReplaceAll(l.Heading, " ", "%20")
		}
	}
	label := strings.ReplaceAll(strings.ReplaceAll(l.Label, "[", `\[`), "]", `\]`)
	return "[" + label + "](" + to + ")"
}
