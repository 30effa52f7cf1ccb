package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/server/common/dynamicconfig"
	"go.temporal.io/server/common/namespace"
)

// options is what the command line asks for.
type options struct {
	dbFile, ip, namespace, logLevel   string
	port, uiPort                      int
	retention                         time.Duration
	headless, version, exitWithParent bool
	searchAttributes                  map[string]enumspb.IndexedValueType
	dynamicConfig                     dynamicconfig.StaticClient
}

// pairs is a repeatable NAME=VALUE flag.
type pairs map[string]string

func (p pairs) String() string { return "" }

func (p pairs) Set(s string) error {
	name, value, ok := strings.Cut(s, "=")
	if !ok || name == "" {
		return fmt.Errorf("want NAME=VALUE, got %q", s)
	}
	p[name] = value
	return nil
}

func parseOptions(args []string, output io.Writer) (*options, error) {
	o := &options{searchAttributes: map[string]enumspb.IndexedValueType{}}
	attributes, dynamic := pairs{}, pairs{}
	var timeSkipping bool
	flags := flag.NewFlagSet("temporal-server", flag.ContinueOnError)
	flags.SetOutput(output)
	flags.StringVar(&o.dbFile, "db-filename", "", "SQLite file; empty keeps everything in memory")
	flags.StringVar(&o.ip, "ip", "127.0.0.1", "loopback address to listen on")
	flags.IntVar(&o.port, "port", 7233, "gRPC port")
	flags.IntVar(&o.uiPort, "ui-port", 0, "Web UI port (default: port + 1000)")
	flags.BoolVar(&o.headless, "headless", false, "do not serve the Web UI")
	flags.StringVar(&o.namespace, "namespace", "default", "namespace to create")
	flags.DurationVar(&o.retention, "retention", 30*24*time.Hour, "how long closed workflows are kept")
	flags.StringVar(&o.logLevel, "log-level", "error", "debug, info, warn or error")
	flags.BoolVar(&timeSkipping, "time-skipping", false, "let workflows that ask for it skip time")
	flags.BoolVar(&o.exitWithParent, "exit-with-parent", false, "stop when standard input ends")
	flags.BoolVar(&o.version, "version", false, "print the server's version and exit")
	flags.Var(attributes, "search-attribute", "NAME=TYPE, repeatable")
	flags.Var(dynamic, "dynamic-config", "KEY=JSON, repeatable")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	if flags.NArg() > 0 {
		return nil, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	if ip := net.ParseIP(o.ip); ip == nil || !ip.IsLoopback() {
		return nil, fmt.Errorf("--ip must be a loopback address, got %q", o.ip)
	}
	if o.uiPort == 0 {
		o.uiPort = o.port + 1000
	}
	if o.port < 1 || o.port > 65535 {
		return nil, fmt.Errorf("--port must be 1 to 65535, got %d", o.port)
	}
	if !o.headless && (o.uiPort < 1 || o.uiPort > 65535 || o.uiPort == o.port) {
		return nil, fmt.Errorf("--ui-port must be 1 to 65535 and not --port, got %d", o.uiPort)
	}
	if o.retention < namespace.MinRetentionLocal {
		return nil, fmt.Errorf("--retention must be at least %s, got %s", namespace.MinRetentionLocal, o.retention)
	}
	for name, typ := range attributes {
		t, err := enumspb.IndexedValueTypeFromString(typ)
		if err != nil {
			return nil, fmt.Errorf("--search-attribute %s: %w", name, err)
		}
		o.searchAttributes[name] = t
	}
	var err error
	o.dynamicConfig, err = dynamicConfig(dynamic, timeSkipping)
	return o, err
}

func (o *options) address(port int) string { return net.JoinHostPort(o.ip, strconv.Itoa(port)) }

// dynamicConfig lays what was asked for over this server's own defaults. The
// server's loader knows every key and its type, but only warns about an unknown
// key or a value of the wrong type; here both are errors.
func dynamicConfig(asked pairs, timeSkipping bool) (dynamicconfig.StaticClient, error) {
	values := dynamicconfig.StaticClient{
		// The default of 10 visibility calls a second is too few for a UI plus a poller.
		dynamicconfig.FrontendMaxNamespaceVisibilityRPSPerInstance.Key(): 200,
		dynamicconfig.HistoryCacheHostLevelMaxSize.Key():                 8192,
	}
	if timeSkipping {
		skipTimeFast(values)
	}
	var loader dynamicconfig.YamlLoader
	for key, text := range asked {
		loader.LoadValue(dynamicconfig.MakeKey(key), []byte("[{value: "+text+"}]"))
	}
	if err := errors.Join(append(loader.Errors, loader.Warnings...)...); err != nil {
		return nil, fmt.Errorf("--dynamic-config: %w", err)
	}
	for key, value := range loader.Map {
		values[key] = value
	}
	return values, nil
}

// skipTimeFast permits time skipping and lifts what would make each skip cost
// up to a second of real time: a timer's slack, the queues' 20 polls a second,
// and the pause before a workflow may continue as new.
func skipTimeFast(values dynamicconfig.StaticClient) {
	values[dynamicconfig.WorkflowTimeSkippingEnabled.Key()] = true
	values[dynamicconfig.TimerProcessorMaxTimeShift.Key()] = time.Millisecond
	values[dynamicconfig.TimerProcessorMaxPollRPS.Key()] = 10000
	values[dynamicconfig.TransferProcessorMaxPollRPS.Key()] = 10000
	values[dynamicconfig.VisibilityProcessorMaxPollRPS.Key()] = 10000
	values[dynamicconfig.WorkflowIdReuseMinimalInterval.Key()] = time.Duration(0)
}
