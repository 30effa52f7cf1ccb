package main

import (
	"context"
	"fmt"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	namespacepb "go.temporal.io/api/namespace/v1"
	"go.temporal.io/api/operatorservice/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/server/schema/sqlite"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/types/known/durationpb"
)

// namespaceConfig describes the namespace of a new database.
func namespaceConfig(o *options) (*sqlite.NamespaceConfig, error) {
	c, err := sqlite.NewNamespaceConfig(clusterName, o.namespace, false, o.searchAttributes)
	if err != nil {
		return nil, err
	}
	c.Detail.Config.Retention = durationpb.New(o.retention)
	return c, nil
}

// reconcileNamespace brings the namespace of a database made by an earlier run
// to what this run asks for.
func reconcileNamespace(o *options) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	conn, err := grpc.NewClient(o.address(o.port), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := reconcileSearchAttributes(ctx, conn, o); err != nil {
		return err
	}
	return reconcileRetention(ctx, conn, o)
}

func reconcileSearchAttributes(ctx context.Context, conn *grpc.ClientConn, o *options) error {
	operator := operatorservice.NewOperatorServiceClient(conn)
	have, err := operator.ListSearchAttributes(ctx, &operatorservice.ListSearchAttributesRequest{Namespace: o.namespace})
	if err != nil {
		return err
	}
	missing := map[string]enumspb.IndexedValueType{}
	for name, typ := range o.searchAttributes {
		switch found, ok := have.CustomAttributes[name]; {
		case !ok:
			missing[name] = typ
		case found != typ:
			return fmt.Errorf("search attribute %s is %s in this database, not %s", name, found, typ)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	_, err = operator.AddSearchAttributes(ctx, &operatorservice.AddSearchAttributesRequest{
		Namespace: o.namespace, SearchAttributes: missing,
	})
	return err
}

func reconcileRetention(ctx context.Context, conn *grpc.ClientConn, o *options) error {
	workflows := workflowservice.NewWorkflowServiceClient(conn)
	have, err := workflows.DescribeNamespace(ctx, &workflowservice.DescribeNamespaceRequest{Namespace: o.namespace})
	if err != nil {
		return err
	}
	if have.Config.WorkflowExecutionRetentionTtl.AsDuration() == o.retention {
		return nil
	}
	_, err = workflows.UpdateNamespace(ctx, &workflowservice.UpdateNamespaceRequest{
		Namespace: o.namespace,
		Config:    &namespacepb.NamespaceConfig{WorkflowExecutionRetentionTtl: durationpb.New(o.retention)},
	})
	return err
}
