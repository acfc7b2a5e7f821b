//go:build unix

package e2e

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/term"
)

// patience is how long a test waits for something that should come at once.
const patience = 20 * time.Second

// terminal is a program in a pseudo-terminal, and the emulator that shows what it draws and answers what it asks.
type terminal struct {
	tb    testing.TB
	cmd   *exec.Cmd
	pty   *os.File
	born  time.Time   // just before the program was started
	plain *term.State // the line discipline before the program had it

	mu      sync.Mutex
	emu     *vt.Emulator
	modes   map[ansi.Mode]bool
	raw     bytes.Buffer
	last    time.Time     // of the last output
	changed chan struct{} // closed and replaced at each output, and when the program has ended

	drained chan struct{} // closed when all output of the program is on the screen
	exited  chan struct{}
	status  int // the exit status, or minus the signal; set before exited is closed
}

// size is columns by rows.
type size struct{ w, h int }

var usual = size{120, 40}

func (s size) window() *pty.Winsize { return &pty.Winsize{Cols: uint16(s.w), Rows: uint16(s.h)} }

// start runs exe in a terminal; extra is added to a bare environment. The test's end closes it.
func start(tb testing.TB, s size, extra []string, exe string, args ...string) *terminal {
	tb.Helper()
	ptm, tty, err := pty.Open()
	must(tb, err)
	defer tty.Close()
	must(tb, pty.Setsize(ptm, s.window()))
	t := &terminal{
		tb: tb, pty: ptm, emu: vt.NewEmulator(s.w, s.h), modes: map[ansi.Mode]bool{}, cmd: exec.Command(exe, args...),
		changed: make(chan struct{}), drained: make(chan struct{}), exited: make(chan struct{}),
	}
	t.plain, err = term.GetState(int(tty.Fd()))
	must(tb, err)
	t.emu.SetCallbacks(vt.Callbacks{
		EnableMode:  func(m ansi.Mode) { t.modes[m] = true },
		DisableMode: func(m ansi.Mode) { delete(t.modes, m) },
	})
	t.cmd.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + os.TempDir(), "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8",
	}, extra...)
	t.cmd.Stdin, t.cmd.Stdout, t.cmd.Stderr = tty, tty, tty
	t.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	t.born = time.Now()
	must(tb, t.cmd.Start())
	go t.show()
	go t.answer()
	go t.reap()
	tb.Cleanup(t.close)
	return t
}

// show gives the program's output to the emulator.
func (t *terminal) show() {
	buf := make([]byte, 64<<10)
	for {
		n, err := t.pty.Read(buf)
		at := time.Now()
		t.mu.Lock()
		if n > 0 {
			t.last = at
			t.raw.Write(buf[:n])
			_, _ = t.emu.Write(buf[:n]) // it has no errors to give
		}
		t.wake()
		if err != nil { // no program has the other end
			close(t.drained)
			t.mu.Unlock()
			return
		}
		t.mu.Unlock()
	}
}

// answer types what the emulator replies to the program's questions. What the program does not read is dropped, so
// that the emulator never waits for it.
func (t *terminal) answer() {
	replies := make(chan []byte, 1024)
	go func() {
		for reply := range replies {
			_, _ = t.pty.Write(reply) // the program may be gone
		}
	}()
	defer close(replies)
	buf := make([]byte, 1024)
	for {
		n, err := t.emu.Read(buf)
		if n > 0 {
			select {
			case replies <- bytes.Clone(buf[:n]):
			default:
			}
		}
		if err != nil {
			return
		}
	}
}

func (t *terminal) reap() {
	err := t.cmd.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		ws := exit.Sys().(syscall.WaitStatus)
		t.status = ws.ExitStatus()
		if ws.Signaled() {
			t.status = -int(ws.Signal())
		}
	}
	close(t.exited)
}

// wake is called with the lock held.
func (t *terminal) wake() {
	close(t.changed)
	t.changed = make(chan struct{})
}

// close ends the program if it still runs.
func (t *terminal) close() {
	select {
	case <-t.exited:
	default:
		_ = t.cmd.Process.Kill()
		<-t.exited
	}
	<-t.drained
	// The emulator's own Close races with its Read; the end of its input ends answer just as well.
	_ = t.emu.InputPipe().(io.Closer).Close()
	_ = t.pty.Close()
}

// Screen is what is to be seen: rows without their trailing blanks.
func (t *terminal) Screen() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen()
}

func (t *terminal) screen() string {
	rows := strings.Split(t.emu.String(), "\n")
	for i, row := range rows {
		rows[i] = strings.TrimRight(row, " ")
	}
	return strings.Join(rows, "\n")
}

// Raw is all that the program has written.
func (t *terminal) Raw() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.raw.String()
}

// Until waits until ok holds of the terminal; what tells people what was waited for. ok is called with the lock held.
func (t *terminal) Until(what string, ok func() bool) {
	t.tb.Helper()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	for {
		t.mu.Lock()
		if ok() {
			t.mu.Unlock()
			return
		}
		changed := t.changed
		t.mu.Unlock()
		select {
		case <-changed:
			continue
		case <-timer.C:
			t.tb.Fatalf("%s: not within %v; the screen:\n%s", what, patience, t.Screen())
		case <-t.drained:
		}
		t.mu.Lock()
		held := ok()
		t.mu.Unlock()
		if !held {
			t.tb.Fatalf("%s: the program ended first; the screen:\n%s", what, t.Screen())
		}
		return
	}
}

// WaitFor waits until the screen matches the regular expression; ^ and $ are those of rows.
func (t *terminal) WaitFor(expr string) {
	t.tb.Helper()
	re := regexp.MustCompile("(?m)" + expr)
	t.Until(expr, func() bool { return !t.modes[ansi.ModeSynchronizedOutput] && re.MatchString(t.screen()) })
}

// keys are the bytes of the keys that are not characters.
var keys = map[string]string{
	"enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "pgup": "\x1b[5~", "pgdown": "\x1b[6~",
	"home": "\x1b[H", "end": "\x1b[F", "f1": "\x1bOP",
}

// Press presses keys one after another: names of keys, ctrl+ and a letter, or a character.
func (t *terminal) Press(names ...string) {
	t.tb.Helper()
	for _, name := range names {
		text, ok := keys[name]
		if letter, ctrl := strings.CutPrefix(name, "ctrl+"); ctrl {
			text = string(letter[0] & 0x1f)
		} else if !ok {
			text = name
		}
		t.Type(text)
	}
}

// Type types text.
func (t *terminal) Type(text string) {
	t.tb.Helper()
	_, err := io.WriteString(t.pty, text)
	must(t.tb, err)
}

// Resize makes the window s, as dragging its corner does.
func (t *terminal) Resize(s size) {
	t.tb.Helper()
	t.mu.Lock()
	t.emu.Resize(s.w, s.h)
	t.mu.Unlock()
	must(t.tb, pty.Setsize(t.pty, s.window()))
}

// Signal sends the program a signal.
func (t *terminal) Signal(s syscall.Signal) {
	t.tb.Helper()
	must(t.tb, t.cmd.Process.Signal(s))
}

// Ends waits until the program has ended with status, minus the signal if it died of one.
func (t *terminal) Ends(status int) {
	t.tb.Helper()
	select {
	case <-t.exited:
		<-t.drained
		if t.status != status {
			t.tb.Errorf("it ended with status %d, not %d; the screen:\n%s", t.status, status, t.Screen())
		}
	case <-time.After(patience):
		t.tb.Fatalf("still running after %v; the screen:\n%s", patience, t.Screen())
	}
}

// IsRestored checks that the terminal is as the program found it.
func (t *terminal) IsRestored() {
	t.tb.Helper()
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.emu.IsAltScreen() {
		t.tb.Error("the terminal is left on its other screen")
	}
	if t.emu.CursorHidden() {
		t.tb.Error("the cursor is left hidden")
	}
	for name, mode := range map[string]ansi.Mode{
		"mouse clicks": ansi.ModeMouseNormal, "mouse drags": ansi.ModeMouseButtonEvent, "all mouse moves": ansi.ModeMouseAnyEvent,
		"focus reports": ansi.ModeFocusEvent, "bracketed paste": ansi.ModeBracketedPaste,
		"synchronized output": ansi.ModeSynchronizedOutput,
	} {
		if t.modes[mode] {
			t.tb.Errorf("%s is left on", name)
		}
	}
	now, err := term.GetState(int(t.pty.Fd()))
	if err == nil && !reflect.DeepEqual(now, t.plain) {
		t.tb.Errorf("the line discipline is %v; it was %v", now, t.plain)
	}
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// run runs a command without a terminal and gives its output.
func run(tb testing.TB, env []string, exe string, args ...string) string {
	tb.Helper()
	cmd := exec.Command(exe, args...)
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.TempDir()}, env...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		tb.Fatalf("%v: %v\n%s", args, err, errs.String())
	}
	if errs.Len() > 0 {
		tb.Errorf("%v: it says\n%s", args, errs.String())
	}
	return string(out)
}
