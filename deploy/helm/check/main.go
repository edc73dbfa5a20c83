// Checks rendered manifests against the types of the Kubernetes API itself: unknown fields, wrong types and values that do
// not decode are errors. Usage: helm template … | go run .
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/kubernetes/scheme"
)

func main() {
	decoder := json.NewSerializerWithOptions(json.DefaultMetaFactory, scheme.Scheme, scheme.Scheme,
		json.SerializerOptions{Yaml: true, Strict: true})
	reader := yaml.NewYAMLReader(bufio.NewReader(os.Stdin))
	checked, failed := 0, 0
	for {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if _, kind, err := decoder.Decode(document, nil, nil); err != nil {
			if kind == nil {
				continue // a document of comments
			}
			fmt.Fprintf(os.Stderr, "%s: %v\n", kind, err)
			failed++
		}
		checked++
	}
	fmt.Printf("%d checked, %d failed\n", checked, failed)
	if failed > 0 || checked == 0 {
		os.Exit(1)
	}
}
