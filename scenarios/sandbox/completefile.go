package sandbox

import "strings"

// completeFile proposes the files, or only the folders, whose names start with word.
func (m *computer) completeFile(word string, foldersOnly bool) []string {
	quoted := ""
	if word != "" && (word[0] == '"' || word[0] == '\'') {
		quoted = word[:1]
	}
	bare := unquoteWord(word)
	cut := strings.LastIndexByte(bare, '/') + 1
	dir, prefix := bare[:cut], bare[cut:]
	look := dir
	if quoted == "" && strings.HasPrefix(dir, "~") {
		user, rest, _ := strings.Cut(dir[1:], "/")
		if user == "" {
			user = m.user
		}
		look = m.homeOf(user) + "/" + rest
	}
	if look == "" {
		look = "."
	}
	names, err := m.tree.list(m.user, abs(m.shell.dir(), look))
	if err != nil {
		return nil
	}
	var found []string
	for _, name := range names {
		if !strings.HasPrefix(name, prefix) || name[0] == '.' && prefix == "" {
			continue
		}
		n, err := m.tree.find(m.user, abs(m.shell.dir(), look+"/"+name), true)
		folder := err == nil && n.isDir()
		if foldersOnly && !folder {
			continue
		}
		text, end := dir+name, " "
		switch {
		case quoted != "":
		case strings.HasPrefix(word, "~"): // it stands for a home
			text = "~" + escapeName(text[1:])
		default:
			text = escapeName(text)
		}
		if folder {
			end = "/"
		} else {
			end = quoted + end
		}
		found = append(found, quoted+text+end)
	}
	return found
}

// unquoteWord takes the quotes and backslashes of a word away, which may end within quotes.
func unquoteWord(word string) string {
	var b strings.Builder
	quoted := byte(0)
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c == quoted && quoted != 0:
			quoted = 0
		case quoted == 0 && (c == '"' || c == '\''):
			quoted = c
		case c == '\\' && quoted != '\'' && i+1 < len(word):
			i++
			b.WriteByte(word[i])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func escapeName(name string) string {
	var b strings.Builder
	for i := range len(name) {
		if strings.IndexByte(" \t'\"\\$`!*?[](){}<>|&;~#", name[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(name[i])
	}
	return b.String()
}
