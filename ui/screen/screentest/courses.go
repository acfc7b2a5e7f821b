package screentest

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"lunchbox/content"
)

// TwoCourses is the small library with a course "network" behind it: two lessons, ports (with two items of the course's
// objective "1.1") and cables.
func TwoCourses(t testing.TB) *content.Library {
	t.Helper()
	first, err := fs.Sub(files, "library")
	if err != nil {
		t.Fatal(err)
	}
	lib, _ := content.Load(content.Source{FS: first}, content.Source{FS: fstest.MapFS{
		"content/network/course.md": {Data: []byte(network)},
		"content/network/ports.md":  {Data: []byte(ports)},
		"content/network/cables.md": {Data: []byte("---\ntitle: Cables\n---\n## Overview\nCopper and glass.\n")},
	}})
	return lib
}

const network = `---
id: network
title: Network
objectives:
  - {id: "1.1", title: "Name the doors of a host"}
lessons: [ports, cables]
---
`

const ports = `---
title: Ports
objectives: ["1.1"]
---
> [!eli5] ELI5: What are Ports?
> Doors.

## Overview
Many doors.

## Practice Questions
> [!qbank]- Q-Bank: Ports (2 Questions)
>
> **Q1.** Which port is for HTTPS? ^https
>
> A. 443
> B. 22
>
> > [!answer]- Show Answer
> > **A. 443**
> >
> > SSH (B) has 22.
>
> **Q2.** Which port is for SSH? ^ssh
>
> A. 443
> B. 22
>
> > [!answer]- Show Answer
> > **B. 22**
> >
> > HTTPS (A) has 443.
`
