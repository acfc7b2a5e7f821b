package sandbox

// NeededCalls are the calls of the kernel that a child may make.
var NeededCalls = neededCalls

// Wall builds all walls of the kernel, or the one of that name, and tells which stand.
func Wall(name string) []string {
	if name == "Landlock" && restrictPaths() {
		return []string{name}
	}
	if name == "all" {
		return confine()
	}
	return nil
}
