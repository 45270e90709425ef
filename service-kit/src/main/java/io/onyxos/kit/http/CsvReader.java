package io.onyxos.kit.http;

import io.vertx.core.Vertx;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hands a {@code text/csv} body to a resource method as {@link CsvBody}. */
@Provider
@Consumes(CsvWriter.TYPE)
public class CsvReader implements MessageBodyReader<CsvBody<?>> {

    private final Validator validator;
    private final Vertx vertx;
    private final Map<Class<?>, CsvColumns<?>> columns = new ConcurrentHashMap<>();

    CsvReader(Validator validator, Vertx vertx) {
        this.validator = validator;
        this.vertx = vertx;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == CsvBody.class;
    }

    /** Null where there is no body. */
    @Override
    public CsvBody<?> readFrom(
            Class<CsvBody<?>> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        Type row = ((ParameterizedType) genericType).getActualTypeArguments()[0];
        byte[] bytes = body.readAllBytes();
        return bytes.length == 0
                ? null
                : new CsvBody<>(bytes, columnsOf(((Class<?>) row).asSubclass(Record.class)), vertx);
    }

    @SuppressWarnings("unchecked") // the columns of a class were made from it
    private <T extends Record> CsvColumns<T> columnsOf(Class<T> row) {
        return (CsvColumns<T>) columns.computeIfAbsent(row, ignored -> new CsvColumns<>(row, validator));
    }
}
