package main

import (
	"io"
	"strings"
	"testing"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/server/common/dynamicconfig"
)

func TestKeepsClosedWorkflowsThirtyDaysUnlessTold(t *testing.T) {
	o, err := parseOptions(nil, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if o.retention != 720*time.Hour || o.port != 7233 || o.uiPort != 8233 {
		t.Fatalf("got retention %s, port %d, UI port %d", o.retention, o.port, o.uiPort)
	}
}

func TestReadsSearchAttributesAndDynamicConfig(t *testing.T) {
	o, err := parseOptions([]string{
		"--search-attribute", "Programme=Keyword", "--search-attribute", "WaitingOn=KeywordList",
		"--time-skipping", "--dynamic-config", "history.timerProcessorMaxPollRPS=7",
	}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if o.searchAttributes["WaitingOn"] != enumspb.INDEXED_VALUE_TYPE_KEYWORD_LIST || len(o.searchAttributes) != 2 {
		t.Fatalf("got %v", o.searchAttributes)
	}
	if o.dynamicConfig[dynamicconfig.WorkflowTimeSkippingEnabled.Key()] != true {
		t.Fatal("time skipping is not permitted")
	}
	polls := o.dynamicConfig.GetValue(dynamicconfig.TimerProcessorMaxPollRPS.Key())
	if len(polls) != 1 || polls[0].Value != 7 {
		t.Fatalf("what was asked for does not win: %v", polls)
	}
}

func TestRefusesWhatItCannotDo(t *testing.T) {
	for args, want := range map[string]string{
		"--ip 0.0.0.0":                               "loopback",
		"--port 0":                                   "--port must be",
		"--port 65000":                               "--ui-port must be",
		"--port 7233 --ui-port 7233":                 "--ui-port must be",
		"--retention 5m":                             "--retention must be",
		"--search-attribute Programme":               "want NAME=VALUE",
		"--search-attribute Programme=Name":          "--search-attribute Programme",
		"--dynamic-config no.such.key=1":             "--dynamic-config",
		"--dynamic-config limit.maxIDLength=\"one\"": "--dynamic-config",
		"start": "unexpected argument",
	} {
		if _, err := parseOptions(strings.Fields(args), io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: want an error with %q, got %v", args, want, err)
		}
	}
}
