// Package lunchbox embeds the course, the cases and the shared tools of cases that come with the program.
package lunchbox

import "embed"

// Library holds content/ and scenarios/ as they stand in the repository. What go:embed drops even so: symbolic links,
// modes, .git, and folders with a go.mod; a case lists such files in its files.yaml.
//
//go:embed all:content/security-plus all:scenarios/case-* all:scenarios/lib
var Library embed.FS
