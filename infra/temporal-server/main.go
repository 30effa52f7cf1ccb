// Command temporal-server runs a complete Temporal server (frontend, history,
// matching, worker) and the Temporal Web UI in one process, on loopback only,
// with SQLite persistence.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	uiserver "github.com/temporalio/ui-server/v2/server"
	"go.temporal.io/server/common/headers"
	"go.temporal.io/server/schema/sqlite"
	"go.temporal.io/server/temporal"
)

func main() {
	o, err := parseOptions(os.Args[1:], os.Stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return
	case err == nil && o.version:
		fmt.Println("temporal-server", headers.ServerVersion)
		return
	case err == nil:
		err = run(o)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "temporal-server:", err)
		os.Exit(1)
	}
}

// run serves until it is interrupted, or until the parent is gone when asked
// to exit with it. The lines on stdout tell the parent that each part serves.
func run(o *options) error {
	stop := untilStopped(o.exitWithParent, os.Stdin)
	services, err := allocatePorts(o)
	if err != nil {
		return err
	}
	store := sqlConfig(o)
	namespace, err := namespaceConfig(o)
	if err != nil {
		return err
	}
	done, err := beginDatabase(o.dbFile)
	if err != nil {
		return err
	}
	server, err := temporal.NewServer(serverOptions(o, store, services)...)
	if err != nil {
		return err
	}
	if err := sqlite.CreateNamespaces(store, namespace); err != nil {
		return err
	}
	if err := done(); err != nil {
		return err
	}
	if err := server.Start(); err != nil {
		return err
	}
	defer server.Stop()

	if err := reconcileNamespace(o); err != nil {
		return err
	}
	fmt.Println("grpc", o.address(o.port))
	if !o.headless {
		ui := uiserver.NewServer(uiOptions(o))
		go ui.Start()
		defer ui.Stop()
		fmt.Println("ui http://" + o.address(o.uiPort))
	}
	<-stop
	return nil
}

// untilStopped is closed by an interrupt and, with a parent to follow, by the
// end of its pipe: the system closes it even when the parent was killed.
func untilStopped(exitWithParent bool, parent io.Reader) <-chan struct{} {
	stop := make(chan struct{})
	ended := make(chan struct{})
	if exitWithParent {
		go func() {
			_, _ = io.Copy(io.Discard, parent)
			close(ended)
		}()
	}
	go func() {
		select {
		case <-temporal.InterruptCh():
		case <-ended:
		}
		close(stop)
	}()
	return stop
}
