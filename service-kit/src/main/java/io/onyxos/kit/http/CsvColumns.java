package io.onyxos.kit.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the cells of a CSV line become a record, by the names of its components. */
final class CsvColumns<T extends Record> {

    /** @param place among the arguments of the record */
    record Column(String name, int place, Class<?> type, boolean manyLines, boolean required) {}

    private final Validator validator;
    private final Constructor<T> constructor;
    private final Map<String, Column> byName;

    CsvColumns(Class<T> row, Validator validator) {
        this.validator = validator;
        RecordComponent[] components = row.getRecordComponents();
        try {
            constructor = row.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
        byName = IntStream.range(0, components.length)
                .mapToObj(place -> column(row, components[place], place))
                .collect(Collectors.toMap(Column::name, column -> column));
    }

    private static Column column(Class<?> row, RecordComponent component, int place) {
        var field = Arrays.stream(row.getDeclaredFields())
                .filter(own -> own.getName().equals(component.getName()))
                .findFirst()
                .orElseThrow();
        boolean required = component.getType().isPrimitive()
                || field.isAnnotationPresent(NotNull.class)
                || field.isAnnotationPresent(NotBlank.class);
        return new Column(
                InvalidInput.snake(component.getName()),
                place,
                component.getType(),
                component.isAnnotationPresent(MultiLine.class),
                required);
    }

    /** @throws Problem 400: the header has a column that is unknown or repeated, or has not one that is required */
    List<Column> named(String[] header) {
        Problem problem = Problem.refused("validation_failed");
        boolean wrong = false;
        List<Column> columns = new ArrayList<>();
        for (String name : header) {
            Column column = byName.get(name.strip());
            if (column == null || columns.contains(column)) {
                wrong = true;
                String code = column == null ? "unknown_field" : "repeated_field";
                problem = problem.at(
                        "/1", code, "The column " + shown(name) + (column == null ? " is unknown." : " is repeated."));
            } else {
                columns.add(column);
            }
        }
        for (Column column : byName.values()) {
            if (column.required && !columns.contains(column)) {
                wrong = true;
                problem = problem.at("/1", "required", "The column " + column.name + " is missing.");
            }
        }
        if (wrong) {
            throw problem;
        }
        return columns;
    }

    private static String shown(String name) {
        return name.length() > 40 || Characters.fault(name, false).isPresent() ? "with that name" : name;
    }

    CsvLine<T> line(int number, List<Column> header, String[] cells) {
        if (cells.length != header.size()) {
            return new CsvLine<>(
                    number,
                    null,
                    List.of(new CsvLine.Fault(
                            "",
                            "wrong_number_of_cells",
                            "has " + cells.length + " cells, and the header " + header.size())));
        }
        Object[] arguments = new Object[byName.size()];
        List<CsvLine.Fault> faults = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            Column column = header.get(i);
            String text = unguarded(cells[i]);
            Characters.fault(text, column.manyLines)
                    .ifPresentOrElse(
                            detail -> faults.add(new CsvLine.Fault(column.name, Characters.REFUSAL, detail)),
                            () -> arguments[column.place] = value(column, text, faults));
        }
        byName.values().stream()
                .filter(column -> column.type.isPrimitive() && arguments[column.place] == null && faults.isEmpty())
                .forEach(column -> faults.add(new CsvLine.Fault(column.name, "required", "must not be empty")));
        if (!faults.isEmpty()) {
            return new CsvLine<>(number, null, faults);
        }
        T row = instance(arguments);
        Set<ConstraintViolation<T>> violations = validator.validate(row);
        violations.forEach(violation -> faults.add(fault(violation)));
        return new CsvLine<>(number, faults.isEmpty() ? row : null, faults);
    }

    private static Object value(Column column, String text, List<CsvLine.Fault> faults) {
        if (text.isEmpty()) {
            return null;
        }
        Function<String, ?> reading = QueryValues.reading(column.type);
        try {
            return reading == null ? text : reading.apply(text.strip());
        } catch (RuntimeException unreadable) {
            faults.add(new CsvLine.Fault(
                    column.name,
                    "wrong_type",
                    InvalidInput.oneOf(column.type).orElse("The value has the wrong type or format.")));
            return null;
        }
    }

    /** Takes away what {@link CsvWriter} puts before text that a spreadsheet would take for a formula. */
    private static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && CsvWriter.isFormula(cell.substring(1))
                ? cell.substring(1)
                : cell;
    }

    private T instance(Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException(constructor + " refuses a row; say its rules as constraints", refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static CsvLine.Fault fault(ConstraintViolation<?> violation) {
        return new CsvLine.Fault(
                InvalidInput.snake(violation.getPropertyPath().toString()),
                InvalidInput.code(violation),
                violation.getMessage());
    }
}
