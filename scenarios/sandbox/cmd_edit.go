package sandbox

func editCommands() map[string]command {
	edit := command{run: runEdit, help: "usage: edit FILE\nOpen a file in the editor.\n"}
	return map[string]command{"edit": edit, "nano": edit, "vi": edit, "vim": edit}
}

// runEdit asks for the editor, which is outside of the machine.
func runEdit(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) != 1:
		return p.fail(1, "want one file")
	case !p.tty():
		return p.fail(1, "the output is not the terminal")
	}
	file := p.abs(f.args[0])
	n, err := p.m.tree.find(p.m.acting, file, true)
	switch {
	case err == nil && n.isDir():
		return p.failFile(f.args[0], errIsDir)
	case err == nil && !p.m.tree.may(p.m.acting, n, 4):
		return p.failFile(f.args[0], errDenied)
	}
	p.m.edit = file
	if p.name != "edit" {
		p.err.print(p.name + ": edit opens " + f.args[0] + " here\n")
	}
	return 0
}
