package io.onyxos.kit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Writes a page as RFC 4180 CSV for {@code Accept: text/csv}: one line a row, the record's components as columns under
 * their JSON names. Lists and nested objects stand in their cell as JSON. Text that a spreadsheet would take for a
 * formula gets an apostrophe in front; numbers, money and instants cannot be formulas and stay as they are.
 */
@Provider
@Produces(CsvWriter.TYPE)
public class CsvWriter implements MessageBodyWriter<Page<?>> {

    /** Put it beside JSON into {@code @Produces} of a list that people export. */
    public static final String TYPE = "text/csv";

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final ObjectMapper json;
    private final CsvMapper csv = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, null))
            .build();

    CsvWriter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return Page.class.isAssignableFrom(type) && isAskedFor();
    }

    /** To {@code *}{@code /*} a list is JSON, whatever its resource produces. */
    private static boolean isAskedFor() {
        return CurrentRequestManager.get().getHttpHeaders().getAcceptableMediaTypes().stream()
                .anyMatch(accepted -> TYPE.equals(accepted.getType() + "/" + accepted.getSubtype()));
    }

    @Override
    public void writeTo(
            Page<?> page,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        RecordComponent[] columns = rowType(page, genericType).getRecordComponents();
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
        Arrays.stream(columns)
                .map(column -> InvalidInput.snake(column.getName()))
                .forEach(schema::addColumn);
        List<ObjectNode> lines = new ArrayList<>();
        for (Object row : page.data()) {
            lines.add(line(json.valueToTree(row), columns));
        }
        out.write(csv.writer(schema.build()).writeValueAsBytes(lines));
    }

    private ObjectNode line(JsonNode row, RecordComponent[] columns) {
        ObjectNode line = csv.createObjectNode();
        for (RecordComponent column : columns) {
            String name = InvalidInput.snake(column.getName());
            JsonNode value = row.path(name);
            boolean guarded = column.getType() == String.class && value.isTextual();
            line.put(name, guarded ? guarded(value.textValue()) : cell(value));
        }
        return line;
    }

    private static String cell(JsonNode value) {
        if (value instanceof POJONode wrapped && wrapped.getPojo() instanceof RawValue raw) {
            return raw.rawValue().toString();
        }
        return value.isContainerNode() ? value.toString() : value.asText("");
    }

    private static String guarded(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** Whether a spreadsheet would take a text for a formula. */
    static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }

    /** An empty page still has its header line, so the declared type counts before the rows. */
    private static Class<?> rowType(Page<?> page, Type declared) {
        if (declared instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> row) {
            return row;
        }
        return page.data().get(0).getClass();
    }
}
