package main

import (
	"fmt"
	"net"

	"go.temporal.io/server/common/primitives"
	"go.temporal.io/server/common/testing/freeport"
	"go.temporal.io/server/temporal"
)

// allocatePorts gives every service its port. It holds the asked-for ports
// while it looks for the others, so that a taken one is told before anything
// starts and a free one found is never one that was asked for.
func allocatePorts(o *options) (map[primitives.ServiceName]int, error) {
	asked := []int{o.port}
	if !o.headless {
		asked = append(asked, o.uiPort)
	}
	for _, port := range asked {
		held, err := net.Listen("tcp", o.address(port))
		if err != nil {
			return nil, fmt.Errorf("port %d is taken: %w", port, err)
		}
		defer held.Close()
	}
	ports := map[primitives.ServiceName]int{}
	for _, name := range temporal.DefaultServices {
		ports[primitives.ServiceName(name)] = freeport.MustGetFreePort()
	}
	ports[primitives.FrontendService] = o.port
	return ports, nil
}
