package main

import (
	"fmt"
	"os"
	"time"

	uiconfig "github.com/temporalio/ui-server/v2/server/config"
	uioptions "github.com/temporalio/ui-server/v2/server/server_options"
	"go.temporal.io/server/common/cluster"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/log"
	"go.temporal.io/server/common/membership/static"
	sqliteplugin "go.temporal.io/server/common/persistence/sql/sqlplugin/sqlite"
	"go.temporal.io/server/common/primitives"
	"go.temporal.io/server/temporal"
)

const clusterName = "active"

// sqlConfig describes the SQLite store; the schema is created on first use.
// A write-ahead log survives the end of the process at any instant, and with it
// synchronous=normal risks only the last moments before a power cut.
func sqlConfig(o *options) *config.SQL {
	c := &config.SQL{
		PluginName:   sqliteplugin.PluginName,
		DatabaseName: o.dbFile,
		ConnectAttributes: map[string]string{
			"mode": "rwc", "setup": "true", "journal_mode": "wal", "synchronous": "normal",
		},
	}
	if o.dbFile == "" {
		c.DatabaseName = fmt.Sprintf("temporal-server-%d", os.Getpid())
		c.ConnectAttributes = map[string]string{"mode": "memory", "cache": "shared"}
	}
	return c
}

// serverOptions assembles a single-node, single-shard server.
func serverOptions(o *options, store *config.SQL, ports map[primitives.ServiceName]int) []temporal.ServerOption {
	frontend := o.address(o.port)
	services := map[string]config.Service{}
	hosts := map[primitives.ServiceName]static.Hosts{}
	for name, port := range ports {
		services[string(name)] = config.Service{RPC: config.RPC{GRPCPort: port, BindOnIP: o.ip}}
		hosts[name] = static.SingleLocalHost(o.address(port))
	}
	return []temporal.ServerOption{
		temporal.ForServices(temporal.DefaultServices),
		temporal.WithStaticHosts(hosts),
		temporal.WithDynamicConfigClient(o.dynamicConfig),
		temporal.WithLogger(log.NewZapLogger(log.BuildZapLogger(log.Config{Level: o.logLevel}))),
		temporal.WithConfig(&config.Config{
			Global: config.Global{Membership: config.Membership{
				MaxJoinDuration:  30 * time.Second,
				BroadcastAddress: o.ip,
			}},
			Persistence: config.Persistence{
				DefaultStore:     "sqlite",
				VisibilityStore:  "sqlite",
				NumHistoryShards: 1,
				DataStores:       map[string]config.DataStore{"sqlite": {SQL: store}},
			},
			ClusterMetadata: &cluster.Config{
				FailoverVersionIncrement: 10,
				MasterClusterName:        clusterName,
				CurrentClusterName:       clusterName,
				ClusterInformation: map[string]cluster.ClusterInformation{clusterName: {
					Enabled: true, InitialFailoverVersion: 1, RPCAddress: frontend,
				}},
			},
			DCRedirectionPolicy: config.DCRedirectionPolicy{Policy: "noop"},
			Services:            services,
			Archival: config.Archival{
				History:    config.HistoryArchival{State: "disabled"},
				Visibility: config.VisibilityArchival{State: "disabled"},
			},
			NamespaceDefaults: config.NamespaceDefaults{Archival: config.ArchivalNamespaceDefaults{
				History:    config.HistoryArchivalNamespaceDefaults{State: "disabled"},
				Visibility: config.VisibilityArchivalNamespaceDefaults{State: "disabled"},
			}},
			PublicClient: config.PublicClient{HostPort: frontend},
		}),
	}
}

// uiOptions serves the Web UI beside the server and fetches no news.
func uiOptions(o *options) uioptions.ServerOption {
	return uioptions.WithConfigProvider(&uiconfig.Config{
		TemporalGRPCAddress: o.address(o.port),
		Host:                o.ip,
		Port:                o.uiPort,
		EnableUI:            true,
		DefaultNamespace:    o.namespace,
		DisableNewsFetch:    true,
		HideLogs:            true,
		CORS:                uiconfig.CORS{CookieInsecure: true},
	})
}
