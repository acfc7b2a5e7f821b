package sandbox

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// hiddenCommands are those that lower and onCall write.
func hiddenCommands() map[string]command {
	return map[string]command{
		hidden + "fail":  {run: runFail},
		hidden + "as":    {run: runAs},
		hidden + "fd":    {run: runDescriptor},
		hidden + "say":   {run: runSay},
		hidden + "left":  {run: runLeft},
		hidden + "end":   {run: runEnd},
		hidden + "job":   {run: runJob},
		hidden + "time":  {run: runTime},
		hidden + "name":  {run: runName},
		hidden + "owned": {run: runOwned},
	}
}

// enough guards against hidden commands that someone types.
func (p *proc) enough(n int) bool { return len(p.args) >= n }

func runFail(p *proc) int {
	if !p.enough(2) {
		return 2
	}
	status, _ := strconv.Atoi(p.args[0])
	p.err.print(p.args[1] + "\n")
	return status
}

func runSay(p *proc) int {
	p.out.print(strings.Join(p.args, " ") + "\n")
	return 0
}

// runLeft notes the status of a pipeline's left side.
func runLeft(p *proc) int {
	if !p.enough(2) {
		return 2
	}
	if pipe := top(p.m.run.pipes, p.args[0]); pipe != nil {
		pipe.status, _ = strconv.Atoi(p.args[1])
	}
	return 0
}

// runEnd gives the status of a pipeline: the right side's, or with pipefail the left side's if that failed.
func runEnd(p *proc) int {
	if !p.enough(2) {
		return 2
	}
	status, _ := strconv.Atoi(p.args[1])
	pipe := pop(p.m.run.reading, p.args[0])
	if status == 0 && pipe != nil && pipe.status != 0 &&
		p.hc.Builtin(p.ctx, []string{"test", "-o", "pipefail"}) == nil {
		return pipe.status
	}
	return status
}

func runJob(p *proc) int {
	p.m.jobs++
	fmt.Fprintf(p.err, "[%d] %d\n", p.m.jobs, shellPID+p.m.jobs)
	return 0
}

// runTime starts and stops the time keyword's clock.
func runTime(p *proc) int {
	r := p.m.run
	if p.enough(1) && p.args[0] == "start" {
		r.timers = append(r.timers, p.m.clock)
		return 0
	}
	if !p.enough(3) || len(r.timers) == 0 {
		return 2
	}
	took := time.Duration(p.m.clock-r.timers[len(r.timers)-1]) * time.Second
	r.timers = r.timers[:len(r.timers)-1]
	if p.args[1] == "1" {
		fmt.Fprintf(p.err, "real %.2f\nuser 0.00\nsys 0.00\n", took.Seconds())
	} else {
		minutes := int(took / time.Minute)
		fmt.Fprintf(p.err, "\nreal\t%dm%.3fs\nuser\t0m0.000s\nsys\t0m0.000s\n", minutes, (took % time.Minute).Seconds())
	}
	status, _ := strconv.Atoi(p.args[2])
	return status
}

// runName prints the file of a process substitution.
func runName(p *proc) int {
	if !p.enough(1) {
		return 2
	}
	p.out.print(p.args[0] + "\n")
	return 0
}

// runOwned prints something if the user owns the file.
func runOwned(p *proc) int {
	if !p.enough(1) {
		return 1
	}
	n, err := p.m.tree.find(p.m.acting, p.abs(p.args[0]), true)
	if err != nil || n.owner != p.m.acting {
		return 1
	}
	p.out.print("yes\n")
	return 0
}
