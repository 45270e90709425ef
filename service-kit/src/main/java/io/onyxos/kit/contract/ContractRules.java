package io.onyxos.kit.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.IndexView;

/**
 * Completes the contract while the build writes it, from what the code says: schemas as JSON really is, readable
 * operation ids, security, headers and problems. {@code META-INF/openapi.yaml} of the kit holds what it refers to.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractRules implements OASFilter {

    private final IndexView code;

    public ContractRules(IndexView code) {
        this.code = code;
    }

    @Override
    public Schema filterSchema(Schema schema) {
        return Schemas.asOnTheWire(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getPaths() == null || contract.getPaths().getPathItems() == null) {
            return;
        }
        Descriptions descriptions = new Descriptions(code);
        Operations operations = new Operations(code, new Refusals(contract.getComponents()), descriptions);
        Map<String, Operation> byId = new TreeMap<>();
        contract.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((verb, operation) -> {
                    operations.complete(path, verb, operation);
                    if (byId.put(operation.getOperationId(), operation) != null) {
                        throw new IllegalStateException("Two operations are called " + operation.getOperationId()
                                + "; give one an id of its own: @Operation(operationId = …)");
                    }
                }));
        new Schemas(code, new SchemaGraph(contract), descriptions).complete();
        contract.setTags(byId.values().stream()
                .map(operation -> operation.getTags().get(0))
                .distinct()
                .sorted()
                .map(name -> OASFactory.createTag().name(name))
                .toList());
    }
}
