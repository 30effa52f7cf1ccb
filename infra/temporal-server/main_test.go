package main

import (
	"io"
	"testing"
	"time"
)

func TestStopsWhenItsParentIsGone(t *testing.T) {
	parent, child := io.Pipe()
	stop := untilStopped(true, parent)
	select {
	case <-stop:
		t.Fatal("stopped while its parent was there")
	default:
	}
	child.Close()
	select {
	case <-stop:
	case <-time.After(5 * time.Second):
		t.Fatal("still serving")
	}
}
