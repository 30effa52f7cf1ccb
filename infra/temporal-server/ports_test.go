package main

import (
	"net"
	"strings"
	"testing"

	"go.temporal.io/server/common/primitives"
)

func TestTellsATakenPort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	_, err = allocatePorts(&options{ip: "127.0.0.1", port: port, headless: true})
	if err == nil || !strings.Contains(err.Error(), "is taken") {
		t.Fatalf("got %v", err)
	}
}

func TestGivesEveryServiceItsOwnPort(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := free.Addr().(*net.TCPAddr).Port
	free.Close()
	ports, err := allocatePorts(&options{ip: "127.0.0.1", port: port, headless: true})
	if err != nil {
		t.Fatal(err)
	}
	distinct := map[int]bool{}
	for _, p := range ports {
		distinct[p] = true
	}
	if ports[primitives.FrontendService] != port || len(distinct) != len(ports) {
		t.Fatalf("got %v", ports)
	}
}
